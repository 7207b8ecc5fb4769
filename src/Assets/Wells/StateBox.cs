namespace Pumpjack.Assets.Wells;

/// <summary>Outer bounds of a state in decimal degrees: enough to notice an exchanged pair or a lost sign, no survey.</summary>
sealed record StateBox(decimal LatitudeMin, decimal LatitudeMax, decimal LongitudeMin, decimal LongitudeMax)
{
    static readonly Dictionary<string, StateBox> Boxes = new()
    {
        ["TX"] = new(25.83m, 36.51m, -106.66m, -93.50m),
        ["NM"] = new(31.33m, 37.01m, -109.06m, -102.99m),
        ["ND"] = new(45.93m, 49.01m, -104.06m, -96.54m),
        ["OK"] = new(33.61m, 37.01m, -103.01m, -94.42m),
        ["CO"] = new(36.99m, 41.01m, -109.07m, -102.03m),
        ["WY"] = new(40.99m, 45.01m, -111.06m, -104.04m),
        ["LA"] = new(28.90m, 33.03m, -94.05m, -88.80m),
        ["KS"] = new(36.98m, 40.01m, -102.06m, -94.57m),
    };

    /// <summary>The box of a state, or null where we know none.</summary>
    /// <param name="postalCode">TX, NM, …</param>
    public static StateBox? Of(string? postalCode) => postalCode is null ? null : Boxes.GetValueOrDefault(postalCode);

    public bool Holds(decimal latitude, decimal longitude) =>
        latitude >= LatitudeMin && latitude <= LatitudeMax && longitude >= LongitudeMin && longitude <= LongitudeMax;

    /// <summary>What probably went wrong with a point outside: the exchanged pair is tried first, then the negated longitude.</summary>
    public string? Hint(decimal latitude, decimal longitude) =>
        Holds(longitude, latitude) ? "latitude-and-longitude-look-swapped"
        : Holds(latitude, -longitude) ? "longitude-sign-missing"
        : null;
}
