using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Pumpjack.Platform.Units;

/// <summary>What a member measures. Declared once; conversion, rounding, documentation and the client's labels read it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MeasuredAttribute(Dimension dimension) : Attribute
{
    public Dimension Dimension { get; } = dimension;
}

/// <summary>One exact number of a record class: its JSON name, dimension and the scale of its column.</summary>
public sealed class MeasuredMember<T>
{
    internal MeasuredMember(PropertyInfo property)
    {
        Name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        Pointer = "#/" + Name;
        Dimension = property.GetCustomAttribute<MeasuredAttribute>()?.Dimension;
        var precision = property.GetCustomAttribute<PrecisionAttribute>()
            ?? throw new InvalidOperationException($"{typeof(T).Name}.{property.Name} needs a [Precision].");
        Scale = precision.Scale ?? 0;
        Limit = (decimal)Math.Pow(10, precision.Precision - Scale);
        var record = Expression.Parameter(typeof(T));
        var value = Expression.Parameter(typeof(decimal?));
        Get = Expression.Lambda<Func<T, decimal?>>(Expression.Convert(Expression.Property(record, property), typeof(decimal?)), record).Compile();
        Set = Expression.Lambda<Action<T, decimal?>>(Expression.Assign(Expression.Property(record, property), Expression.Convert(value, property.PropertyType)), record, value).Compile();
    }

    /// <summary>JSON name.</summary>
    public string Name { get; }
    /// <summary>JSON pointer.</summary>
    public string Pointer { get; }
    /// <summary>What it measures; null for numbers without a unit (per cent, hours, °API).</summary>
    public Dimension? Dimension { get; }
    /// <summary>Decimals of the column.</summary>
    public int Scale { get; }
    /// <summary>The column holds magnitudes below this.</summary>
    public decimal Limit { get; }
    public Func<T, decimal?> Get { get; }
    public Action<T, decimal?> Set { get; }
}

/// <summary>The exact numbers of a record class, in the order they are declared.</summary>
public static class MeasuredMembers<T>
{
    /// <summary>Every decimal member.</summary>
    public static readonly IReadOnlyList<MeasuredMember<T>> All =
        [.. typeof(T).GetProperties()
            .Where(p => p.CanWrite && (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) == typeof(decimal))
            .Select(p => new MeasuredMember<T>(p))];

    /// <summary>Converts a record read from storage into the unit system of the answer.</summary>
    public static void Present(T record, UnitSystem units)
    {
        if (units == UnitSystem.Us)
            return;
        foreach (var member in All)
            if (member.Dimension is { } dimension && member.Get(record) is { } value)
                member.Set(record, Rounding.To(Conversion.ToMetric(value, dimension), member.Scale));
    }
}
