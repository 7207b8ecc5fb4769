using Pumpjack.Engineering.Inflow;
using Xunit;

namespace Pumpjack.Engineering.Tests.Properties;

public sealed class InflowProperties
{
    private static void Each(int seed, Action<Draw> check)
    {
        var draw = new Draw(seed);
        for (var i = 0; i < Draw.Cases; i++) check(draw);
    }

    private static void Close(double expected, double actual, double relative) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Max(1e-12, Math.Abs(expected)), $"expected {expected}, got {actual}");

    [Fact]
    public void Composite_inflow_is_smooth_at_the_bubble_point() => Each(21, d =>
    {
        var (j, pb) = (d.Ratio(0.001, 500), d.Between(200, 5000));
        var pr = pb + d.Between(10, 5000);
        var h = 1e-4 * pb;
        var (below, at, above) = (CompositeVogel.Rate(j, pr, pb, pb - h), CompositeVogel.Rate(j, pr, pb, pb), CompositeVogel.Rate(j, pr, pb, pb + h * Math.Min(1, (pr - pb) / h)));
        Close(j * (pr - pb), at, 1e-9);
        // Slope J on both sides: below it Vogel's curvature leaves 0.8/1.8 x h/pb.
        Close(j * h, below - at, 2e-4);
        Assert.True(above < at);
    });

    [Fact]
    public void Every_inflow_falls_as_the_flowing_pressure_rises() => Each(22, d =>
    {
        var (pr, x) = (d.Between(200, 10_000), d.Between(0, 0.99));
        var (low, high) = (pr * x, pr * (x + 0.01));
        var pb = d.Between(100, 9000);
        Assert.True(Vogel.Rate(1, pr, low) > Vogel.Rate(1, pr, high));
        Assert.True(CompositeVogel.Rate(1, pr, pb, low) > CompositeVogel.Rate(1, pr, pb, high));
        Assert.True(BackPressure.Rate(1, d.Between(0.5, 1), pr, low) > BackPressure.Rate(1, 0.5, pr, pr) - 1e-12);
        Assert.True(Wiggins.OilFraction(x) > Wiggins.OilFraction(x + 0.01) && Wiggins.WaterFraction(x) > Wiggins.WaterFraction(x + 0.01));
        Assert.True(Wiggins.KlinsMajcherFraction(pr, Math.Max(pr, pb), low) > Wiggins.KlinsMajcherFraction(pr, Math.Max(pr, pb), high));
        var (a, b) = (d.Between(0.01, 10), d.Between(0, 0.01));
        Assert.True(Quadratic.Rate(a, b, pr - low) > Quadratic.Rate(a, b, pr - high));
    });

    [Fact]
    public void Pressure_and_rate_are_each_others_inverse() => Each(23, d =>
    {
        var (j, pr, pb) = (d.Ratio(0.001, 500), d.Between(200, 10_000), d.Between(100, 9000));
        var pwf = pr * d.Between(0.001, 0.999);
        Close(pwf, CompositeVogel.Pressure(j, pr, pb, CompositeVogel.Rate(j, pr, pb, pwf)), 1e-7);
        Close(pwf, Vogel.Pressure(1000, pr, Vogel.Rate(1000, pr, pwf)), 1e-7);
        var n = d.Between(0.5, 1);
        Close(pwf, BackPressure.Pressure(0.01, n, pr, BackPressure.Rate(0.01, n, pr, pwf)), 1e-5);
    });

    [Fact]
    public void The_productivity_index_is_recovered_from_its_own_curve() => Each(24, d =>
    {
        var (j, pr, pb) = (d.Ratio(0.001, 500), d.Between(200, 10_000), d.Between(100, 9000));
        var pwf = pr * d.Between(0, 0.95);
        Close(j, CompositeVogel.Calibrate(pr, pb, CompositeVogel.Rate(j, pr, pb, pwf), pwf), 1e-10);
    });

    [Fact]
    public void A_back_pressure_fit_returns_what_made_the_test() => Each(25, d =>
    {
        var (c, n, pr) = (d.Ratio(1e-5, 1), d.Between(0.5, 1), d.Between(500, 6000));
        double[] pwf = [0.9 * pr, 0.7 * pr, 0.4 * pr];
        var (fitC, fitN, r2) = BackPressure.Fit(pr, pwf, [.. pwf.Select(p => BackPressure.Rate(c, n, pr, p))]);
        Close(n, fitN, 1e-9);
        Close(c, fitC, 1e-7);
        Close(1, r2, 1e-9);
    });

    [Fact]
    public void A_quadratic_fit_returns_what_made_the_test() => Each(26, d =>
    {
        var (a, b) = (d.Ratio(1, 1000), d.Ratio(1e-3, 0.1));
        double[] drops = [1e5, 1e6, 4e6];
        var (fitA, fitB, _) = Quadratic.Fit(drops, [.. drops.Select(x => Quadratic.Rate(a, b, x))]);
        Close(a, fitA, 1e-6);
        Close(b, fitB, 1e-6);
    });

    [Fact]
    public void Damage_lowers_and_stimulation_raises_the_index() => Each(27, d =>
    {
        var (k, h, re, rw, s) = (d.Ratio(0.1, 1000), d.Between(5, 200), d.Between(300, 5000), d.Between(0.2, 0.6), d.Between(-3, 40));
        Assert.True(ProductivityIndex.Pseudosteady(k, h, 1.2, 1, re, rw, s) > ProductivityIndex.Pseudosteady(k, h, 1.2, 1, re, rw, s + 0.1));
        // A circle of shape factor 31.62 is the radial form.
        Close(ProductivityIndex.Pseudosteady(k, h, 1.2, 1, re, rw, s), ProductivityIndex.Shape(k, h, 1.2, 1, Math.PI * re * re, 31.62, rw, s), 2e-4);
    });

    [Fact]
    public void A_negative_skin_that_leaves_no_resistance_is_refused() =>
        Assert.Equal("skin", Assert.Throws<EngineeringRefusal>(() => ProductivityIndex.Pseudosteady(10, 50, 1.2, 1, 100, 0.5, -6)).Input);

    [Fact]
    public void A_test_with_negative_turbulence_is_refused_with_an_alternative()
    {
        var refusal = Assert.Throws<EngineeringRefusal>(() => Quadratic.Fit([1e6, 2e6], [1000, 2500]));
        Assert.Equal((RefusalCodes.BadTest, "ipr.gas.backpressure"), (refusal.Code, refusal.Alternative));
    }
}
