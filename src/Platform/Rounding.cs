namespace Pumpjack.Platform;

/// <summary>The one home of rounding: half away from zero, to the scale of the column (SPEC C1).</summary>
public static class Rounding
{
    /// <summary>Rounds half away from zero.</summary>
    /// <param name="value">Any exact value.</param>
    /// <param name="decimals">Scale of the column, 0 to 28.</param>
    public static decimal To(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    /// <summary>Rounds half away from zero; null (not measured) stays null.</summary>
    public static decimal? To(decimal? value, int decimals) => value is { } v ? To(v, decimals) : null;
}
