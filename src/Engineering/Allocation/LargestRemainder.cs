namespace Pumpjack.Engineering.Allocation;

/// <summary>A party to a split.</summary>
/// <param name="Code">Well or owner code; the last tie-breaker, compared ordinally.</param>
/// <param name="Weight">Theoretical volume or interest, ≥ 0.</param>
public readonly record struct Party(string Code, decimal Weight);

/// <summary>Splits a whole into parts that add up to it exactly.</summary>
public static class LargestRemainder
{
    /// <summary>The most decimals a part may have.</summary>
    public const int LargestScale = 8;

    /// <summary>
    /// Splits <paramref name="total"/> in proportion to the weights, rounded to <paramref name="scale"/> decimals: every part is first rounded
    /// toward zero, then the units left over go to the largest remainders, ties to the larger weight, then to the lower code. The parts add up
    /// to the total to the last digit; a negative total is split as its mirror image.
    /// </summary>
    /// <returns>One part per party, in the order given.</returns>
    /// <exception cref="EngineeringRefusal">
    /// No party, a weight below 0, all weights 0, two parties of one code, or a total with more decimals than <paramref name="scale"/>.
    /// </exception>
    public static decimal[] Split(decimal total, IReadOnlyList<Party> parties, int scale)
    {
        ArgumentNullException.ThrowIfNull(parties);
        if (scale is < 0 or > LargestScale)
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "Parts may have 0 to 8 decimals.", "scale", scale < 0 ? 0 : LargestScale);
        var unit = new decimal(1, 0, 0, false, (byte)scale);
        if (total % unit != 0)
            throw new EngineeringRefusal(RefusalCodes.Contradiction, $"The total has more than {scale} decimals; its parts could not add up to it.", "total");
        var sum = SumOfWeights(parties);
        var magnitude = Math.Abs(total);
        var parts = new decimal[parties.Count];
        var remainders = new decimal[parties.Count];
        var left = magnitude;
        for (var i = 0; i < parts.Length; i++)
        {
            var exact = Share(magnitude, parties[i].Weight, sum);
            parts[i] = exact - (exact % unit);
            remainders[i] = Remainder(magnitude, parties[i].Weight, sum, parts[i]);
            left -= parts[i];
        }
        var order = new int[parts.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(order, (a, b) =>
        {
            var by = remainders[b].CompareTo(remainders[a]);
            if (by == 0) by = parties[b].Weight.CompareTo(parties[a].Weight);
            return by != 0 ? by : string.CompareOrdinal(parties[a].Code, parties[b].Code);
        });
        // Parties without a share take no part of what is left over.
        for (var k = 0; left > 0; k = (k + 1) % order.Length)
        {
            if (parties[order[k]].Weight == 0) continue;
            parts[order[k]] += unit;
            left -= unit;
        }
        for (var k = order.Length - 1; left < 0; k = (k + order.Length - 1) % order.Length)
        {
            if (parts[order[k]] < unit) continue;
            parts[order[k]] -= unit;
            left += unit;
        }
        if (total < 0)
            for (var i = 0; i < parts.Length; i++) parts[i] = -parts[i];
        return parts;
    }

    private static decimal SumOfWeights(IReadOnlyList<Party> parties)
    {
        if (parties.Count == 0)
            throw new EngineeringRefusal(RefusalCodes.EmptySeries, "There is nobody to split among.", "parties");
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var sum = 0m;
        foreach (var party in parties)
        {
            if (party.Weight < 0)
                throw new EngineeringRefusal(RefusalCodes.OutOfBounds, $"{party.Code} has a share below 0.", "weight", 0);
            if (!codes.Add(party.Code))
                throw new EngineeringRefusal(RefusalCodes.Contradiction, $"{party.Code} appears twice.", "code");
            sum += party.Weight;
        }
        return sum > 0
            ? sum
            : throw new EngineeringRefusal(RefusalCodes.BadTest, "All shares are 0; state theoretical volumes or fixed shares first.", "weight", 0);
    }

    // total × weight/sum without overflow: the product may pass 28 digits, the quotient may not.
    private static decimal Share(decimal total, decimal weight, decimal sum)
    {
        try
        {
            return total * weight / sum;
        }
        catch (OverflowException)
        {
            return total * (weight / sum);
        }
    }

    // The exact remainder of total × weight − part × sum, in units of the sum, so that equal fractions tie whatever the division rounds to.
    private static decimal Remainder(decimal total, decimal weight, decimal sum, decimal part)
    {
        try
        {
            return (total * weight) - (part * sum);
        }
        catch (OverflowException)
        {
            return (Share(total, weight, sum) - part) * sum;
        }
    }
}
