using Pumpjack.Assets.Wells;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Integrations.Imports;

/// <summary>Turns a row of a well list into a well.</summary>
internal static class WellRows
{
    public static WellImportRow Read(RowCells cells, ImportOptions options)
    {
        var well = new Well();
        var members = new HashSet<string>();
        void Take<T>(string member, T? value, Action<T> set)
        {
            if (value is null)
                return;
            set(value);
            members.Add(member);
        }

        void TakeNumber(string member, Action<decimal> set)
        {
            if (cells.Number(member) is { } value)
            {
                set(value);
                members.Add(member);
            }
        }

        void TakeDate(string member, Action<DateOnly> set)
        {
            if (cells.Date(member) is { } value)
            {
                set(value);
                members.Add(member);
            }
        }

        Take("wellName", cells.Text("wellName") ?? cells.Api, v => well.WellName = v);
        Take("apiNumber", cells.Api, v => well.ApiNumber = v);
        Take("wellNumber", cells.Text("wellNumber"), v => well.WellNumber = v);
        Take("state", cells.Text("state"), v => well.State = v);
        Take("county", cells.Text("county"), v => well.County = v);
        TakeNumber("surfaceLatitude", v => well.SurfaceLatitude = v);
        TakeNumber("surfaceLongitude", v => well.SurfaceLongitude = v);
        TakeNumber("totalDepth", v => well.TotalDepth = v);
        TakeDate("spudDate", v => well.SpudDate = v);
        TakeDate("completionDate", v => well.CompletionDate = v);
        if (cells.Text("wellType") is { } type)
        {
            if (TypeOf(type, options) is { } known)
            {
                well.WellType = known;
                members.Add("wellType");
            }
            else
                cells.Errors.Add((cells.ColumnOf("wellType")!, "unknown-word", $"\"{type}\" is no well type; known are {string.Join(", ", SnakeCaseWords<WellType>.All)}."));
        }
        if (cells.Text("wellStatus") is { } status)
        {
            if (StatusOf(status, options) is { } known)
            {
                well.WellStatus = known;
                members.Add("wellStatus");
            }
            else
                cells.Errors.Add((cells.ColumnOf("wellStatus")!, "unknown-word", $"\"{status}\" is no well status; known are {string.Join(", ", SnakeCaseWords<WellStatus>.All)}."));
        }
        return new WellImportRow(well, members) { FieldName = cells.Text("fieldName"), LeaseName = cells.Text("leaseName"), OperatorName = cells.Text("operatorName") };
    }

    /// <summary>The type a word means: as answered, else as files use it.</summary>
    public static WellType? TypeOf(string word, ImportOptions options) =>
        options.WellTypes?.GetValueOrDefault(word) is { } answer ? SnakeCaseWords<WellType>.Parse(answer) : WellVocabulary.TypeOf(word);

    /// <summary>The status a word means: as answered, else as files use it.</summary>
    public static WellStatus? StatusOf(string word, ImportOptions options) =>
        options.WellStatuses?.GetValueOrDefault(word) is { } answer ? SnakeCaseWords<WellStatus>.Parse(answer) : WellVocabulary.StatusOf(word);
}
