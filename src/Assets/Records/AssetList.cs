using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Npgsql;
using NpgsqlTypes;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Http;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Units;

namespace Pumpjack.Assets.Records;

/// <summary>Reads what a list was asked and writes its SQL: one statement for the page, one for the total when it was asked for.</summary>
sealed class AssetList<T> where T : AssetRecord, new()
{
    /// <summary>Mean radius of the earth in ft (6,371,008.8 m).</summary>
    const string EarthRadiusFt = "20902259.8";

    /// <summary>Parameters every list takes.</summary>
    public static readonly IReadOnlyList<(string Name, string Takes)> Common =
    [
        ("q", "a part of a name, code or number"), ("limit", "1 to 1,000; 100 when absent"), ("cursor", "nextCursor of the page before"),
        ("sort", "a member, with - before it for descending"), ("fields", "members to answer, with commas"),
        ("total", "true to count all"), ("units", "us or metric"),
    ];

    /// <summary>Parameters of lists whose records have a position.</summary>
    public static readonly IReadOnlyList<(string Name, string Takes)> Nearby =
    [
        ("near", "latitude,longitude in decimal degrees; answers carry distance and can be sorted by it"), ("within", "distance from near in ft; m with units=metric"),
    ];

    readonly AssetKind<T> kind;
    readonly VisibleWells wells;
    readonly List<NpgsqlParameter> parameters = [];
    readonly List<string> conditions = ["t.active_ind"];
    string? wellsParameter;
    string? distance;
    Sort sort = null!;
    bool descending;
    string? after;

    AssetList(AssetKind<T> kind, VisibleWells wells)
    {
        this.kind = kind;
        this.wells = wells;
        if (kind.Visible is { } visible && wells.Assigned is not null)
            conditions.Add(visible);
    }

    public int Limit { get; private set; } = Paging.DefaultLimit;
    public bool Total { get; private set; }
    public FieldSelection<T>? Fields { get; private set; }

    /// <summary>The one record with this id, if the caller may see it.</summary>
    public static NpgsqlBatchCommand One(AssetKind<T> kind, VisibleWells wells, Guid id)
    {
        var list = new AssetList<T>(kind, wells) { sort = kind.Sorts[0], Limit = 1 };
        list.conditions.Add("t.id = " + list.Add(new NpgsqlParameter<Guid> { TypedValue = id }));
        return list.Page();
    }

    /// <summary>Reads the query of a list.</summary>
    /// <exception cref="Refusal">400 for a parameter that is unknown or cannot be read.</exception>
    public static AssetList<T> Read(AssetKind<T> kind, VisibleWells wells, IQueryCollection query, UnitSystem units)
    {
        var list = new AssetList<T>(kind, wells);
        string? cursor = null, near = null, within = null, sortAsked = null;
        foreach (var (name, values) in query)
        {
            var text = values.ToString();
            if (text.Contains('\0', StringComparison.Ordinal))
                throw Problems.BadParameter(name, $"{name} holds a character that cannot be stored.");
            switch (name)
            {
                case "q": list.Search(text); break;
                case "limit": list.Limit = Paging.Limit(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : 0); break;
                case "total": list.Total = text is "true" or "false" ? text == "true" : throw Problems.BadParameter(name, "total is true or false."); break;
                case "fields": list.Fields = FieldSelection<T>.Read(text); break;
                case "cursor": cursor = text; break;
                case "sort": sortAsked = text; break;
                case "units": break;
                case "near" when kind.Position is not null: near = text; break;
                case "within" when kind.Position is not null: within = text; break;
                default:
                    var filter = kind.Filters.FirstOrDefault(f => f.Name == name)
                        ?? throw Problems.BadParameter(name, $"This list takes no {name}; it takes {string.Join(", ", Names(kind))}.");
                    list.conditions.Add(string.Format(CultureInfo.InvariantCulture, filter.Sql, list.Add(filter.Value(text))));
                    break;
            }
        }
        list.Near(near, within, units);
        list.SortBy(sortAsked, cursor);
        return list;
    }

    static IEnumerable<string> Names(AssetKind<T> kind) =>
        Common.Concat(kind.Position is null ? [] : Nearby).Select(p => p.Name).Concat(kind.Filters.Select(f => f.Name));

    void Search(string text)
    {
        text = text.Trim();
        if (text.Length == 0)
            return;
        var pattern = Add(new NpgsqlParameter<string> { TypedValue = "%" + text.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%" });
        var anywhere = kind.Search.Select(s => $"{s} ilike {pattern}").ToList();
        // An API number is found with or without its dashes.
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (kind.SearchDigits is { } number && digits.Length > 0 && text.All(c => char.IsAsciiDigit(c) || c is '-' or ' '))
            anywhere.Add($"{number} like {Add(new NpgsqlParameter<string> { TypedValue = "%" + digits + "%" })}");
        conditions.Add($"({string.Join(" or ", anywhere)})");
    }

    void Near(string? near, string? within, UnitSystem units)
    {
        if (near is null)
        {
            if (within is not null)
                throw Problems.BadParameter("within", "within needs a point: near=latitude,longitude.");
            return;
        }
        var parts = near.Split(',');
        if (parts.Length != 2 || !Number(parts[0], 90, out var latitude) || !Number(parts[1], 180, out var longitude))
            throw Problems.BadParameter("near", "near is latitude,longitude in decimal degrees.");
        var lat = Add(new NpgsqlParameter<double> { TypedValue = latitude });
        var lon = Add(new NpgsqlParameter<double> { TypedValue = longitude });
        // Haversine; least() because rounding can push the sine of the antipode above one, and as it passes over null, the case around it.
        var (itsLat, itsLon) = ($"{kind.Position!.Latitude}::float8", $"{kind.Position.Longitude}::float8");
        distance = $"""
            (case when {itsLat} is not null and {itsLon} is not null then
              2 * {EarthRadiusFt} * asin(least(1, sqrt(
                power(sin(radians(({itsLat} - {lat}) / 2)), 2) + cos(radians({lat})) * cos(radians({itsLat})) * power(sin(radians(({itsLon} - {lon}) / 2)), 2))))
            end)::numeric(12,0)
            """;
        if (within is null)
            return;
        if (!decimal.TryParse(within, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var reach) || reach is <= 0 or > 1e9m)
            throw Problems.BadParameter("within", "within is a distance above zero, in ft; m with units=metric.");
        var feet = units == UnitSystem.Metric ? Conversion.ToField(reach, Dimension.Length) : reach;
        conditions.Add($"{distance} <= {Add(new NpgsqlParameter<decimal> { TypedValue = feet })}");
    }

    static bool Number(string text, double limit, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && Math.Abs(value) <= limit;

    void SortBy(string? asked, string? cursor)
    {
        descending = asked?.StartsWith('-') == true;
        var name = asked?.TrimStart('-');
        sort = name switch
        {
            null or "" => kind.Sorts[0],
            "distance" when distance is not null => Sort.Number("distance", distance),
            _ => kind.Sorts.Append(Sort.Created).FirstOrDefault(s => s.Name == name)
                ?? throw Problems.BadParameter("sort", $"This list sorts by {string.Join(", ", kind.Sorts.Append(Sort.Created).Select(s => s.Name))}."),
        };
        if (Paging.Keys(cursor, 3) is not { } keys)
            return;
        var key = keys[1] is { } text ? sort.Read(text) : null;
        if (keys[0] != SortToken || (keys[1] is not null && key is null) || !Guid.TryParse(keys[2], out var id))
            throw Problems.BadParameter("cursor", "This cursor was not given out by this list.");
        var last = Add(new NpgsqlParameter<Guid> { TypedValue = id });
        if (key is null)
        {
            after = $"({sort.Sql} is null and t.id > {last})";
            return;
        }
        var value = Add(key);
        after = $"({sort.Sql} {(descending ? '<' : '>')} {value} or ({sort.Sql} = {value} and t.id > {last}) or {sort.Sql} is null)";
    }

    string SortToken => (descending ? "-" : "") + sort.Name;

    /// <summary>The cursor after a record with this sort key.</summary>
    public string Cursor(string? key, Guid id) => Paging.Cursor(SortToken, key, id.ToString());

    /// <summary>The statement of the page; one row more than the limit tells whether there is a next one.</summary>
    public NpgsqlBatchCommand Page()
    {
        var columns = new StringBuilder();
        foreach (var name in RecordReader<T>.Columns)
            columns.Append("t.").Append(RecordReader<T>.Snake(name)).Append(", ");
        foreach (var (name, sql) in kind.Joined)
            if (Fields is null || Fields.Has(name))
                columns.Append(sql).Append(" as ").Append(RecordReader<T>.Snake(name)).Append(", ");
        if (distance is not null)
            columns.Append(distance).Append(" as distance, ");
        columns.Append('(').Append(sort.Sql).Append(")::text as sort_key");
        var all = after is null ? conditions : [.. conditions, after];
        return Command($"""
            select {columns}
            from assets.{RecordReader<T>.Snake(typeof(T).Name)} t
            {kind.Joins}
            where {string.Join(" and ", all)}
            order by {sort.Sql} {(descending ? "desc" : "asc")} nulls last, t.id
            limit {(Limit + 1).ToString(CultureInfo.InvariantCulture)}
            """);
    }

    /// <summary>The statement that counts all records the list's filters let through.</summary>
    public NpgsqlBatchCommand Count() => Command($"""
        select count(*)
        from assets.{RecordReader<T>.Snake(typeof(T).Name)} t
        {kind.Joins}
        where {string.Join(" and ", conditions)}
        """);

    NpgsqlBatchCommand Command(string sql)
    {
        if (sql.Contains("{wells}", StringComparison.Ordinal))
        {
            wellsParameter ??= Add(new() { Value = (object?)wells.Assigned ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
            sql = sql.Replace("{wells}", wellsParameter, StringComparison.Ordinal);
        }
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter.Clone());
        return command;
    }

    string Add(NpgsqlParameter parameter)
    {
        parameters.Add(parameter);
        return "$" + parameters.Count.ToString(CultureInfo.InvariantCulture);
    }
}
