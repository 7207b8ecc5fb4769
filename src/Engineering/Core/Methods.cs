using System.Reflection;

namespace Pumpjack.Engineering;

/// <summary>Every published method of the library, found from its declaration.</summary>
public static class Methods
{
    private static readonly Dictionary<string, Method> byId = Find().ToDictionary(m => m.Id, StringComparer.Ordinal);

    public static IReadOnlyList<Method> All { get; } = [.. byId.Values.OrderBy(m => m.Id, StringComparer.Ordinal)];

    /// <summary>The method of an id, or null.</summary>
    public static Method? Find(string id) => byId.GetValueOrDefault(id);

    /// <exception cref="EngineeringRefusal">No method has this id.</exception>
    public static Method Get(string id) => Find(id) ?? throw new EngineeringRefusal(RefusalCodes.UnknownMethod, $"There is no method {id}.");

    private static IEnumerable<Method> Find()
    {
        foreach (var type in typeof(Methods).Assembly.GetTypes().Where(t => !t.IsGenericTypeDefinition))
            foreach (var field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (field.FieldType != typeof(Method)) continue;
                var method = (Method)field.GetValue(null)!;
                method.Family = type.Namespace!.Split('.')[^1];
                yield return method;
            }
    }
}
