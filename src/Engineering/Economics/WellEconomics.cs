using Pumpjack.Engineering.Decline;

namespace Pumpjack.Engineering.Economics;

/// <summary>Prices, interests and costs of a well, constant in money of one day unless a list says otherwise.</summary>
/// <param name="PricePerUnit">Net-back price per unit of production, USD.</param>
/// <param name="WorkingInterest">Share of the costs, 0…1.</param>
/// <param name="NetRevenueInterest">Share of the revenue, 0…1.</param>
/// <param name="TaxRate">Severance and ad valorem taxes as a share of net revenue, 0…1.</param>
/// <param name="FixedCostPerMonth">Operating cost per month, gross, USD.</param>
/// <param name="VariableCostPerUnit">Operating cost per unit of production, gross, USD.</param>
public readonly record struct WellTerms(
    decimal PricePerUnit, decimal WorkingInterest, decimal NetRevenueInterest, decimal TaxRate, decimal FixedCostPerMonth, decimal VariableCostPerUnit);

/// <summary>Cash flows of a producing forecast.</summary>
public static class WellEconomics
{
    /// <summary>Months of a forecast at most.</summary>
    public const int LargestMonths = 1200;

    /// <summary>Net cash flow of one month's gross production.</summary>
    public static decimal MonthlyCashFlow(decimal grossVolume, in WellTerms terms)
    {
        Check(terms);
        var revenue = grossVolume * terms.PricePerUnit * terms.NetRevenueInterest * (1 - terms.TaxRate);
        return revenue - (terms.WorkingInterest * (terms.FixedCostPerMonth + (grossVolume * terms.VariableCostPerUnit)));
    }

    /// <summary>Gross production per month at which the cash flow is 0: the economic limit.</summary>
    /// <exception cref="EngineeringRefusal">A unit of production earns nothing, so no rate pays.</exception>
    public static decimal EconomicLimitPerMonth(in WellTerms terms)
    {
        Check(terms);
        var margin = (terms.PricePerUnit * terms.NetRevenueInterest * (1 - terms.TaxRate)) - (terms.WorkingInterest * terms.VariableCostPerUnit);
        return margin > 0
            ? terms.WorkingInterest * terms.FixedCostPerMonth / margin
            : throw new EngineeringRefusal(RefusalCodes.NoSolution, "A unit of production costs more than it earns; no rate pays.", "price", 0);
    }

    /// <summary>Monthly gross volumes of a decline in days, until the month before the volume falls below the economic limit or the months run out.</summary>
    /// <param name="curve">Decline, rate per day, time in days.</param>
    /// <param name="fromDay">Day at which the first month begins.</param>
    /// <param name="months">Months at most, 1 to 1,200.</param>
    /// <param name="limitPerMonth">Economic limit, volume per month.</param>
    public static double[] MonthlyVolumes(IDeclineCurve curve, double fromDay, int months, double limitPerMonth = 0)
    {
        ArgumentNullException.ThrowIfNull(curve);
        if (months is < 1 or > LargestMonths)
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "A forecast has 1 to 1,200 months.", "months", LargestMonths);
        const double daysPerMonth = 365.25 / 12;
        var volumes = new List<double>(months);
        var before = curve.Cumulative(fromDay);
        for (var k = 1; k <= months; k++)
        {
            var after = curve.Cumulative(fromDay + (k * daysPerMonth));
            if (after - before < limitPerMonth) break;
            volumes.Add(after - before);
            before = after;
        }
        return [.. volumes];
    }

    private static void Check(in WellTerms terms)
    {
        if (terms.WorkingInterest is < 0 or > 1 || terms.NetRevenueInterest is < 0 or > 1 || terms.TaxRate is < 0 or > 1)
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "Interests and tax rates lie between 0 and 1.", "interest", 1);
        if (terms.FixedCostPerMonth < 0 || terms.VariableCostPerUnit < 0)
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "Costs are stated as positive amounts.", "cost", 0);
    }
}
