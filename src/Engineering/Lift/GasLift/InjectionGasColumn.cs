using Pumpjack.Engineering.Pvt;

namespace Pumpjack.Engineering.Lift.GasLift;

/// <summary>Static column of injection gas with local temperature and deviation factor (Sutton, Dranchuk-Abou-Kassem).</summary>
public static class InjectionGasColumn
{
    private const double maxStepFt = 100;

    /// <summary>ρ g of gas in psi/ft: 0.01875 gg p/(z T).</summary>
    public static double GradientPsiPerFt(double pPsia, double tDegR, double gravity, PseudoCritical critical) =>
        0.01875 * gravity * pPsia / (ZFactor.DranchukAbouKassem(pPsia / critical.PressurePsia, tDegR / critical.TemperatureDegR) * tDegR);

    /// <summary>
    /// Pressure at a depth, psia, from the surface pressure, psia: fourth-order Runge-Kutta in steps of at most 100 ft; error below 1e-6 of the pressure. Allocates nothing.
    /// </summary>
    /// <exception cref="EngineeringRefusal">The surface pressure, gravity or temperature cannot exist.</exception>
    public static double PressurePsia(double surfacePsia, double depthFt, double gravity, double surfaceDegF, double degFPerFt)
    {
        var critical = PseudoCritical.Sutton(gravity);
        if (!(surfacePsia > 0)) throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "The surface pressure must be above 0 psia.", "p_surface", 0);
        return March(surfacePsia, 0, depthFt, surfaceDegF + Constants.RankineOffset, degFPerFt, gravity, critical);
    }

    /// <summary>Surface pressure, psia, of a pressure at depth: the same march upward.</summary>
    public static double SurfacePsia(double pressurePsia, double depthFt, double gravity, double surfaceDegF, double degFPerFt) =>
        March(pressurePsia, depthFt, 0, surfaceDegF + Constants.RankineOffset, degFPerFt, gravity, PseudoCritical.Sutton(gravity));

    internal static double March(double p, double fromFt, double toFt, double surfaceDegR, double degRPerFt, double gravity, PseudoCritical critical)
    {
        var steps = Math.Max(1, (int)Math.Ceiling(Math.Abs(toFt - fromFt) / maxStepFt));
        var h = (toFt - fromFt) / steps;
        for (var i = 0; i < steps; i++)
        {
            var t = surfaceDegR + degRPerFt * (fromFt + i * h);
            double tm = t + 0.5 * h * degRPerFt, te = t + h * degRPerFt;
            var k1 = GradientPsiPerFt(p, t, gravity, critical);
            var k2 = GradientPsiPerFt(p + 0.5 * h * k1, tm, gravity, critical);
            var k3 = GradientPsiPerFt(p + 0.5 * h * k2, tm, gravity, critical);
            var k4 = GradientPsiPerFt(p + h * k3, te, gravity, critical);
            p += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
        }
        return p;
    }
}
