using Pumpjack.Bench;

// One verb, one file. Add yours here.
var verbs = new Dictionary<string, Func<string[], int>>
{
    ["http"] = HttpVerb.Run,
    ["vectors"] = VectorsVerb.Run,
    ["engineering"] = EngineeringVerb.Run,
    ["equations"] = EquationsVerb.Run,
    ["plots"] = PlotsVerb.Run,
};

if (args.Length == 0 || args[0].StartsWith("--", StringComparison.Ordinal)) args = ["http", .. args];
if (verbs.TryGetValue(args[0], out var verb)) return verb(args[1..]);
Console.Error.WriteLine($"usage: bench {string.Join(" | ", verbs.Keys)}");
return 2;
