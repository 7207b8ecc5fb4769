namespace Pumpjack.Engineering.Outflow;

/// <summary>
/// Flow of gas and liquid at one place of a pipe: superficial velocities ft/s, densities lb/ft3, viscosities cP, surface tension dyn/cm,
/// diameter and roughness ft, angle in radians from horizontal (upward positive), pressure psia.
/// </summary>
public readonly record struct FlowConditions(double LiquidVelocity, double GasVelocity, double LiquidDensity, double GasDensity,
    double LiquidViscosity, double GasViscosity, double SurfaceTension, double DiameterFt, double RoughnessFt, double Angle, double PressurePsia)
{
    public double MixtureVelocity => LiquidVelocity + GasVelocity;

    /// <summary>Liquid share of the flow, vsL/vm.</summary>
    public double NoSlip => LiquidVelocity / (LiquidVelocity + GasVelocity);

    public double NoSlipDensity => LiquidDensity * NoSlip + GasDensity * (1 - NoSlip);

    public double SlipDensity(double holdup) => LiquidDensity * holdup + GasDensity * (1 - holdup);

    /// <summary>Duns and Ros' liquid velocity number, 1.938 vsL (rhoL/sigma)^0.25.</summary>
    public double LiquidVelocityNumber => 1.938 * LiquidVelocity * Math.Sqrt(Math.Sqrt(LiquidDensity / SurfaceTension));

    /// <summary>Gas velocity number, 1.938 vsg (rhoL/sigma)^0.25.</summary>
    public double GasVelocityNumber => 1.938 * GasVelocity * Math.Sqrt(Math.Sqrt(LiquidDensity / SurfaceTension));

    /// <summary>Diameter number, 120.872 d (rhoL/sigma)^0.5.</summary>
    public double DiameterNumber => 120.872 * DiameterFt * Math.Sqrt(LiquidDensity / SurfaceTension);

    /// <summary>Liquid viscosity number, 0.15726 mu (1/(rhoL sigma^3))^0.25.</summary>
    public double ViscosityNumber => 0.15726 * LiquidViscosity / Math.Sqrt(Math.Sqrt(LiquidDensity * SurfaceTension * SurfaceTension * SurfaceTension));

    /// <summary>Kinetic share of the gradient, rho vm vsg/(g p 144).</summary>
    public double Kinetic(double density) => density * MixtureVelocity * GasVelocity / (Constants.GravityFtPerS2 * PressurePsia * 144);
}

public enum FlowPattern { SinglePhase, Bubble, Slug, Mist, Segregated, Transition, Intermittent, Distributed }

/// <summary>Pressure gradient at one place.</summary>
/// <param name="PsiPerFt">Per foot of pipe in the direction opposite to flow (pressure falls by this along an upward flow).</param>
/// <param name="Holdup">Liquid share of the pipe.</param>
/// <param name="ElevationPsiPerFt">Part of the weight of the mixture.</param>
/// <param name="FrictionPsiPerFt">Part of friction.</param>
/// <param name="Kinetic">Kinetic share Ek; the sum of the other parts is divided by 1 - Ek.</param>
/// <param name="Held">A chart fit was held at its end: the result is extrapolated.</param>
public readonly record struct PressureGradient(double PsiPerFt, double Holdup, FlowPattern Pattern, double ElevationPsiPerFt, double FrictionPsiPerFt,
    double Kinetic = 0, bool Held = false)
{
    /// <exception cref="EngineeringRefusal">The kinetic share reaches 1: the flow is sonic here and no steady traverse exists.</exception>
    internal static PressureGradient Of(double elevation, double friction, double kinetic, double holdup, FlowPattern pattern, bool held = false)
    {
        if (!(kinetic < 0.98))
            throw new EngineeringRefusal(RefusalCodes.NoSolution, "The mixture reaches the speed of sound in the pipe: rate too high or pressure too low for this diameter.", "id");
        return new((elevation + friction) / (1 - kinetic), holdup, pattern, elevation, friction, kinetic, held);
    }
}

/// <summary>A published pressure-gradient method.</summary>
public delegate PressureGradient GradientMethod(in FlowConditions flow);
