using Pumpjack.Engineering.Decline;
using Xunit;

namespace Pumpjack.Engineering.Tests.Decline;

public sealed class ArpsTests
{
    [Theory]
    [InlineData(0, 30.12, 42_540)]
    [InlineData(0.8, 43.12, 47_131)]
    [InlineData(1, 45.45, 47_997)]
    public void A_hundred_barrels_declining_sixty_percent_a_year_for_two_years(double b, double rate, double cumulative)
    {
        Assert.Equal(rate, Arps.Rate(100, 0.6, b, 2), 0.005);
        Assert.Equal(cumulative, Arps.Cumulative(100, 0.6, b, 2) * 365.25, 0.5);
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-15)]
    [InlineData(1e-9)]
    [InlineData(1e-7)]
    [InlineData(1e-5)]
    public void Nothing_jumps_near_the_exponential_and_the_harmonic(double away)
    {
        // First-order change with b is x²/2 in the log of the rate; beyond that the values must agree to rounding.
        double x = 3, tolerance = (away * x * x) + 1e-13;
        Assert.Equal(1, Arps.Rate(1000, 0.1, away, 30) / Arps.Rate(1000, 0.1, 0, 30), tolerance);
        Assert.Equal(1, Arps.Cumulative(1000, 0.1, away, 30) / Arps.Cumulative(1000, 0.1, 0, 30), tolerance);
        foreach (var b in (double[])[1 - away, 1 + away])
        {
            Assert.Equal(1, Arps.Cumulative(1000, 0.1, b, 30) / Arps.Cumulative(1000, 0.1, 1, 30), tolerance);
            Assert.Equal(1, Arps.CumulativeToRate(1000, 0.1, b, 50) / Arps.CumulativeToRate(1000, 0.1, 1, 50), tolerance * 20);
        }
        Assert.Equal(1, Arps.TimeToRate(1000, 0.1, away, 50) / Arps.TimeToRate(1000, 0.1, 0, 50), tolerance * 5);
    }

    [Fact]
    public void The_cumulative_has_the_rate_as_its_derivative_and_the_inverses_invert()
    {
        var draw = new Draw(11);
        for (var i = 0; i < Draw.Cases; i++)
        {
            var qi = draw.Of(Arps.QiInput, 1, 1e5);
            var di = draw.Of(Arps.DiInput, 1e-5, 0.1);
            var b = draw.Chance(0.1) ? (draw.Chance(0.5) ? 0 : 1) : draw.Of(Arps.BInput);
            var t = draw.Of(Arps.TInput, 1, Math.Min(1e4, 30 / di));
            var h = 1e-4 * t;
            var slope = (Arps.Cumulative(qi, di, b, t + h) - Arps.Cumulative(qi, di, b, t - h)) / (2 * h);
            var q = Arps.Rate(qi, di, b, t);
            // The difference of two nearly equal cumulatives carries their rounding.
            Assert.Equal(slope, q, (1e-4 * q) + (1e-14 * Arps.Cumulative(qi, di, b, t) / h));
            Assert.Equal(1, Arps.TimeToRate(qi, di, b, q) / t, 1e-7);
            Assert.Equal(1, Arps.CumulativeToRate(qi, di, b, q) / Arps.Cumulative(qi, di, b, t), 1e-7);
            var secant = Arps.SecantEffective(di, b);
            Assert.Equal(1, Arps.NominalFromSecant(secant, b) / di, 1e-9);
            Assert.Equal(1, Arps.NominalFromTangent(Arps.TangentEffective(di)) / di, 1e-9);
        }
    }

    [Fact]
    public void Chains_are_continuous_in_rate_and_decline_and_their_cumulative_has_the_rate_as_its_derivative()
    {
        var draw = new Draw(12);
        for (var i = 0; i < Draw.Cases; i++)
        {
            var qi = draw.Of(Arps.QiInput, 1, 1e5);
            var di = draw.Of(Arps.DiInput, 1e-4, 0.1);
            var b = draw.Of(Arps.BInput);
            var chain = draw.Chance(0.5)
                ? ArpsChain.ModifiedHyperbolic(qi, di, b, di * draw.Between(0.01, 0.9))
                : ArpsChain.TransientHyperbolic(qi, di, b, draw.Of(Arps.BInput), draw.Between(1, 500));
            foreach (var at in chain.SegmentStarts.Skip(1))
            {
                var (before, after) = (at * (1 - 1e-10), at * (1 + 1e-10));
                if (chain.Rate(before) > 1e-200) Assert.Equal(1, chain.Rate(after) / chain.Rate(before), 1e-7);
                Assert.Equal(1, chain.NominalDecline(after) / chain.NominalDecline(before), 1e-7);
                Assert.Equal(1, chain.Cumulative(after) / chain.Cumulative(before), 1e-7);
            }
            var t = draw.Between(1, Math.Min(5000, 20 / di));
            var h = 1e-4 * t;
            if (chain.SegmentStarts.Any(s => Math.Abs(s - t) <= 2 * h)) continue;
            Assert.Equal((chain.Cumulative(t + h) - chain.Cumulative(t - h)) / (2 * h), chain.Rate(t), (1e-4 * chain.Rate(t)) + (1e-14 * chain.Cumulative(t) / h));
        }
    }

    [Fact]
    public void The_curves_of_transient_flow_accumulate_their_rates()
    {
        var draw = new Draw(13);
        for (var i = 0; i < Draw.Cases; i++)
        {
            var q = draw.Of(Arps.QiInput, 1, 1e4);
            IDeclineCurve curve = draw.Integer(0, 2) switch
            {
                0 => new Duong(q, draw.Of(Duong.AInput), draw.Of(Duong.MInput, 1.01, 2)),
                1 => new StretchedExponential(q, draw.Of(StretchedExponential.TauInput, 5, 500), draw.Of(StretchedExponential.NInput, 0.2, 1)),
                _ => new PowerLawExponential(q, draw.Of(PowerLawExponential.DiInput, 0.01, 1), draw.Of(PowerLawExponential.DInfInput, 1e-6, 1e-4), draw.Of(StretchedExponential.NInput, 0.2, 1)),
            };
            var t = draw.Between(2, 1000);
            if (curve.Rate(t) < 1e-9 * q) continue;
            var h = 1e-4 * t;
            var slope = (curve.Cumulative(t + h) - curve.Cumulative(t - h)) / (2 * h);
            // The difference of two nearly equal cumulatives carries their rounding.
            Assert.Equal(slope, curve.Rate(t), (1e-4 * slope) + (1e-9 * curve.Cumulative(t) / h));
        }
    }

    [Fact]
    public void A_power_law_without_a_late_decline_is_a_stretched_exponential()
    {
        var (a, b) = (new PowerLawExponential(750, 0.1, 0, 0.5), new StretchedExponential(750, 100, 0.5));
        Assert.Equal(b.Rate(500), a.Rate(500), 1e-9);
        Assert.Equal(1, a.Cumulative(500) / b.Cumulative(500), 1e-12);
        Assert.Equal(1, new PowerLawExponential(750, 0.1, 1e-12, 0.5).Cumulative(500) / b.Cumulative(500), 1e-8);
    }

    [Fact]
    public void A_terminal_decline_above_the_initial_one_leaves_an_exponential()
    {
        var chain = ArpsChain.ModifiedHyperbolic(1000, 0.001, 1, 0.01);
        Assert.Equal(Arps.Rate(1000, 0.001, 0, 500), chain.Rate(500), 1e-9);
    }

    [Theory]
    [InlineData(0, 0.1, 0.5, 1, "qi")]
    [InlineData(double.NaN, 0.1, 0.5, 1, "qi")]
    [InlineData(1000, -0.1, 0.5, 1, "di")]
    [InlineData(1000, 0.1, -0.5, 1, "b")]
    [InlineData(1000, 0.1, 6, 1, "b")]
    [InlineData(1000, 0.1, 0.5, -1, "t")]
    [InlineData(1000, 0.1, 0.5, double.PositiveInfinity, "t")]
    public void What_cannot_be_is_refused_by_name(double qi, double di, double b, double t, string input) =>
        Assert.Equal(input, Assert.Throws<EngineeringRefusal>(() => Arps.Rate(qi, di, b, t)).Input);

    [Fact]
    public void A_rate_above_the_initial_one_is_never_reached()
    {
        var refusal = Assert.Throws<EngineeringRefusal>(() => Arps.TimeToRate(1000, 0.1, 0.5, 1001));
        Assert.Equal(("q_limit", 1000), (refusal.Input, refusal.Bound));
    }
}
