using Pumpjack.Engineering.Numerics;

namespace Pumpjack.Engineering.WellTests;

/// <summary>What a drawdown says.</summary>
/// <param name="Line">Flowing pressure against log t.</param>
/// <param name="Flow">k, S and the pressure drop of the skin.</param>
/// <param name="PressureAt1HrPsia">Pressure at 1 h, read on the line.</param>
public readonly record struct DrawdownResult(StraightLine Line, RadialFlow Flow, double PressureAt1HrPsia);

/// <summary>What a multirate test says.</summary>
/// <param name="Line">(pi − pwf)/q against the superposed log time; slope in psi/(stb/d)/cycle.</param>
/// <param name="PermeabilityMd">k, md.</param>
/// <param name="Skin">S.</param>
public readonly record struct MultirateResult(StraightLine Line, double PermeabilityMd, double Skin);

/// <summary>Tests on the flowing pressure, and the line-source solution.</summary>
public static class Drawdown
{
    /// <summary>Pressure, psia, at radius r and time t from a line source: pi − 70.6 q B mu/(k h) E1(948 phi mu ct r²/(k t)).</summary>
    /// <param name="hours">Time, h, ≥ 0; the initial pressure at 0.</param>
    /// <param name="radiusFt">Distance, ft, &gt; 0.</param>
    public static double LineSource(double initialPsia, double rateStbd, double permeabilityMd, double hours, double radiusFt, in TestRock rock)
    {
        WellTestInputs.K.Require(permeabilityMd);
        if (WellTestInputs.Hours.Require(hours) == 0)
            return initialPsia;
        var x = SemilogTest.LineSourceConstant * rock.Porosity * rock.ViscosityCp * rock.TotalCompressibilityPerPsi * radiusFt * radiusFt / (permeabilityMd * hours);
        return initialPsia
            - (70.6 * rateStbd * rock.FormationVolumeFactor * rock.ViscosityCp / (permeabilityMd * rock.ThicknessFt) * ExponentialIntegral.E1(x));
    }

    /// <summary>E1(x) = −Ei(−x), x &gt; 0.</summary>
    public static double E1(double x) => x > 0
        ? ExponentialIntegral.E1(x)
        : throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "E1 needs an argument above 0.", "x", 0);

    /// <summary>Constant-rate drawdown: pwf against log t, the points from <paramref name="lineFromHours"/> to <paramref name="lineToHours"/>.</summary>
    /// <exception cref="EngineeringRefusal">Series not usable, or a pressure that does not fall.</exception>
    public static DrawdownResult ConstantRate(
        ReadOnlySpan<double> hours, ReadOnlySpan<double> flowingPsia, double initialPsia, double rateStbd, in TestRock rock, double lineFromHours = 0, double lineToHours = double.PositiveInfinity)
    {
        WellTestInputs.CheckSeries(hours, flowingPsia, 2, "t", "p_wf");
        var x = new double[hours.Length];
        var use = new bool[hours.Length];
        for (var i = 0; i < hours.Length; i++)
            (x[i], use[i]) = (Math.Log10(hours[i]), hours[i] >= lineFromHours && hours[i] <= lineToHours);
        var line = StraightLine.Through(x, flowingPsia, use);
        if (!(line.Slope < 0))
            throw new EngineeringRefusal(RefusalCodes.BadTest, "The flowing pressure does not fall along the chosen stretch; choose another one.", "line_from");
        return new(line, SemilogTest.FromLine(rateStbd, -line.Slope, initialPsia - line.Intercept, rock), line.Intercept);
    }

    /// <summary>
    /// Several rates (Odeh and Jones 1965): (pi − pwf)/qn against the sum of (qj − qj−1)/qn log(t − tj−1); slope m' = 162.6 B mu/(k h).
    /// A point at the very moment of a rate change belongs to the rate before it.
    /// </summary>
    /// <param name="rateStbd">Rates in order; the rate at every point used must be above 0 (a final shut-in is a build-up).</param>
    /// <param name="rateFromHours">Time from which each rate flows, rising, the first at or before the first point.</param>
    public static MultirateResult Multirate(
        ReadOnlySpan<double> hours, ReadOnlySpan<double> flowingPsia, double initialPsia, ReadOnlySpan<double> rateStbd, ReadOnlySpan<double> rateFromHours, in TestRock rock)
    {
        rock.Checked();
        WellTestInputs.CheckSeries(hours, flowingPsia, 2, "t", "p_wf");
        CheckRates(rateStbd, rateFromHours, hours[0]);
        var x = new double[hours.Length];
        var y = new double[hours.Length];
        var use = new bool[hours.Length];
        for (var i = 0; i < hours.Length; i++)
        {
            var n = 0;
            while (n + 1 < rateFromHours.Length && rateFromHours[n + 1] < hours[i]) n++;
            if (rateStbd[n] == 0)
                throw new EngineeringRefusal(RefusalCodes.BadTest, $"Point {i + 1} falls in a shut-in, where the plot has no rate to divide by; use welltest.horner.", "q", 0, "welltest.horner");
            use[i] = true;
            x[i] = Superposition(hours[i], rateStbd[..(n + 1)], rateFromHours) / rateStbd[n];
            y[i] = (initialPsia - flowingPsia[i]) / rateStbd[n];
        }
        var line = StraightLine.Through(x, y, use);
        if (!(line.Slope > 0))
            throw new EngineeringRefusal(RefusalCodes.BadTest, "The plot does not rise; the pressures do not belong to these rates.", "p_wf");
        var k = SemilogTest.SlopeConstant * rock.FormationVolumeFactor * rock.ViscosityCp / (line.Slope * rock.ThicknessFt);
        var skin = SemilogTest.SkinConstant * ((line.Intercept / line.Slope) - SemilogTest.LogDiffusivity(k, rock) + SemilogTest.LogConstant);
        return new(line, k, skin);
    }

    /// <summary>Sum of (qj − qj−1) log10(t − tj−1) over the rates begun before t, stb/d.</summary>
    internal static double Superposition(double hours, ReadOnlySpan<double> rateStbd, ReadOnlySpan<double> rateFromHours)
    {
        var sum = 0.0;
        for (var j = 0; j < rateStbd.Length; j++)
            sum += (rateStbd[j] - (j == 0 ? 0 : rateStbd[j - 1])) * Math.Log10(hours - rateFromHours[j]);
        return sum;
    }

    private static void CheckRates(ReadOnlySpan<double> rates, ReadOnlySpan<double> from, double firstPoint)
    {
        if (rates.Length == 0 || rates.Length != from.Length)
            throw new EngineeringRefusal(RefusalCodes.UnequalSeries, "Every rate needs the time from which it flows.", "rate_change_times");
        for (var j = 0; j < rates.Length; j++)
        {
            if (!double.IsFinite(rates[j]) || rates[j] < 0)
                throw new EngineeringRefusal(RefusalCodes.OutOfBounds, $"Rate {j + 1} is negative or not a number.", "q", 0);
            if (!double.IsFinite(from[j]) || (j > 0 && from[j] <= from[j - 1]))
                throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "The times of the rates must rise.", "rate_change_times");
        }
        if (!(from[0] < firstPoint))
            throw new EngineeringRefusal(RefusalCodes.Contradiction, "The first rate begins after the first point.", "rate_change_times", firstPoint);
    }
}
