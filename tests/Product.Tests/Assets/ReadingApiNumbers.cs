using System.Globalization;
using System.Text.Json;
using Pumpjack.Assets.Wells;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Assets;

/// <summary>API well numbers and state boxes against the reference cases.</summary>
public sealed class ReadingApiNumbers
{
    [Fact]
    public void The_reference_cases_hold()
    {
        var cases = Cases("api-well-number").Where(c => c.GetProperty("kind").GetString() == "api-number-validation").ToList();
        Assert.NotEmpty(cases);
        foreach (var example in cases)
        {
            var (id, expected) = (example.GetProperty("id").GetString(), example.GetProperty("expected"));
            var error = ApiNumber.Read(example.GetProperty("inputs").GetProperty("raw").GetString()!, out var number);
            if (!expected.GetProperty("valid").GetBoolean())
            {
                Assert.Equal((id, expected.GetProperty("errors")[0].GetString()), (id, error));
                continue;
            }
            Assert.Equal((id, null), (id, error));
            foreach (var (member, value) in (IEnumerable<(string, string?)>)
                [
                    ("stateCode", number.StateCode), ("state", number.State), ("countyCode", number.CountyCode), ("unique", number.Unique), ("sidetrack", number.Sidetrack),
                    ("event", number.Event), ("api10", number.Digits10), ("api14", number.Digits14),
                ])
                Assert.Equal((id, member, expected.GetProperty(member).GetString()), (id, member, value));
            Assert.Equal(expected.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()), number.HasEvenCounty ? ["even-county-code"] : []);
        }
    }

    [Fact]
    public void Points_outside_a_state_are_explained()
    {
        var cases = Cases("api-well-number").Where(c => c.GetProperty("kind").GetString() == "coordinate-sanity-box").ToList();
        Assert.NotEmpty(cases);
        foreach (var example in cases)
        {
            var inputs = example.GetProperty("inputs");
            decimal Value(JsonElement of, string name) => decimal.Parse(
                of.GetProperty(name) is { ValueKind: JsonValueKind.Object } measured ? measured.GetProperty("value").GetString()! : of.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
            var box = StateBox.Of(inputs.GetProperty("state").GetString());
            Assert.NotNull(box);
            var given = inputs.GetProperty("box");
            Assert.Equal(new StateBox(Value(given, "latMin"), Value(given, "latMax"), Value(given, "lonMin"), Value(given, "lonMax")), box);
            var (latitude, longitude) = (Value(inputs, "latitude"), Value(inputs, "longitude"));
            var expected = example.GetProperty("expected");
            Assert.Equal(expected.GetProperty("inside").GetBoolean(), box.Holds(latitude, longitude));
            Assert.Equal(expected.GetProperty("hints").EnumerateArray().Select(h => h.GetString()).SingleOrDefault(), box.Holds(latitude, longitude) ? null : box.Hint(latitude, longitude));
        }
    }

    [Theory]
    [InlineData("42-501-20130", "42501201300000", "42-501-20130")]
    [InlineData("42501201300100", "42501201300100", "42-501-20130-01-00")]
    [InlineData("4250120130", "42501201300000", "42-501-20130")]
    [InlineData("425012013001", "42501201300100", "42-501-20130-01-00")]
    [InlineData("17-706-40749-00", "17706407490000", "17-706-40749")]
    [InlineData("60-810-40000", "60810400000000", "60-810-40000")]
    public void A_number_is_kept_with_fourteen_digits_and_shown_short(string typed, string kept, string shown)
    {
        Assert.Null(ApiNumber.Read(typed, out var number));
        Assert.Equal((kept, shown), (number.Digits14, number.Display));
    }

    [Theory]
    [InlineData("4250120", "length"), InlineData("", "length"), InlineData("42501201301", "length"), InlineData("425012013000000", "length")]
    [InlineData("42-5O1-20130", "non-numeric"), InlineData("٤٢٥٠١٢٠١٣٠", "non-numeric"), InlineData("52-501-20130", "unknown-state"), InlineData("00-501-20130", "unknown-state")]
    [InlineData("42-000-20130", "county-zero"), InlineData("42-501-00000", "unique-zero")]
    public void What_is_no_number_is_told_why(string typed, string error)
    {
        Assert.Equal(error, ApiNumber.Read(typed, out _));
        Assert.NotEmpty(ApiNumber.Explain(error));
    }

    static List<JsonElement> Cases(string topic)
    {
        var file = SharedData.Path("../reference/accounting-examples.json");
        return JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("cases").EnumerateArray().Where(c => c.GetProperty("topic").GetString() == topic).ToList();
    }
}
