using Pumpjack.Engineering.Pvt;

namespace Pumpjack.Engineering.Outflow;

/// <summary>A string of one diameter from the wellhead down: geometry and flowing temperature.</summary>
/// <param name="DiameterFt">Inside diameter, ft.</param>
/// <param name="RoughnessFt">Wall roughness, ft.</param>
/// <param name="Temperature">degF at measured depth ft.</param>
public sealed record Tubing(double DiameterFt, double RoughnessFt, WellPath Path, Func<double, double> Temperature);

/// <summary>Pressure and what flows there, at one depth of a traverse.</summary>
public readonly record struct TraversePoint(double DepthFt, double PressurePsia, double TemperatureDegF, double Holdup, FlowPattern Pattern, double PsiPerFt, bool Held);

/// <summary>
/// Pressure along a well, integrated with the embedded third- and second-order pair of Bogacki and Shampine: the step follows the gradient, and the number of
/// steps is bounded.
/// </summary>
public static class Traverse
{
    /// <summary>Sum of the steps' estimated errors, relative, that keeps a traverse within 0.1 percent of one in 1,000 steps.</summary>
    public const double EngineeringTolerance = 3e-4;
    private const int maxSteps = 5000;
    private const double lowestPsia = 1;

    /// <summary>Pressure at a depth, given that at another (deeper or shallower); psia, ft.</summary>
    /// <param name="gradient">Gradient along upward flow at a pressure and depth.</param>
    /// <param name="steps">Steps taken.</param>
    /// <param name="tolerance">Below 0.1 percent no step is longer than an eighth of the way, lest a flow pattern be stepped over.</param>
    /// <exception cref="EngineeringRefusal">The pressure falls to nothing on the way, the flow turns sonic, or the steps run out.</exception>
    public static double Pressure(Func<double, double, PressureGradient> gradient, double fromFt, double toFt, double pressurePsia, out int steps,
        double tolerance = EngineeringTolerance, double maxStepFt = double.PositiveInfinity)
    {
        startPressure.Require(pressurePsia);
        steps = 0;
        var length = toFt - fromFt;
        if (length == 0) return pressurePsia;
        var sign = Math.Sign(length);
        length = Math.Abs(length);
        var (x, p) = (0.0, pressurePsia);
        if (tolerance < 1e-3) maxStepFt = Math.Min(maxStepFt, length / 8);
        var k1 = gradient(p, fromFt).PsiPerFt;
        var smallest = length * Math.Clamp(tolerance, 1e-3, 0.05);
        var h = Math.Min(maxStepFt, Math.Min(length, Math.Max(length / 50, 0.3 * p / Math.Max(1e-6, Math.Abs(k1)))));
        while (x < length)
        {
            if (++steps > maxSteps) throw new EngineeringRefusal(RefusalCodes.NoConvergence, $"The traverse did not close in {maxSteps} steps.");
            if (x + h > length * (1 - 1e-9)) h = length - x;
            var s = sign * h;
            var at = fromFt + sign * x;
            var k2 = Safe(gradient, p + 0.5 * s * k1, at + 0.5 * s);
            var k3 = Safe(gradient, p + 0.75 * s * k2, at + 0.75 * s);
            var next = p + s * (2.0 / 9 * k1 + 1.0 / 3 * k2 + 4.0 / 9 * k3);
            var k4 = Safe(gradient, next, at + s);
            var error = Math.Abs(s * (-5.0 / 72 * k1 + 1.0 / 12 * k2 + 1.0 / 9 * k3 - 1.0 / 8 * k4));
            // The tolerance is spent in proportion to the length covered; a kink between flow patterns is passed at the smallest step.
            var allowed = tolerance * Math.Abs(next) * Math.Max(h / length, 0.05);
            if (error <= allowed || h <= smallest)
            {
                (x, p, k1) = (x + h, next, k4);
                if (!(p > lowestPsia))
                    throw new EngineeringRefusal(RefusalCodes.NoSolution, "The pressure falls to nothing before the end of the traverse: the well cannot flow at this rate.", "p");
            }
            var scale = error == 0 ? 4 : Math.Clamp(0.9 * Math.Cbrt(allowed / error), 0.2, 4);
            h = Math.Min(maxStepFt, Math.Max(smallest, h * scale));
        }
        return p;
    }

    /// <summary>A stage below any pressure counts as its floor; the step's own test then refuses the traverse if it ends there.</summary>
    private static double Safe(Func<double, double, PressureGradient> gradient, double p, double depth) => gradient(Math.Max(p, lowestPsia), depth).PsiPerFt;

    /// <summary>Gradient of a stream in a string, as <see cref="Pressure"/> needs it.</summary>
    public static Func<double, double, PressureGradient> Along(Tubing tubing, WellFluid fluid, double liquidRateStbd, GradientMethod method)
    {
        rate.Require(liquidRateStbd);
        // No flow: the liquid stands in the string. A trickle keeps the conditions defined.
        var q = Math.Max(liquidRateStbd, 1e-6);
        return (p, depth) => method(fluid.At(p, tubing.Temperature(depth), q, tubing.DiameterFt, tubing.RoughnessFt, tubing.Path.Angle(depth)));
    }

    /// <summary>Flowing bottom-hole pressure, psia, from the wellhead pressure.</summary>
    /// <param name="liquidRateStbd">Oil and water, stb/d.</param>
    public static double BottomHole(Tubing tubing, WellFluid fluid, double liquidRateStbd, double wellheadPsia, GradientMethod method, double tolerance = EngineeringTolerance) =>
        Pressure(Along(tubing, fluid, liquidRateStbd, method), 0, tubing.Path.EndFt, wellheadPsia, out _, tolerance);

    /// <summary>Points at the depths asked for (rising), from the pressure at depth 0, for plots and tables.</summary>
    public static TraversePoint[] Profile(Tubing tubing, WellFluid fluid, double liquidRateStbd, double wellheadPsia, GradientMethod method, ReadOnlySpan<double> depthsFt)
    {
        var gradient = Along(tubing, fluid, liquidRateStbd, method);
        var points = new TraversePoint[depthsFt.Length];
        var (p, at) = (wellheadPsia, 0.0);
        for (var i = 0; i < points.Length; i++)
        {
            if (!(depthsFt[i] >= at)) throw new EngineeringRefusal(RefusalCodes.Contradiction, "The depths of a traverse must rise.", "depth");
            p = Pressure(gradient, at, depthsFt[i], p, out _, 1e-5, 100);
            at = depthsFt[i];
            var here = gradient(p, at);
            points[i] = new(at, p, tubing.Temperature(at), here.Holdup, here.Pattern, here.PsiPerFt, here.Held);
        }
        return points;
    }

    private static readonly Input startPressure = new("p", "psia", "pressure at the start") { Above = 0, AtMost = 50_000 };
    private static readonly Input rate = new("q_l", "stb/d", "liquid rate") { AtLeast = 0, AtMost = 1e6 };
}
