using System.Globalization;
using Pumpjack.Engineering.Lift.SuckerRod;
using Xunit;

namespace Pumpjack.Engineering.Tests.Lift;

public sealed class CardDiagnosisTests
{
    public static TheoryData<CardClass> Classes() => [.. Enum.GetValues<CardClass>()];

    [Theory]
    [MemberData(nameof(Classes))]
    public void Cards_drawn_as_the_textbooks_describe_a_condition_are_named_so(CardClass condition)
    {
        var random = new Random(31 + (int)condition);
        const int cards = 10_000;
        var missed = new Dictionary<CardClass, int>();
        for (var i = 0; i < cards; i++)
        {
            var (x, y, fluid) = SyntheticCards.Draw(condition, random);
            var got = CardDiagnosis.Of(x, y, fluid).Class;
            if (got != condition) missed[got] = missed.GetValueOrDefault(got) + 1;
        }
        Assert.True(missed.Values.Sum() <= cards / 100, $"{condition}: " + string.Join(", ", missed.Select(m => $"{m.Value} named {m.Key}")));
    }

    [Fact]
    public void The_name_depends_on_neither_scale_nor_start_nor_direction()
    {
        var random = new Random(32);
        for (var i = 0; i < 10_000; i++)
        {
            var condition = (CardClass)random.Next(10);
            var (x, y, fluid) = SyntheticCards.Draw(condition, random);
            var expected = CardDiagnosis.Of(x, y, fluid).Class;
            double sx = Math.Exp(4 * random.NextDouble() - 2), sy = Math.Exp(4 * random.NextDouble() - 2);
            var start = random.Next(x.Length);
            double[] u = [.. x[start..].Concat(x[..start]).Select(v => v * sx)], w = [.. y[start..].Concat(y[..start]).Select(v => v * sy)];
            if (random.Next(2) == 0) CardGeometry.Reverse(u, w);
            Assert.Equal(expected, CardDiagnosis.Of(u, w, fluid * sy).Class);
        }
    }

    [Fact]
    public void A_card_that_runs_backwards_is_recognised_and_turned_round()
    {
        var random = new Random(33);
        for (var i = 0; i < 10_000; i++)
        {
            var (x, y, _) = SyntheticCards.Draw((CardClass)random.Next(5), random);
            Assert.False(CardGeometry.IsReversed(x, y));
            CardGeometry.Reverse(x, y);
            Assert.True(CardGeometry.IsReversed(x, y));
            Assert.Equal(-CardGeometry.SignedArea(x, y), CardGeometry.Area(x, y), 1e-9 * CardGeometry.Area(x, y));
        }
    }

    [Fact]
    public void A_card_turned_upside_down_shows_the_other_valve()
    {
        // A triangle on the way up is the travelling valve leaking; the same triangle hanging on the way down is the standing valve.
        double[] x = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 100, 90, 70, 50, 30, 10, 0], y = [300, 1000, 1700, 2400, 3100, 3900, 3400, 2900, 2400, 1900, 1400, 0, 0, 0, 0, 0, 0, 0];
        Assert.Equal(CardClass.TravelingValveLeak, CardDiagnosis.Of(x, y, 4000).Class);
        Assert.Equal(CardClass.StandingValveLeak, CardDiagnosis.Of([.. x.Select(v => 100 - v)], [.. y.Select(v => 4000 - v)], 4000).Class);
    }

    [Fact]
    public void Fillage_is_where_the_load_is_dropped()
    {
        double[] x = [0, 0, 50, 100, 70, 70, 30, 10, 0], y = [0, 4000, 4000, 4000, 4000, 0, 0, 0, 0];
        Assert.Equal(0.7, CardShape.Of(x, y).Fillage, 0.005);
        Assert.Equal(CardClass.FluidPound, CardDiagnosis.Of(x, y, 4000).Class);
    }

    [Theory]
    [InlineData("average_well/downhole", CardClass.GasInterference, false)]
    [InlineData("rod_parted/downhole", CardClass.RodsParted, false)]
    [InlineData("unanchored_tubing/downhole", CardClass.Full, true)]
    public void Measured_cards_show_what_the_well_was_known_for(string card, CardClass expected, bool unanchored)
    {
        // "Average well" carries no trouble in its name; its card unloads gradually over the upper half of the stroke, which is gas in the pump.
        var (x, y) = Read("cards.csv", 2, "position", r => $"{r[0]}/{r[1]}")[card];
        var diagnosis = CardDiagnosis.Of(x, y);
        Assert.Equal(expected, diagnosis.Class);
        Assert.Equal(unanchored, diagnosis.UnanchoredTubing);
    }

    [Theory]
    [InlineData("full_pump", CardClass.Full, false)]
    [InlineData("fluid_pound", CardClass.FluidPound, false)]
    [InlineData("gas_interference", CardClass.GasInterference, false)]
    [InlineData("worn_standing", CardClass.StandingValveLeak, false)]
    [InlineData("tubing_movement", CardClass.Full, true)]
    public void Idealised_outlines_are_named_as_they_are_filed(string shape, CardClass expected, bool unanchored)
    {
        var (x, y) = Read("idealised_shapes.csv", 1, "length", r => r[0])[shape];
        var diagnosis = CardDiagnosis.Of(x, y);
        Assert.Equal(expected, diagnosis.Class);
        Assert.Equal(unanchored, diagnosis.UnanchoredTubing);
    }

    [Fact]
    public void The_measured_surface_cards_have_the_area_of_the_files_and_run_forwards()
    {
        foreach (var (card, area) in new[] { ("average_well/surface", 195.119), ("unanchored_tubing/surface", 305.421), ("average_well/downhole", 177.128) })
        {
            var (x, y) = Read("cards.csv", 2, "position", r => $"{r[0]}/{r[1]}")[card];
            Assert.Equal(area, CardGeometry.Area(x, y), 0.001);
            Assert.False(CardGeometry.IsReversed(x, y));
        }
    }

    [Theory]
    [InlineData(0, RefusalCodes.EmptySeries, "position")]
    [InlineData(1, RefusalCodes.WrongShape, "position")]
    [InlineData(7, RefusalCodes.WrongShape, "position")]
    public void A_card_of_too_few_points_is_refused(int points, string code, string input)
    {
        var refusal = Assert.Throws<EngineeringRefusal>(() => CardDiagnosis.Of(new double[points], new double[points]));
        Assert.Equal((code, input, CardInput.MinPoints), (refusal.Code, refusal.Input, refusal.Bound));
    }

    [Fact]
    public void A_card_with_holes_unequal_series_or_no_stroke_is_refused()
    {
        var (x, y, _) = SyntheticCards.Draw(CardClass.Full, new Random(34));
        double[] holes = [.. y];
        holes[5] = double.NaN;
        Assert.Equal((RefusalCodes.NotANumber, "load"), Refused(x, holes));
        holes[5] = double.PositiveInfinity;
        Assert.Equal((RefusalCodes.NotANumber, "load"), Refused(x, holes));
        Assert.Equal((RefusalCodes.UnequalSeries, "load"), Refused(x, y[1..]));
        Assert.Equal((RefusalCodes.EmptySeries, "load"), Refused(x, []));
        Assert.Equal((RefusalCodes.OutOfBounds, "position"), Refused(new double[y.Length], y));

        static (string, string?) Refused(double[] x, double[] y)
        {
            var refusal = Assert.Throws<EngineeringRefusal>(() => CardDiagnosis.Of(x, y));
            var wave = Assert.Throws<EngineeringRefusal>(() => WaveEquation.PumpCard(x, y, [RodSection.Round(5000, 0.75, 1.6)], 8, 7000, 0.5, 20, new double[x.Length], new double[x.Length]));
            Assert.Equal(refusal.Code, wave.Code);
            return (refusal.Code, refusal.Input);
        }
    }

    private static Dictionary<string, (double[] X, double[] Y)> Read(string file, int keys, string position, Func<string[], string> key)
    {
        var lines = File.ReadAllLines(TestData.File($"data/dynamometer_cards/{file}"));
        var at = Array.IndexOf(lines[0].Split(','), position);
        Assert.True(at > keys);
        return lines.Skip(1).Select(l => l.Split(',')).GroupBy(key)
            .ToDictionary(g => g.Key, g => (g.Select(r => Number(r[at])).ToArray(), g.Select(r => Number(r[at + 1])).ToArray()));
        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }
}
