using System.ComponentModel.DataAnnotations.Schema;
using System.Reflection;
using System.Text.Json;
using Npgsql;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Assets.Records;

/// <summary>Reads rows into records: a column fills the member of its name. Compiled once per kind.</summary>
static class RecordReader<T> where T : new()
{
    static readonly Dictionary<string, Action<T, NpgsqlDataReader, int>> Setters = typeof(T).GetProperties()
        .Where(p => p.CanWrite && Maker(p.PropertyType) is not null)
        .ToDictionary(p => Snake(p.Name), p => Setter(p));

    /// <summary>JSON names of the members that are columns of the record's own table.</summary>
    public static readonly IReadOnlyList<string> Columns = [.. typeof(T).GetProperties()
        .Where(p => p.CanWrite && p.GetCustomAttribute<NotMappedAttribute>() is null && Maker(p.PropertyType) is not null)
        .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))];

    /// <summary>What to do with each column of a result.</summary>
    public static Action<T, NpgsqlDataReader, int>?[] Plan(NpgsqlDataReader reader)
    {
        var plan = new Action<T, NpgsqlDataReader, int>?[reader.FieldCount];
        for (var i = 0; i < plan.Length; i++)
            plan[i] = Setters.GetValueOrDefault(reader.GetName(i));
        return plan;
    }

    /// <summary>The record of the current row.</summary>
    public static T Read(NpgsqlDataReader reader, Action<T, NpgsqlDataReader, int>?[] plan)
    {
        var record = new T();
        for (var i = 0; i < plan.Length; i++)
            if (plan[i] is { } set && !reader.IsDBNull(i))
                set(record, reader, i);
        return record;
    }

    public static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    static Action<T, NpgsqlDataReader, int> Setter(PropertyInfo property) =>
        (Action<T, NpgsqlDataReader, int>)Maker(property.PropertyType)!.Invoke(null, [property])!;

    static MethodInfo? Maker(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        var maker = bare switch
        {
            _ when bare.IsEnum => nameof(Word),
            _ when bare == typeof(JsonElement) => nameof(Json),
            _ when bare == typeof(string) || bare == typeof(Guid) || bare == typeof(int) || bare == typeof(bool) || bare == typeof(decimal)
                || bare == typeof(DateOnly) || bare == typeof(DateTimeOffset) => nameof(Plain),
            _ => null,
        };
        if (maker is null)
            return null;
        var method = typeof(RecordReader<T>).GetMethod(type == bare ? maker : maker + "OrNull", BindingFlags.Static | BindingFlags.NonPublic)!;
        return method.IsGenericMethod ? method.MakeGenericMethod(bare) : method;
    }

    static Action<T, NpgsqlDataReader, int> Plain<TValue>(PropertyInfo property)
    {
        var set = property.SetMethod!.CreateDelegate<Action<T, TValue>>();
        return (record, reader, i) => set(record, reader.GetFieldValue<TValue>(i));
    }

    static Action<T, NpgsqlDataReader, int> PlainOrNull<TValue>(PropertyInfo property) where TValue : struct
    {
        var set = property.SetMethod!.CreateDelegate<Action<T, TValue?>>();
        return (record, reader, i) => set(record, reader.GetFieldValue<TValue>(i));
    }

    static Action<T, NpgsqlDataReader, int> Word<TValue>(PropertyInfo property) where TValue : struct, Enum
    {
        var set = property.SetMethod!.CreateDelegate<Action<T, TValue>>();
        return (record, reader, i) => set(record, SnakeCaseWords<TValue>.Parse(reader.GetString(i)));
    }

    static Action<T, NpgsqlDataReader, int> WordOrNull<TValue>(PropertyInfo property) where TValue : struct, Enum
    {
        var set = property.SetMethod!.CreateDelegate<Action<T, TValue?>>();
        return (record, reader, i) => set(record, SnakeCaseWords<TValue>.Parse(reader.GetString(i)));
    }

    static Action<T, NpgsqlDataReader, int> JsonOrNull(PropertyInfo property)
    {
        var set = property.SetMethod!.CreateDelegate<Action<T, JsonElement?>>();
        return (record, reader, i) =>
        {
            using var document = JsonDocument.Parse(reader.GetString(i));
            set(record, document.RootElement.Clone());
        };
    }

    static Action<T, NpgsqlDataReader, int> Json(PropertyInfo property) =>
        throw new InvalidOperationException($"{property.Name} must be nullable: a record may have no such data.");
}
