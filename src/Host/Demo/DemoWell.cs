using Pumpjack.Assets.Wells;

namespace Pumpjack.Host.Demo;

/// <summary>How a well is brought up, which decides what is read at it.</summary>
enum DemoLift { RodPump, Flowing, Injecting }

/// <summary>A well of the demo operator and the decline it follows: q = Qi / (1 + b Di t)^(1/b), t in years.</summary>
/// <param name="Number">1 to 40.</param>
/// <param name="Name">Lease and number on it.</param>
/// <param name="ApiNumber">SS-CCC-UUUUU.</param>
/// <param name="Type">What it makes or takes.</param>
/// <param name="Horizontal">Drilled along the formation.</param>
/// <param name="Lift">How it is brought up.</param>
/// <param name="Lease">Index into <see cref="DemoRegister.Leases"/>.</param>
/// <param name="Battery">Index into <see cref="DemoRegister.Batteries"/>.</param>
/// <param name="Latitude">Decimal degrees.</param>
/// <param name="Longitude">Decimal degrees; west is negative.</param>
/// <param name="FirstDay">First production, in days from the first day of the demo; negative before it.</param>
/// <param name="ShutInDay">The day it was shut in for good, in days from the first; null while it is on.</param>
/// <param name="WorkoverDay">The first day of its workover, in days from the first; null when it had none.</param>
/// <param name="Qi">Rate at first production: bbl/day of oil, Mcf/day of a gas well, bbl/day of water injected.</param>
/// <param name="Di">Nominal decline at first production, 1/year.</param>
/// <param name="B">Exponent of the decline.</param>
/// <param name="Gor">scf/bbl at first production.</param>
/// <param name="Wor">bbl of water for a barrel of oil at first production.</param>
/// <param name="Depth">Measured depth, ft.</param>
sealed record DemoWell(
    int Number, string Name, string ApiNumber, WellType Type, bool Horizontal, DemoLift Lift, int Lease, int Battery, decimal Latitude, decimal Longitude,
    int FirstDay, int? ShutInDay, int? WorkoverDay, double Qi, double Di, double B, double Gor, double Wor, int Depth)
{
    /// <summary>Of everything the demo operator is made from.</summary>
    public const int Seed = 20261121;

    /// <summary>The pumper's wells.</summary>
    public bool OnRoute => Number <= 15;

    /// <summary>The wells a partner has a share in.</summary>
    public bool PartnerOwned => Number is >= 16 and <= 20;

    /// <summary>The 40 wells; always the same.</summary>
    public static IReadOnlyList<DemoWell> All { get; } = Make();

    static List<DemoWell> Make()
    {
        var random = new Random(Seed);
        double Between(double least, double most) => least + (random.NextDouble() * (most - least));
        List<DemoWell> wells = [];
        for (var number = 1; number <= 40; number++)
        {
            var lease = number <= 15 ? 0 : number <= 27 ? 1 : 2;
            var battery = number <= 8 ? 0 : number <= 15 ? 1 : number <= 20 ? 2 : number <= 27 ? 3 : number <= 34 ? 4 : 5;
            var type = number is 15 ? WellType.Disposal : number is 34 ? WellType.Injection : number is >= 35 and <= 37 ? WellType.Gas : WellType.Oil;
            var horizontal = number is >= 16 and <= 20 or >= 38;
            var site = DemoRegister.Batteries[battery];
            var place = wells.Count(w => w.Battery == battery);
            // Twenty- to forty-acre spacing around the battery.
            var latitude = site.Latitude + (0.0037m * (place / 3)) + (decimal)Math.Round(Between(0.0010, 0.0016), 6);
            var longitude = site.Longitude + (0.0043m * (place % 3)) - (decimal)Math.Round(Between(0.0030, 0.0040), 6);
            var county = DemoRegister.Leases[lease].CountyCode;
            var old = (int)Between(-4_000, -1_100);
            var workover = (int)Between(150, 1_600);
            wells.Add(new DemoWell(
                number, $"{DemoRegister.Leases[lease].Name} {number - (lease == 0 ? 0 : lease == 1 ? 15 : 27)}{(horizontal ? "H" : "")}", $"42-{county}-{99_000 + number}",
                type, horizontal, type is WellType.Injection or WellType.Disposal ? DemoLift.Injecting : horizontal || type == WellType.Gas ? DemoLift.Flowing : DemoLift.RodPump,
                lease, battery, latitude, longitude,
                // Four horizontals come on within the five years.
                FirstDay: number switch { 19 => 240, 20 => 610, 39 => 980, 40 => 1_420, _ => horizontal ? old / 3 : old },
                ShutInDay: number switch { 6 => 1_610, 24 => 905, 31 => 1_290, _ => null },
                WorkoverDay: !horizontal && type == WellType.Oil && number % 2 == 0 ? workover : null,
                Qi: type switch { WellType.Disposal => Between(1_700, 2_100), WellType.Injection => Between(600, 800), WellType.Gas => Between(1_900, 2_700), _ => horizontal ? Between(700, 1_050) : Between(85, 165) },
                Di: type == WellType.Gas ? Between(0.5, 0.8) : horizontal ? Between(1.7, 2.5) : Between(0.7, 1.2),
                B: type == WellType.Gas ? Between(0.7, 0.9) : Between(0.95, 1.25),
                Gor: horizontal ? Between(1_100, 1_700) : Between(600, 1_300),
                Wor: horizontal ? Between(1.6, 2.4) : Between(0.8, 2.8),
                Depth: type switch { WellType.Disposal => 5_200, WellType.Injection => 4_700, WellType.Gas => (int)Between(11_800, 12_600), _ => (int)(horizontal ? Between(18_500, 21_000) : lease == 0 ? Between(4_450, 4_900) : Between(10_200, 11_400)) }));
        }
        return wells;
    }
}
