namespace Pumpjack.Engineering.Allocation;

/// <summary>What is known of a well in an allocation period.</summary>
/// <param name="Code">Well code.</param>
/// <param name="TestRatePerDay">Rate of the last accepted test, per day, ≥ 0.</param>
/// <param name="HoursOn">Hours on production in the period, ≥ 0.</param>
/// <param name="RateUncertainty">Relative standard uncertainty of the test rate, e.g. 0.05; 0 for none stated.</param>
public readonly record struct WellTheoretical(string Code, decimal TestRatePerDay, decimal HoursOn, double RateUncertainty = 0)
{
    /// <summary>Theoretical volume, test rate × hours/24.</summary>
    public decimal Volume => TestRatePerDay * HoursOn / 24m;
}

/// <summary>A well's part of a measured volume.</summary>
/// <param name="Code">Well code.</param>
/// <param name="Theoretical">Theoretical volume.</param>
/// <param name="Allocated">Allocated volume, at the scale asked for.</param>
/// <param name="Share">Theoretical share, 0…1.</param>
/// <param name="Uncertainty">Relative standard uncertainty of the allocated volume; 0 where no uncertainty was stated.</param>
public readonly record struct WellAllocated(string Code, decimal Theoretical, decimal Allocated, decimal Share, double Uncertainty);

/// <summary>An allocation of one measured volume.</summary>
/// <param name="Wells">One row per well, in the order given; the allocated volumes add up to the measured one exactly.</param>
/// <param name="Factor">Measured/theoretical.</param>
/// <param name="FactorWarning">True outside 0.90 to 1.10.</param>
public sealed record AllocationResult(IReadOnlyList<WellAllocated> Wells, decimal Factor, bool FactorWarning);

/// <summary>Allocation of measured volumes to wells.</summary>
public static class WellAllocation
{
    /// <summary>
    /// Test-rate × hours: theoretical volumes, the factor measured/theoretical, and parts that add up to the measured volume to the last digit.
    /// The uncertainty of a part A = M T/ΣT follows from independent errors:
    /// u(A)² = u(M)² + (1 − f)² u(T)² + Σ over the others of f_j² u_j², f the shares.
    /// </summary>
    /// <param name="measured">Measured volume of the source.</param>
    /// <param name="wells">Wells flowing into it.</param>
    /// <param name="scale">Decimals of the parts.</param>
    /// <param name="meterUncertainty">Relative standard uncertainty of the measured volume.</param>
    /// <exception cref="EngineeringRefusal">No wells, a negative rate, hours or uncertainty, or a measured volume without any theoretical one.</exception>
    public static AllocationResult ByTestRate(decimal measured, IReadOnlyList<WellTheoretical> wells, int scale, double meterUncertainty = 0)
    {
        ArgumentNullException.ThrowIfNull(wells);
        var parties = new Party[wells.Count];
        var total = 0m;
        for (var i = 0; i < parties.Length; i++)
        {
            var well = wells[i];
            if (well.TestRatePerDay < 0 || well.HoursOn < 0 || !(well.RateUncertainty >= 0))
                throw new EngineeringRefusal(RefusalCodes.OutOfBounds, $"{well.Code} has a rate, hours or an uncertainty below 0.", "test_rate", 0);
            parties[i] = new(well.Code, well.Volume);
            total += parties[i].Weight;
        }
        if (!(meterUncertainty >= 0))
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "The uncertainty of the meter is below 0.", "meter_uncertainty", 0);
        var parts = LargestRemainder.Split(measured, parties, scale);
        var rows = new WellAllocated[parties.Length];
        var variance = 0.0;
        for (var i = 0; i < rows.Length; i++)
        {
            var f = (double)(parties[i].Weight / total);
            variance += f * f * wells[i].RateUncertainty * wells[i].RateUncertainty;
        }
        for (var i = 0; i < rows.Length; i++)
        {
            var share = parties[i].Weight / total;
            var (f, u) = ((double)share, wells[i].RateUncertainty);
            var others = Math.Max(0, variance - (f * f * u * u));
            var uncertainty = Math.Sqrt((meterUncertainty * meterUncertainty) + ((1 - f) * (1 - f) * u * u) + others);
            rows[i] = new(parties[i].Code, parties[i].Weight, parts[i], share, parts[i] == 0 ? 0 : uncertainty);
        }
        var factor = measured / total;
        return new(rows, factor, factor is < 0.90m or > 1.10m);
    }

    /// <summary>Fixed shares, which must add up to exactly 1: never normalised in silence.</summary>
    public static decimal[] ByFixedShares(decimal measured, IReadOnlyList<Party> shares, int scale)
    {
        ArgumentNullException.ThrowIfNull(shares);
        var sum = 0m;
        foreach (var share in shares) sum += share.Weight;
        if (sum != 1m)
            throw new EngineeringRefusal(RefusalCodes.Contradiction, $"Fixed shares add up to {sum} instead of 1.", "weight", 1);
        return LargestRemainder.Split(measured, shares, scale);
    }

    /// <summary>
    /// Two stages through a network: the sales volume over facilities by their own measured volumes, then each facility's part over its wells.
    /// Every stage adds up exactly.
    /// </summary>
    public static IReadOnlyList<AllocationResult> ThroughFacilities(
        decimal sales, IReadOnlyList<Party> facilities, IReadOnlyList<IReadOnlyList<WellTheoretical>> wells, int scale)
    {
        ArgumentNullException.ThrowIfNull(facilities);
        ArgumentNullException.ThrowIfNull(wells);
        if (facilities.Count != wells.Count)
            throw new EngineeringRefusal(RefusalCodes.UnequalSeries, "Every facility needs its list of wells.", "wells");
        var parts = LargestRemainder.Split(sales, facilities, scale);
        var results = new AllocationResult[parts.Length];
        for (var i = 0; i < parts.Length; i++) results[i] = ByTestRate(parts[i], wells[i], scale);
        return results;
    }
}
