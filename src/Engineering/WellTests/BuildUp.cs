namespace Pumpjack.Engineering.WellTests;

/// <summary>What a build-up says.</summary>
/// <param name="Line">The straight line against the method's logarithm, slope with its sign.</param>
/// <param name="SlopePsiPerCycle">m, positive.</param>
/// <param name="Flow">k, S and the pressure drop of the skin.</param>
/// <param name="PressureAt1HrPsia">Pressure at 1 h, read on the line.</param>
/// <param name="ExtrapolatedPressurePsia">p* at a Horner ratio of 1; null where the method has none.</param>
/// <param name="FlowEfficiency">(p* − pwf − dp skin)/(p* − pwf); null where the method has no p*.</param>
public readonly record struct BuildUpResult(
    StraightLine Line, double SlopePsiPerCycle, RadialFlow Flow, double PressureAt1HrPsia, double? ExtrapolatedPressurePsia, double? FlowEfficiency);

/// <summary>Pressure build-up after a constant rate, by Horner (1951), Miller-Dyes-Hutchinson (1950) and Agarwal (1980).</summary>
public static class BuildUp
{
    /// <summary>Horner: pws against log[(tp + dt)/dt], the points from <paramref name="lineFromHours"/> to <paramref name="lineToHours"/>.</summary>
    /// <param name="shortProducingTime">Adds log[(tp + 1)/tp] to the skin, for a tp of a few hours.</param>
    /// <exception cref="EngineeringRefusal">Series not usable, or a line that does not rise with time.</exception>
    public static BuildUpResult Horner(
        ReadOnlySpan<double> shutInHours,
        ReadOnlySpan<double> shutInPsia,
        double producingHours,
        double flowingPsia,
        double rateStbd,
        in TestRock rock,
        double lineFromHours = 0,
        double lineToHours = double.PositiveInfinity,
        bool shortProducingTime = false)
    {
        var tp = WellTestInputs.Tp.Require(producingHours);
        var line = Line(shutInHours, shutInPsia, lineFromHours, lineToHours, dt => Math.Log10((tp + dt) / dt));
        return HornerFromLine(line, Rising(-line.Slope), line.At(Math.Log10(tp + 1)), tp, flowingPsia, rateStbd, rock, shortProducingTime);
    }

    /// <summary>Horner from the slope and the pressure at 1 h already read from a plot.</summary>
    public static BuildUpResult HornerFromPlot(
        double slopePsiPerCycle, double pressureAt1HrPsia, double producingHours, double flowingPsia, double rateStbd, in TestRock rock, bool shortProducingTime = false)
    {
        WellTestInputs.Slope.Require(slopePsiPerCycle);
        var tp = WellTestInputs.Tp.Require(producingHours);
        var line = new StraightLine(-slopePsiPerCycle, pressureAt1HrPsia + (slopePsiPerCycle * Math.Log10(tp + 1)), double.NaN, 0, double.NaN);
        return HornerFromLine(line, slopePsiPerCycle, pressureAt1HrPsia, tp, flowingPsia, rateStbd, rock, shortProducingTime);
    }

    /// <summary>Miller-Dyes-Hutchinson: pws against log dt; for a producing time much longer than the shut-in.</summary>
    public static BuildUpResult MillerDyesHutchinson(
        ReadOnlySpan<double> shutInHours, ReadOnlySpan<double> shutInPsia, double flowingPsia, double rateStbd, in TestRock rock, double lineFromHours = 0, double lineToHours = double.PositiveInfinity)
    {
        var line = Line(shutInHours, shutInPsia, lineFromHours, lineToHours, Math.Log10);
        var m = Rising(line.Slope);
        return new(line, m, SemilogTest.FromLine(rateStbd, m, line.Intercept - flowingPsia, rock), line.Intercept, null, null);
    }

    /// <summary>Agarwal: pws against log of the equivalent drawdown time dte = dt/(1 + dt/tp); p* stands at dte = tp.</summary>
    public static BuildUpResult Agarwal(
        ReadOnlySpan<double> shutInHours,
        ReadOnlySpan<double> shutInPsia,
        double producingHours,
        double flowingPsia,
        double rateStbd,
        in TestRock rock,
        double lineFromHours = 0,
        double lineToHours = double.PositiveInfinity)
    {
        var tp = WellTestInputs.Tp.Require(producingHours);
        var line = Line(shutInHours, shutInPsia, lineFromHours, lineToHours, dt => Math.Log10(EquivalentTime(dt, tp)));
        var m = Rising(line.Slope);
        var flow = SemilogTest.FromLine(rateStbd, m, line.Intercept - flowingPsia, rock);
        var star = line.At(Math.Log10(tp));
        return new(line, m, flow, line.Intercept, star, Efficiency(star, flowingPsia, flow));
    }

    /// <summary>Agarwal's equivalent drawdown time, h.</summary>
    public static double EquivalentTime(double shutInHours, double producingHours) => shutInHours / (1 + (shutInHours / producingHours));

    private static BuildUpResult HornerFromLine(
        StraightLine line, double m, double at1Hr, double tp, double flowingPsia, double rateStbd, in TestRock rock, bool shortProducingTime)
    {
        WellTestInputs.Pwf.Require(flowingPsia);
        var flow = SemilogTest.FromLine(rateStbd, m, at1Hr - flowingPsia, rock, shortProducingTime ? Math.Log10((tp + 1) / tp) : 0);
        return new(line, m, flow, at1Hr, line.Intercept, Efficiency(line.Intercept, flowingPsia, flow));
    }

    private static double Efficiency(double star, double flowingPsia, RadialFlow flow) =>
        star > flowingPsia
            ? (star - flowingPsia - flow.SkinPressureDropPsi) / (star - flowingPsia)
            : throw new EngineeringRefusal(RefusalCodes.BadTest, "p* is not above the flowing pressure; the well did not build up.", "p_wf", star);

    private static double Rising(double slope) => slope > 0
        ? slope
        : throw new EngineeringRefusal(RefusalCodes.BadTest, "The pressure does not rise along the chosen stretch; choose another one.", "line_from");

    private static StraightLine Line(ReadOnlySpan<double> hours, ReadOnlySpan<double> psia, double from, double to, Func<double, double> abscissa)
    {
        WellTestInputs.CheckSeries(hours, psia, 2);
        Span<double> x = hours.Length <= 512 ? stackalloc double[hours.Length] : new double[hours.Length];
        Span<bool> use = hours.Length <= 512 ? stackalloc bool[hours.Length] : new bool[hours.Length];
        for (var i = 0; i < hours.Length; i++)
        {
            x[i] = abscissa(hours[i]);
            use[i] = hours[i] >= from && hours[i] <= to;
        }
        return StraightLine.Through(x, psia, use);
    }
}
