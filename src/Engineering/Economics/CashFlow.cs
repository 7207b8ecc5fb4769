using Pumpjack.Engineering.Numerics;

namespace Pumpjack.Engineering.Economics;

/// <summary>When within its month a cash flow counts as received.</summary>
public enum DiscountTiming
{
    /// <summary>At the middle of the month: flow k (from 0) is discounted by k + ½ months.</summary>
    MidPeriod,

    /// <summary>At the end of the month: k + 1 months.</summary>
    EndOfPeriod,

    /// <summary>At the beginning of the month: k months; the first flow is not discounted.</summary>
    BeginningOfPeriod,
}

/// <summary>How an annual rate becomes a monthly one.</summary>
public enum AnnualRate
{
    /// <summary>Effective: (1 + r)^(1/12) − 1.</summary>
    Effective,

    /// <summary>Nominal, compounded monthly: r/12.</summary>
    NominalMonthly,
}

/// <summary>Conventions of a valuation; reported with every figure.</summary>
/// <param name="Timing">When a month's flow counts.</param>
/// <param name="Rate">What the annual rate means.</param>
/// <param name="InvestmentAtStart">True when the investment lies at time 0 undiscounted, ahead of the first month.</param>
public readonly record struct Conventions(DiscountTiming Timing = DiscountTiming.MidPeriod, AnnualRate Rate = AnnualRate.Effective, bool InvestmentAtStart = true)
{
    /// <summary>Mid-period, effective annual rate, investment at time 0.</summary>
    public Conventions()
        : this(DiscountTiming.MidPeriod)
    {
    }

    /// <summary>The conventions in words.</summary>
    public override string ToString() =>
        $"{Timing switch { DiscountTiming.MidPeriod => "mid-month", DiscountTiming.EndOfPeriod => "end-of-month", _ => "beginning-of-month" }} discounting, "
        + $"{(Rate == AnnualRate.Effective ? "effective annual rate" : "nominal annual rate compounded monthly")}, "
        + (InvestmentAtStart ? "investment at time 0" : "investment in the first month");
}

/// <summary>When money is back.</summary>
/// <param name="Months">Months from time 0, linear within the month; null when it never is.</param>
/// <param name="Largest">The deepest the cumulative goes (≤ 0): money at risk.</param>
public readonly record struct PayoutResult(double? Months, decimal Largest);

/// <summary>Internal rate of return.</summary>
/// <param name="AnnualRate">Effective annual rate at which the present value is 0.</param>
/// <param name="Iterations">Steps of the search.</param>
public readonly record struct IrrResult(double AnnualRate, int Iterations);

/// <summary>Monthly cash flows and what they are worth. Money is decimal; only discount factors are doubles.</summary>
public sealed class CashFlow
{
    internal static readonly Input RateInput = new("annual_rate", "-", "annual discount rate, a fraction") { Above = -1, AtMost = 10, Low = 0, High = 1 };

    private readonly decimal[] months;

    /// <param name="investment">Money spent at the start, ≥ 0.</param>
    /// <param name="monthly">Net cash flow of every month.</param>
    /// <param name="conventions">When flows count and what a rate means.</param>
    /// <exception cref="EngineeringRefusal">No month, or a negative investment.</exception>
    public CashFlow(decimal investment, ReadOnlySpan<decimal> monthly, Conventions conventions)
    {
        if (monthly.Length == 0)
            throw new EngineeringRefusal(RefusalCodes.EmptySeries, "There are no monthly cash flows.", "cash_flow");
        if (investment < 0)
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "An investment is stated as a positive amount.", "investment", 0);
        (Investment, Conventions) = (investment, conventions);
        months = monthly.ToArray();
        if (!conventions.InvestmentAtStart) months[0] -= investment;
    }

    /// <summary>Money spent at the start.</summary>
    public decimal Investment { get; }

    /// <summary>Conventions in force.</summary>
    public Conventions Conventions { get; }

    /// <summary>Sum of all flows, undiscounted.</summary>
    public decimal Net => months.Sum() - AtStart;

    private decimal AtStart => Conventions.InvestmentAtStart ? Investment : 0;

    /// <summary>Monthly rate of an annual one.</summary>
    public static double MonthlyRate(double annualRate, AnnualRate kind) =>
        kind == AnnualRate.Effective ? Elementary.Expm1(Elementary.Log1p(RateInput.Require(annualRate)) / 12) : RateInput.Require(annualRate) / 12;

    /// <summary>Net present value at an annual rate, to the cent (half away from zero).</summary>
    /// <exception cref="EngineeringRefusal">A rate at or below −100 %, or so far below 0 that the sum leaves the range of money.</exception>
    public decimal PresentValue(double annualRate)
    {
        var logFactor = LogFactor(annualRate);
        try
        {
            var value = -AtStart;
            for (var k = 0; k < months.Length; k++)
                value += months[k] * (decimal)Math.Exp((k + Offset) * logFactor);
            return decimal.Round(value, 2, MidpointRounding.AwayFromZero);
        }
        catch (OverflowException)
        {
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "At this negative rate the present value leaves the range of money.", RateInput.Name, 0);
        }
    }

    /// <summary>Present value per unit of investment, NPV/investment + 1.</summary>
    public double ProfitabilityIndex(double annualRate) => Investment > 0
        ? (double)(PresentValue(annualRate) / Investment) + 1
        : throw new EngineeringRefusal(RefusalCodes.BadTest, "Without an investment there is no index.", "investment", 0);

    /// <summary>
    /// Internal rate of return. It is defined only where the present value crosses 0 exactly once between −99 % and 1000 % a year; flows
    /// that never change sign have none, flows that cross several times have several, and both are refused.
    /// </summary>
    public IrrResult InternalRate()
    {
        var (negative, positive) = (AtStart > 0, false);
        foreach (var flow in months) (negative, positive) = (negative || flow < 0, positive || flow > 0);
        if (!negative || !positive)
            throw new EngineeringRefusal(
                RefusalCodes.NoSolution, $"The cash flows are never {(negative ? "positive" : "negative")}, so no rate brings them to 0; state the present value at a rate instead.", "cash_flow", null, "economics.npv");
        // Scan in the log of the monthly factor, from −99 % to +1000 % a year.
        const int steps = 400;
        var (from, to) = (-Math.Log(0.01) / 12, -Math.Log(11) / 12);
        double low = double.NaN, high = double.NaN;
        var roots = 0;
        var previous = Value(from);
        for (var i = 1; i <= steps; i++)
        {
            var x = from + ((to - from) * i / steps);
            var value = Value(x);
            if (previous == 0 || (value != 0 && Math.Sign(value) != Math.Sign(previous)))
            {
                roots++;
                (low, high) = (x - ((to - from) / steps), x);
            }
            previous = value;
        }
        if (roots == 0)
            throw new EngineeringRefusal(
                RefusalCodes.NoSolution, "No rate between -99 % and 1000 % a year brings the present value to 0; state the present value at a rate instead.", "cash_flow", null, "economics.npv");
        if (roots > 1)
            throw new EngineeringRefusal(
                RefusalCodes.NoSolution, $"{roots} rates bring the present value to 0; none of them is the return. State the present value at a rate instead.", "cash_flow", roots, "economics.npv");
        var iterations = 0;
        var sign = Math.Sign(Value(low));
        while (Math.Abs(high - low) > 1e-15 && iterations++ < 200)
        {
            var middle = 0.5 * (low + high);
            if (middle == low || middle == high) break;
            if (Math.Sign(Value(middle)) == sign) low = middle;
            else high = middle;
        }
        return new(Elementary.Expm1(-12 * 0.5 * (low + high)), iterations);
    }

    /// <summary>Payout: the first time the cumulative undiscounted flow is back at 0 after its investment.</summary>
    public PayoutResult Payout() => Payback(0);

    /// <summary>Payout of flows discounted at an annual rate.</summary>
    public PayoutResult DiscountedPayout(double annualRate) => Payback(LogFactor(annualRate) is var factor && factor <= 0
        ? factor
        : throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "A discounted payout needs a rate of at least 0.", RateInput.Name, 0));

    private double Offset => Conventions.Timing switch
    {
        DiscountTiming.MidPeriod => 0.5,
        DiscountTiming.EndOfPeriod => 1,
        _ => 0,
    };

    private double LogFactor(double annualRate) => -Elementary.Log1p(MonthlyRate(annualRate, Conventions.Rate));

    private double Value(double logFactor)
    {
        var value = -(double)AtStart;
        for (var k = 0; k < months.Length; k++) value += (double)months[k] * Math.Exp((k + Offset) * logFactor);
        return value;
    }

    private PayoutResult Payback(double logFactor)
    {
        var (cumulative, least) = (-AtStart, Math.Min(0, -AtStart));
        double? when = AtStart > 0 ? null : 0;
        for (var k = 0; k < months.Length; k++)
        {
            var flow = logFactor == 0 ? months[k] : months[k] * (decimal)Math.Exp((k + Offset) * logFactor);
            var before = cumulative;
            cumulative += flow;
            least = Math.Min(least, cumulative);
            // Money may have to be put in again: the last return to 0 counts.
            if (cumulative < 0) when = null;
            else if (before < 0) when = k + (double)(-before / flow);
        }
        return new(when, least);
    }
}
