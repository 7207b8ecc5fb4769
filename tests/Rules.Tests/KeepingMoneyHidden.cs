using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Json;
using Xunit;

namespace Pumpjack.Rules.Tests;

/// <summary>Members that hold money are marked, and what is marked reaches only roles that may see it.</summary>
public sealed partial class KeepingMoneyHidden
{
    /// <summary>Who reads the audit sees whole rows of every well: only roles that see both may.</summary>
    [Fact]
    public void Who_reads_the_audit_may_see_money_and_every_well() =>
        Assert.All(Permissions.RolesWith(Permission.AuditRead), role =>
        {
            Assert.Contains(role, Permissions.RolesWith(Permission.MoneyRead));
            Assert.Contains(role, Permissions.RolesWith(Permission.AllWells));
        });

    [Fact]
    public void Every_marked_member_is_left_out_for_roles_without_money_and_ignored_from_them()
    {
        var marked = Records().SelectMany(Marked).ToArray();
        Assert.Contains(marked, m => m.Name == "OilPrice");
        Assert.Contains(marked, m => m.Name == "RoyaltyRate");
        Assert.Empty(marked.SelectMany(Shown));
    }

    [Fact]
    public void Every_member_named_like_money_is_marked() => Assert.Empty(Records().SelectMany(Unmarked));

    [Fact]
    public void Planted_money_is_found()
    {
        Assert.Equal("Planted.OilPrice", Assert.Single(Unmarked(typeof(Planted))));
        Assert.Equal(2, Shown(typeof(Planted).GetProperty(nameof(Planted.OilPrice))!).Count());
    }

    sealed class Planted
    {
        public decimal? OilPrice { get; set; }
        public decimal? OilVolume { get; set; }
    }

    /// <summary>What the write knows of a row that is there; it is never sent.</summary>
    static readonly string[] NeverSent = ["RecordedDay"];

    static IEnumerable<Type> Records() => Directory.EnumerateFiles(AppContext.BaseDirectory, "Pumpjack.*.dll")
        .Select(f => Path.GetFileNameWithoutExtension(f)).Where(n => !n.EndsWith(".Tests", StringComparison.Ordinal) && n is not "Pumpjack.Engineering")
        .SelectMany(n => Assembly.Load(n).GetTypes())
        .Where(t => t is { IsClass: true, IsGenericTypeDefinition: false, IsAbstract: false } && t.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !NeverSent.Contains(t.Name));

    const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance;

    static IEnumerable<PropertyInfo> Marked(Type type) => type.GetProperties(Own).Where(p => p.GetCustomAttribute<MoneyAttribute>() is not null);

    static IEnumerable<string> Unmarked(Type type) => type.GetProperties(Own)
        .Where(p => (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) == typeof(decimal) && MoneyWord().IsMatch(p.Name) && p.GetCustomAttribute<MoneyAttribute>() is null)
        .Select(p => $"{type.Name}.{p.Name}");

    /// <summary>Ways in which a member reaches, or is taken from, somebody who may not see money.</summary>
    static IEnumerable<string> Shown(PropertyInfo member)
    {
        var options = new JsonSettings().Options;
        var type = member.ReflectedType!;
        object value = member.PropertyType == typeof(string) ? "7" : 7m;
        var name = JsonNamingPolicy.CamelCase.ConvertName(member.Name);
        var before = Caller.Current;
        try
        {
            foreach (var role in Roles.All)
            {
                Caller.Current = new(null, Guid.Empty, null, null, [role], null, null);
                if (Caller.Current.SeesMoney)
                    continue;
                var record = Activator.CreateInstance(type)!;
                member.SetValue(record, value);
                if (JsonSerializer.SerializeToElement(record, type, options).TryGetProperty(name, out _))
                    yield return $"{role} reads {type.Name}.{member.Name}";
                if (Taken())
                    yield return $"{role} writes {type.Name}.{member.Name}";
                if (role == Roles.Pumper)
                    break; // one role is as good as another: the attribute asks only whether money may be seen
            }
        }
        finally
        {
            Caller.Current = before;
        }

        bool Taken()
        {
            var sent = JsonSerializer.Serialize(new Dictionary<string, object> { [name] = value });
            return Equals(member.GetValue(JsonSerializer.Deserialize(sent, type, options)), value);
        }
    }

    [GeneratedRegex("Price|Cost|Amount|Royalty|RevenueInterest|WorkingInterest|Bonus|Rental|DayRate|Payment|Fee$")]
    private static partial Regex MoneyWord();
}
