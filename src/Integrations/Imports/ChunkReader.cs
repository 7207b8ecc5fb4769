using Pumpjack.Assets.Wells;
using Pumpjack.Platform.Tabular;
using Pumpjack.Production.DailyProduction;
using Pumpjack.Production.MonthlyVolumes;

namespace Pumpjack.Integrations.Imports;

/// <summary>Some thousand rows on their way: the records they became, and the rows that became none.</summary>
internal sealed class Chunk
{
    public List<DailyProduction> Days { get; } = [];
    public List<MonthlyVolume> Months { get; } = [];
    public List<WellImportRow> Wells { get; } = [];
    /// <summary>Row numbers of the records.</summary>
    public List<long> Rows { get; } = [];
    /// <summary>Their texts, one string a row, for those that will be rejected.</summary>
    public List<string> Texts { get; } = [];
    public List<RejectedRow> Rejected { get; } = [];
    public int Count { get; set; }
    public long LastRow { get; set; }
    public double Share { get; set; }

    /// <summary>The cells of a record's row.</summary>
    public string?[] CellsOf(int index) => Texts[index].Split(RowCells.Between);
}

/// <summary>Reads chunk after chunk of a file, row by row into records.</summary>
internal sealed class ChunkReader(RowReader reader, ImportPlan plan, ImportOptions options, WellRegister register, IReadOnlyDictionary<string, string> refusedWells, int size) : IDisposable
{
    readonly RowCells cells = new(reader.Row, plan);

    /// <summary>The last row read.</summary>
    public long LastRow { get; private set; }

    /// <summary>The next chunk, or null at the end.</summary>
    public Chunk? Next()
    {
        var chunk = new Chunk();
        while (chunk.Count < size && reader.Read())
        {
            var row = reader.Row;
            LastRow = chunk.LastRow = row.Number;
            if (row.IsBlank || row.IsTotal)
                continue;
            chunk.Count++;
            cells.Errors.Clear();
            Take(chunk, row.Number);
        }
        chunk.Share = reader.Progress;
        return chunk.Count == 0 ? null : chunk;
    }

    void Take(Chunk chunk, long row)
    {
        var name = cells.Text("wellName");
        var api = cells.Api;
        if (plan.Kind == ImportKind.Wells)
        {
            var well = WellRows.Read(cells, options);
            Add(chunk, row, () => chunk.Wells.Add(well));
            return;
        }
        if (name is null && api is null)
            cells.Errors.Add((cells.ColumnOf("wellName") ?? cells.ColumnOf("apiNumber") ?? "", "well-missing", "The row names no well."));
        else if (!register.TryFind(name, api, out var wellId, out var why))
            cells.Errors.Add((cells.ColumnOf("wellName") ?? cells.ColumnOf("apiNumber") ?? "", "unknown-well", refusedWells.GetValueOrDefault(name ?? "") ?? why));
        else if (plan.Kind == ImportKind.DailyProduction)
        {
            var day = DailyRows.Read(cells, wellId);
            Add(chunk, row, () => chunk.Days.Add(day));
            return;
        }
        else
        {
            var month = MonthlyRows.Read(cells, wellId, options.Month);
            Add(chunk, row, () => chunk.Months.Add(month));
            return;
        }
        Add(chunk, row, () => { });
    }

    void Add(Chunk chunk, long row, Action keep)
    {
        if (cells.Errors.Count > 0)
        {
            var seen = cells.Cells();
            chunk.Rejected.AddRange(cells.Errors.Select(e => new RejectedRow(row, e.Column, e.Code, e.Reason, seen)));
            return;
        }
        keep();
        chunk.Rows.Add(row);
        chunk.Texts.Add(cells.Joined());
    }

    public void Dispose() => reader.Dispose();
}
