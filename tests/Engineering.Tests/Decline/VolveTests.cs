using System.Globalization;
using Pumpjack.Engineering.Decline;
using Xunit;

namespace Pumpjack.Engineering.Tests.Decline;

/// <summary>Declines of real wells (Volve, Equinor and the former licence partners), fitted on producing time from the peak.</summary>
public sealed class VolveTests
{
    [Theory]
    [InlineData("15/9-F-12", 4_579_609.55, 0.90)]
    [InlineData("15/9-F-11", 1_147_849.10, 0.90)]
    [InlineData("15/9-F-1 C", 177_709.33, 0.80)]
    public void A_well_declines_from_its_peak_as_an_Arps_curve(string well, double total, double leastRSquared)
    {
        var rows = File.ReadLines(TestData.File("data/volve/volve_monthly.csv")).Skip(1).Select(l => l.Split(',')).Where(f => f[0] == well).ToList();
        double[] Column(int i) => [.. rows.Select(f => f[i].Length == 0 ? 0 : double.Parse(f[i], CultureInfo.InvariantCulture))];
        var days = rows.Select(f => (double)DateTime.DaysInMonth(int.Parse(f[2], CultureInfo.InvariantCulture), int.Parse(f[3], CultureInfo.InvariantCulture))).ToArray();
        var series = RateSeries.FromPeriods(Column(5), [.. Column(4).Select(h => h / 24)], days, leastUptime: 0.2);
        Assert.Equal(total, series.CumulativeToDate, 0.01 * rows.Count);

        var falling = series.FromPeak();
        var fit = ArpsFit.Fit(falling.Times, falling.Rates, new());
        Assert.True(fit.Converged);
        Assert.True(fit.RSquared > leastRSquared, $"R² {fit.RSquared}");
        Assert.InRange(fit.B, 0, 2);
        var robust = ArpsFit.Fit(falling.Times, falling.Rates, new(null, FitLoss.Bisquare));
        Assert.True(robust.SumSquares >= fit.SumSquares * (1 - 1e-9));

        // Recovery on producing time beyond the last day: what was produced plus a forecast that ends at the limit.
        var eur = Eur.Of(fit.Curve(0.0002), 10, series.EndTime + 3652.5, series.EndTime, series.CumulativeToDate);
        Assert.True(eur.Value >= series.CumulativeToDate);
        Assert.True(eur.EndRate <= Math.Max(10, fit.Curve().Rate(series.EndTime)) + 1e-6);
    }
}
