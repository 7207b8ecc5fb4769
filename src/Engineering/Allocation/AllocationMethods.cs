namespace Pumpjack.Engineering.Allocation;

/// <summary>Declarations of the allocation mathematics. The exact split is <see cref="LargestRemainder"/>, in decimal.</summary>
internal static class AllocationMethods
{
    private static readonly double[] exampleWeights = [1, 1, 1];
    private static readonly double[] exampleRates = [100, 50];
    private static readonly double[] exampleHours = [24, 12];
    private static readonly double[] exampleUncertainty = [0.05, 0.05];

    internal static readonly Method Remainder = new("allocation.largest_remainder", 1, "Split by largest remainder")
    {
        Equation = "parts rounded down to the scale; units left over to the largest remainders, ties to the larger weight, then the lower code",
        Source = "Hamilton's method; house rule of rounding.",
        Notes = "In decimal; the parts add up to the total exactly. Codes are the positions in the list.",
        Inputs = [new("total", "any", "what is split"), new("weights", "any", "shares") { Kind = InputKind.Series, AtLeast = 0 },
            new("scale", "-", "decimals of a part") { AtLeast = 0, AtMost = LargestRemainder.LargestScale, Default = 4 }],
        Outputs = [new("parts", "any", "one part per weight"), new("sum", "any", "their sum")],
        Compute = e =>
        {
            var parties = e.Series("weights").Select((w, i) => new Party(i.ToString("D9", System.Globalization.CultureInfo.InvariantCulture), Exact(w, "weights"))).ToArray();
            var parts = LargestRemainder.Split(Exact(e.Number("total"), "total"), parties, (int)e.Number("scale"));
            var unit = e.Raw("total")!.Unit;
            e.Set("parts", [.. parts.Select(p => (double)p)], unit);
            e.Set("sum", (double)parts.Sum(), unit);
        },
        Examples = [new("A hundred over three: 34, 33, 33.", [("total", 100), ("weights", exampleWeights), ("scale", 0)], [("sum", 100, 1e-15)])],
    };

    internal static readonly Method ByTestRate = new("allocation.test_rate", 1, "Allocation by test rate and hours")
    {
        Equation = "T = test rate x hours/24, factor = M/sum T, A = factor T by largest remainder\nu(A)^2 = u(M)^2 + (1 - f)^2 u(T)^2 + sum over the others of f^2 u^2",
        Source = "API MPMS 20.1; GUM (JCGM 100:2008) for the uncertainty.",
        Notes = "A factor outside 0.90 to 1.10 is remarked upon. Uncertainties are relative and standard (one sigma), errors independent.",
        Inputs = [new("measured", "any", "measured volume") { AtLeast = 0 }, new("test_rate", "any", "test rate per day of each well") { Kind = InputKind.Series, AtLeast = 0 },
            new("hours_on", "h", "hours on of each well") { Kind = InputKind.Series, AtLeast = 0 }, new("rate_uncertainty", "-", "of each test rate") { Kind = InputKind.Series, AtLeast = 0, Optional = true },
            new("meter_uncertainty", "-", "of the measured volume") { AtLeast = 0, Default = 0 }, new("scale", "-", "decimals of a part") { AtLeast = 0, AtMost = LargestRemainder.LargestScale, Default = 4 }],
        Outputs = [new("allocated", "any", "volume of each well"), new("theoretical", "any", "theoretical volume of each well"), new("factor", "-", "measured/theoretical"),
            new("uncertainty", "-", "relative, of each allocated volume")],
        Compute = e =>
        {
            var (rates, hours) = (e.Series("test_rate"), e.Series("hours_on"));
            var uncertain = e.Has("rate_uncertainty") ? e.Series("rate_uncertainty") : new double[rates.Length];
            if (hours.Length != rates.Length || uncertain.Length != rates.Length)
                throw new EngineeringRefusal(RefusalCodes.UnequalSeries, "Every well needs a test rate, hours and, where given, an uncertainty.", "hours_on");
            var wells = rates.Select((r, i) => new WellTheoretical(i.ToString("D9", System.Globalization.CultureInfo.InvariantCulture), Exact(r, "test_rate"), Exact(hours[i], "hours_on"), uncertain[i]));
            var result = WellAllocation.ByTestRate(Exact(e.Number("measured"), "measured"), [.. wells], (int)e.Number("scale"), e.Number("meter_uncertainty"));
            var unit = e.Raw("measured")!.Unit;
            e.Set("allocated", [.. result.Wells.Select(w => (double)w.Allocated)], unit);
            e.Set("theoretical", [.. result.Wells.Select(w => (double)w.Theoretical)], unit);
            e.Set("factor", (double)result.Factor);
            e.Set("uncertainty", [.. result.Wells.Select(w => w.Uncertainty)]);
            if (result.FactorWarning) e.Note("The factor lies outside 0.90 to 1.10.");
        },
        Examples = [new("Two wells.", [("measured", 120), ("test_rate", exampleRates), ("hours_on", exampleHours), ("rate_uncertainty", exampleUncertainty)], [("factor", 0.96, 1e-12)])],
    };

    // A double given through the method interface, as the decimal it was written as.
    private static decimal Exact(double value, string name) => Math.Abs(value) < 1e15
        ? (decimal)value
        : throw new EngineeringRefusal(RefusalCodes.OutOfBounds, $"{name} is too large to split exactly.", name, 1e15);
}
