using Pumpjack.Engineering.Decline;
using Xunit;

namespace Pumpjack.Engineering.Tests.Decline;

public sealed class FitTests
{
    private static (double[] Time, double[] Rate) Months(int count, double qi, double di, double b, Func<int, double> noise)
    {
        var (time, rate) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            time[i] = 15.2 + (30.4375 * i);
            rate[i] = Arps.Rate(qi, di, b, time[i]) * noise(i);
        }
        return (time, rate);
    }

    [Fact]
    public void A_clean_series_gives_its_parameters_back()
    {
        var draw = new Draw(21);
        for (var i = 0; i < Draw.Cases; i++)
        {
            var (qi, di, b) = (draw.Of(Arps.QiInput, 10, 1e5), draw.Of(Arps.DiInput, 5e-4, 0.02), draw.Of(Arps.BInput, 0.05, 1.9));
            var (time, rate) = Months(draw.Integer(36, 240), qi, di, b, _ => 1);
            var fit = ArpsFit.Fit(time, rate, new());
            Assert.True(fit.Converged, $"qi {qi} di {di} b {b}");
            Assert.Equal(1, fit.Qi / qi, 1e-5);
            Assert.Equal(1, fit.Di / di, 1e-5);
            Assert.Equal(b, fit.B, 1e-5);
            Assert.True(fit.RSquared > 1 - 1e-9);
        }
    }

    [Fact]
    public void A_fit_is_no_worse_than_the_truth_and_the_bounds_hold()
    {
        var draw = new Draw(22);
        for (var i = 0; i < Draw.Cases; i++)
        {
            var (qi, di, b) = (draw.Of(Arps.QiInput, 10, 1e5), draw.Of(Arps.DiInput, 1e-3, 0.02), draw.Of(Arps.BInput));
            var (time, rate) = Months(draw.Integer(12, 120), qi, di, b, _ => Math.Exp(0.1 * draw.Normal()));
            ArpsFitResult fit;
            try
            {
                fit = ArpsFit.Fit(time, rate, new());
            }
            catch (EngineeringRefusal refusal)
            {
                Assert.Equal(RefusalCodes.NoSolution, refusal.Code);
                continue;
            }
            var truth = time.Select((t, k) => Math.Pow(rate[k] - Arps.Rate(qi, di, b, t), 2)).Sum();
            Assert.InRange(fit.B, 0, 2);
            Assert.True(fit.SumSquares <= truth * (1 + 1e-9), $"case {i}: {fit.SumSquares} against {truth}");
            Assert.Equal(fit.B is > 0 and < 2, fit.BStandardError is not null);
        }
    }

    [Fact]
    public void Standard_errors_cover_as_often_as_they_say()
    {
        // Noise of constant size, as the linearised covariance supposes: about 95 of 100 within 1.96 errors.
        var draw = new Draw(23);
        var inside = 0;
        const int cases = Draw.Cases;
        for (var i = 0; i < cases; i++)
        {
            var (time, rate) = Months(120, 1000, 0.006, 0.8, _ => 1);
            for (var k = 0; k < rate.Length; k++) rate[k] += 5 * draw.Normal();
            var fit = ArpsFit.Fit(time, rate, new());
            if (Math.Abs(fit.Di - 0.006) < 1.96 * fit.DiStandardError) inside++;
        }
        Assert.InRange(inside / (double)cases, 0.94, 0.96);
    }

    [Fact]
    public void Misread_months_move_least_squares_but_not_the_bisquare()
    {
        var draw = new Draw(24);
        var (time, rate) = Months(120, 1000, 0.006, 0.8, i => i % 11 == 5 ? 0.3 : Math.Exp(0.03 * draw.Normal()));
        var plain = ArpsFit.Fit(time, rate, new());
        var robust = ArpsFit.Fit(time, rate, new(null, FitLoss.Bisquare));
        Assert.True(robust.Converged);
        Assert.Equal(1, robust.Qi / 1000, 0.03);
        Assert.Equal(0.8, robust.B, 0.1);
        Assert.True(Math.Abs(robust.Qi - 1000) < Math.Abs(plain.Qi - 1000));
        Assert.True(robust.EffectivePoints < 112);
    }

    [Fact]
    public void Shut_in_time_vanishes_on_producing_time()
    {
        // Every fourth month down for 20 days, every ninth shut in: the well itself declines on its own clock.
        const int months = 84;
        var (volumes, producing, calendar) = (new double[months], new double[months], new double[months]);
        var clock = 0.0;
        for (var i = 0; i < months; i++)
        {
            calendar[i] = 30;
            producing[i] = i % 9 == 8 ? 0 : i % 4 == 3 ? 10 : 30;
            volumes[i] = Arps.Cumulative(500, 0.004, 0.6, clock + producing[i]) - Arps.Cumulative(500, 0.004, 0.6, clock);
            clock += producing[i];
        }
        var series = RateSeries.FromPeriods(volumes, producing, calendar);
        var fit = ArpsFit.Fit(series.Times, series.Rates, new());
        Assert.Equal(9, series.Excluded);
        Assert.Equal(1, series.CumulativeToDate / Arps.Cumulative(500, 0.004, 0.6, clock), 1e-12);
        Assert.Equal(1, fit.Qi / 500, 0.01);
        Assert.Equal(1, fit.Di / 0.004, 0.01);
        Assert.Equal(0.6, fit.B, 0.02);
        var byCalendar = RateSeries.FromPeriods(volumes, producing, calendar, TimeBasis.Calendar);
        Assert.True(ArpsFit.Fit(byCalendar.Times, byCalendar.Rates, new()).RSquared < 0.9);
    }

    [Fact]
    public void Transient_curves_give_their_parameters_back()
    {
        var time = Enumerable.Range(1, 80).Select(i => 15.0 * i).ToArray();
        var duong = CurveFit.Duong(time, [.. time.Select(new Duong(700, 1.8, 1.2).Rate)]);
        Assert.Equal((700, 1.8, 1.2), (Math.Round(duong.Curve.Q1, 3), Math.Round(duong.Curve.A, 5), Math.Round(duong.Curve.M, 5)));
        var stretched = CurveFit.StretchedExponential(time, [.. time.Select(new StretchedExponential(700, 90, 0.5).Rate)]);
        Assert.Equal((90, 0.5), (Math.Round(stretched.Curve.Tau, 3), Math.Round(stretched.Curve.N, 6)));
        var power = CurveFit.PowerLawExponential(time, [.. time.Select(new PowerLawExponential(750, 0.1, 1e-4, 0.5).Rate)]);
        Assert.True(power.RSquared > 1 - 1e-8);
        Assert.Equal(1, power.Curve.Rate(1500) / new PowerLawExponential(750, 0.1, 1e-4, 0.5).Rate(1500), 0.01);
    }

    [Fact]
    public void Bad_series_are_refused_by_name()
    {
        double[] four = [1, 2, 3, 4];
        void Refused(double[] t, double[] q, string code, string input, ArpsFitOptions? options = null)
        {
            var refusal = Assert.Throws<EngineeringRefusal>(() => ArpsFit.Fit(t, q, options ?? new()));
            Assert.Equal((code, input), (refusal.Code, refusal.Input));
        }
        Refused([], [], RefusalCodes.EmptySeries, "q");
        Refused([1], [100], RefusalCodes.WrongShape, "q");
        Refused(four, [4, 3, 2], RefusalCodes.UnequalSeries, "q");
        Refused(four, [4, 3, double.NaN, 1], RefusalCodes.NotANumber, "q");
        Refused([1, 2, double.PositiveInfinity, 4], four, RefusalCodes.NotANumber, "t");
        Refused(four, [0, 0, 0, 0], RefusalCodes.OutOfBounds, "q");
        Refused([-1, 2, 3, 4], [4, 3, 2, 1], RefusalCodes.OutOfBounds, "t");
        Refused([5, 5, 5, 5], [4, 3, 2, 1], RefusalCodes.WrongShape, "t");
        Refused(four, [1, 2, 3, 4], RefusalCodes.NoSolution, "q");
        Refused(four, [4, 3, 2, 1], RefusalCodes.OutOfBounds, "b", new(3));
        Assert.Equal(RefusalCodes.BadTest, Assert.Throws<EngineeringRefusal>(() => RateSeries.FromPeriods([0, 0], [0, 0], [30, 30])).Code);
        Assert.Equal(RefusalCodes.EmptySeries, Assert.Throws<EngineeringRefusal>(() => RateSeries.FromPeriods([], [], [])).Code);
        Assert.Equal("dca.fit.exponential", Assert.Throws<EngineeringRefusal>(() => ArpsFit.Fit([1, 2], [2, 1], new())).Alternative);
    }

    [Fact]
    public void A_fit_allocates_nothing()
    {
        var (time, rate) = Months(120, 1000, 0.006, 0.8, i => 1 + (0.02 * Math.Sin(i)));
        var least = long.MaxValue;
        // The first calls pay for the compiler.
        for (var i = 0; i < 50; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            ArpsFit.Fit(time, rate, new());
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.Equal(0, least);
    }
}
