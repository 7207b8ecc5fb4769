namespace Pumpjack.Engineering.Economics;

/// <summary>Declarations of the economic methods.</summary>
internal static class EconomicsMethods
{
    private const string source = "Newendorp, P. and Schuyler, J.: Decision Analysis for Petroleum Exploration (2000); SPE PRMS.";
    private static readonly double[] exampleFlows = [60, 60];

    private static readonly Input flows = new("cash_flow", "USD", "net cash flow of every month") { Kind = InputKind.Series };
    private static readonly Input investment = new("investment", "USD", "money spent at time 0") { AtLeast = 0, AtMost = 1e15, Default = 0 };

    private static readonly Input timing = new("timing", "-", "mid (default), end or beginning: when a month's flow counts") { Kind = InputKind.Text, Optional = true };
    private static readonly Input rateKind = new("rate_kind", "-", "effective (default) or nominal: what the annual rate means") { Kind = InputKind.Text, Optional = true };

    internal static readonly Method Npv = new("economics.npv", 1, "Net present value of monthly cash flows")
    {
        Equation = "NPV = -I + sum of CF_k/(1 + i)^(k + 1/2), k from 0; end: k + 1, beginning: k\ni = (1 + r)^(1/12) - 1, or r/12 where the annual rate is nominal",
        Source = source,
        Notes = "To the cent, half away from zero. The conventions in force are stated with the result.",
        Inputs = [flows, investment, CashFlow.RateInput, timing, rateKind],
        Outputs = [new("npv", "USD", "net present value"), new("monthly_rate", "-", "rate per month"), new("payout_months", "-", "months to payout"),
            new("discounted_payout_months", "-", "months to discounted payout"), new("maximum_exposure", "USD", "deepest cumulative, negative")],
        Compute = e =>
        {
            var cash = Of(e);
            var rate = e.Number("annual_rate");
            e.Set("npv", (double)cash.PresentValue(rate));
            e.Set("monthly_rate", CashFlow.MonthlyRate(rate, cash.Conventions.Rate));
            var payout = cash.Payout();
            if (payout.Months is { } months) e.Set("payout_months", months);
            else e.Note("The money never comes back.");
            if (cash.DiscountedPayout(rate).Months is { } discounted) e.Set("discounted_payout_months", discounted);
            e.Set("maximum_exposure", (double)payout.Largest);
            e.Note(cash.Conventions.ToString());
        },
        Examples = [new("Two months, end of period, one percent a month.",
            [("cash_flow", exampleFlows), ("investment", 100), ("annual_rate", 0.12), ("timing", "end"), ("rate_kind", "nominal")], [("npv", 18.22, 1e-12), ("payout_months", 1.66666666667, 1e-11)])],
    };

    internal static readonly Method Irr = new("economics.irr", 1, "Internal rate of return")
    {
        Equation = "effective annual r with NPV(r) = 0",
        Source = source,
        Notes = "Refused where no rate, or more than one, between -99 and 1000 percent a year brings the present value to 0.",
        Inputs = [flows, investment, timing],
        Outputs = [new("irr", "-", "effective annual rate")],
        Compute = e =>
        {
            var result = Of(e).InternalRate();
            e.Set("irr", result.AnnualRate);
            e.Iterated(result.Iterations);
        },
        Examples = [new("Ten percent in one month, end of period.", [("cash_flow", (double[])[110]), ("investment", 100), ("timing", "end")], [("irr", 2.13842837672, 1e-9)])],
    };

    private static CashFlow Of(Evaluation e)
    {
        var kind = e.Text("timing", "mid") switch
        {
            "mid" => DiscountTiming.MidPeriod,
            "end" => DiscountTiming.EndOfPeriod,
            "beginning" => DiscountTiming.BeginningOfPeriod,
            var other => throw new EngineeringRefusal(RefusalCodes.OutOfBounds, $"timing is mid, end or beginning, not \"{other}\".", "timing"),
        };
        var rate = e.Text("rate_kind", "effective") switch
        {
            "effective" => AnnualRate.Effective,
            "nominal" => AnnualRate.NominalMonthly,
            var other => throw new EngineeringRefusal(RefusalCodes.OutOfBounds, $"rate_kind is effective or nominal, not \"{other}\".", "rate_kind"),
        };
        decimal[] monthly = [.. e.Series("cash_flow").Select(v => Math.Abs(v) < 1e15
            ? (decimal)v
            : throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "A cash flow is too large to be money.", "cash_flow", 1e15))];
        return new((decimal)e.Number("investment"), monthly, new(kind, rate));
    }
}
