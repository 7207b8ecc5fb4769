using Pumpjack.Engineering.Outflow;
using Pumpjack.Engineering.Pvt;

namespace Pumpjack.Engineering.Lift.GasLift;

/// <summary>
/// A gas-lift well: formation stream below the point of injection, formation stream and lift gas above it, one inflow. Depths measured, ft.
/// </summary>
/// <param name="Tubing">The string to the perforations.</param>
/// <param name="Formation">Stream of the formation.</param>
/// <param name="InjectionDepthFt">Measured depth at which the gas enters.</param>
/// <param name="WellheadPsia">Tubing head pressure.</param>
/// <param name="Inflow">Flowing pressure (psia) at a liquid rate (stb/d), falling.</param>
/// <param name="MaxRate">Rate at which the inflow ends, stb/d.</param>
/// <param name="Method">Pressure-gradient method.</param>
public sealed record GasLiftWell(
    Tubing Tubing, WellFluid Formation, double InjectionDepthFt, double WellheadPsia, Func<double, double> Inflow, double MaxRate, GradientMethod Method)
{
    private const int scan = 24, maxHalvings = 40;
    private const double least = 0.005;

    /// <summary>Flowing pressure at the bottom, psia, that a liquid rate (stb/d) and a lift-gas rate (Mscf/d) need.</summary>
    /// <exception cref="EngineeringRefusal">The traverse has no solution, for example sonic flow.</exception>
    public double BottomHolePsia(double rate, double liftMscfd) => PressureAt(rate, liftMscfd, Tubing.Path.EndFt);

    /// <summary>Pressure at a measured depth, psia, counted down from the wellhead.</summary>
    /// <exception cref="EngineeringRefusal">The traverse has no solution, for example sonic flow.</exception>
    public double PressureAt(double rate, double liftMscfd, double depthFt)
    {
        var above = Math.Min(InjectionDepthFt, depthFt);
        var lifted = Formation.WithGlr(Formation.Glr + liftMscfd * 1000 / rate);
        var p = Traverse.Pressure(Traverse.Along(Tubing, lifted, rate, Method), 0, above, WellheadPsia, out _);
        return depthFt <= above ? p : Traverse.Pressure(Traverse.Along(Tubing, Formation, rate, Method), above, depthFt, p, out _);
    }

    /// <summary>
    /// Stable operating rate, stb/d: the highest at which the inflow pressure falls through what the string needs. Scanned from the end of the inflow down in 24 steps, then at most 40 halvings.
    /// 0 when the well does not flow with this much gas.
    /// </summary>
    public double Rate(double liftMscfd)
    {
        double above = MaxRate * (1 - 1e-9);
        for (var i = 1; i <= scan; i++)
        {
            var rate = MaxRate * (least + (1 - least) * (scan - i) / scan);
            if (Surplus(rate) > 0)
            {
                double low = rate, high = above;
                for (var n = 0; n < maxHalvings && high - low > 1e-5 * MaxRate; n++)
                {
                    var middle = 0.5 * (low + high);
                    if (Surplus(middle) > 0) low = middle; else high = middle;
                }
                return 0.5 * (low + high);
            }
            above = rate;
        }
        return 0;

        double Surplus(double rate)
        {
            // A traverse without solution (sonic, or pressure lost on the way) is a rate the string cannot pass.
            try { return Inflow(rate) - BottomHolePsia(rate, liftMscfd); }
            catch (EngineeringRefusal) { return -1; }
        }
    }

    /// <summary>The lift gas, Mscf/d, of the highest rate, by golden section between 0 and a limit after a scan of 12 steps; and that rate, stb/d.</summary>
    public (double LiftMscfd, double Rate) Best(double limitMscfd) => Search(limitMscfd, 0);

    /// <summary>The lift gas, Mscf/d, at which another unit of gas costs as much as it gains: the maximum of rate less gas × cost/value.</summary>
    /// <param name="costOverValue">Cost of 1 Mscf over the net value of 1 stb of liquid.</param>
    public (double LiftMscfd, double Rate) Economic(double limitMscfd, double costOverValue) => Search(limitMscfd, costOverValue);

    private (double LiftMscfd, double Rate) Search(double limitMscfd, double price)
    {
        const int steps = 12;
        double best = 0, bestGain = double.NegativeInfinity;
        for (var i = 0; i <= steps; i++)
        {
            var gas = limitMscfd * i / steps;
            var gain = Gain(gas);
            if (gain > bestGain) (best, bestGain) = (gas, gain);
        }
        const double golden = 0.6180339887498949;
        double low = Math.Max(0, best - limitMscfd / steps), high = Math.Min(limitMscfd, best + limitMscfd / steps);
        double x1 = high - golden * (high - low), x2 = low + golden * (high - low), gain1 = Gain(x1), gain2 = Gain(x2);
        for (var i = 0; i < 14; i++)
        {
            if (gain1 < gain2)
            {
                (low, x1, gain1) = (x1, x2, gain2);
                x2 = low + golden * (high - low);
                gain2 = Gain(x2);
            }
            else
            {
                (high, x2, gain2) = (x2, x1, gain1);
                x1 = high - golden * (high - low);
                gain1 = Gain(x1);
            }
        }
        var at = 0.5 * (low + high);
        return (at, Rate(at));

        double Gain(double gas) => Rate(gas) - price * gas;
    }
}
