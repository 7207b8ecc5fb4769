using static Pumpjack.Engineering.Constants;

namespace Pumpjack.Engineering;

internal static class UnitTable
{
    private static readonly Dimension none = new(0, 0, 0, 0, 0, 0);
    private static readonly Dimension length = new(1, 0, 0, 0, 0, 0);
    private static readonly Dimension volume = length.Power(3);
    private static readonly Dimension mass = new(0, 1, 0, 0, 0, 0);
    private static readonly Dimension time = new(0, 0, 1, 0, 0, 0);
    private static readonly Dimension temperature = new(0, 0, 0, 1, 0, 0);
    private static readonly Dimension force = new(1, 1, -2, 0, 0, 0);
    private static readonly Dimension pressure = new(-1, 1, -2, 0, 0, 0);
    private static readonly Dimension power = new(2, 1, -3, 0, 0, 0);
    private static readonly Dimension energy = new(2, 1, -2, 0, 0, 0);
    private static readonly Dimension current = new(0, 0, 0, 0, 1, 0);

    /// <summary>Units that stand alone: with an offset, or a name that is no product.</summary>
    public static readonly Dictionary<string, Unit> Whole = new(StringComparer.Ordinal)
    {
        ["-"] = new(1, none),
        [""] = new(1, none),
        ["count"] = new(1, none),
        ["Moody"] = new(1, none),
        ["percent"] = new(0.01, none),
        ["%"] = new(0.01, none),
        ["weight percent"] = new(0.01, none),
        ["weight percent solids"] = new(0.01, none),
        ["mole fraction"] = new(1, none),
        ["fraction"] = new(1, none),
        ["mole percent"] = new(0.01, none),
        ["psig"] = new(PaPerPsi, pressure, AtmospherePsia * PaPerPsi),
        ["barg"] = new(1e5, pressure, PaPerAtm),
        ["kPag"] = new(1e3, pressure, PaPerAtm),
        ["degF"] = new(5.0 / 9, temperature, RankineOffset * 5 / 9),
        ["degC"] = new(1, temperature, 273.15),
        ["64ths in"] = new(MPerIn / 64, length),
        ["64ths"] = new(MPerIn / 64, length),
        ["1/64 in"] = new(MPerIn / 64, length),
    };

    /// <summary>Symbols that may stand in a product or quotient.</summary>
    public static readonly Dictionary<string, Unit> Symbols = new(StringComparer.Ordinal)
    {
        ["m"] = new(1, length),
        ["cm"] = new(0.01, length),
        ["mm"] = new(0.001, length),
        ["km"] = new(1000, length),
        ["ft"] = new(MPerFt, length),
        ["in"] = new(MPerIn, length),
        ["mile"] = new(1609.344, length),
        ["miles"] = new(1609.344, length),
        ["acre"] = new(4046.8564224, length.Power(2)),
        ["bbl"] = new(M3PerBbl, volume),
        ["stb"] = new(M3PerBbl, volume),
        ["rb"] = new(M3PerBbl, volume),
        ["gal"] = new(0.003785411784, volume),
        ["scf"] = new(M3PerFt3, volume),
        ["rcf"] = new(M3PerFt3, volume),
        ["cf"] = new(M3PerFt3, volume),
        ["Mscf"] = new(1e3 * M3PerFt3, volume),
        ["Mcf"] = new(1e3 * M3PerFt3, volume),
        ["MMscf"] = new(1e6 * M3PerFt3, volume),
        ["MMcf"] = new(1e6 * M3PerFt3, volume),
        ["MMMscf"] = new(1e9 * M3PerFt3, volume),
        ["sm3"] = new(1, volume),
        ["rm3"] = new(1, volume),
        ["l"] = new(0.001, volume),
        ["L"] = new(0.001, volume),
        ["s"] = new(1, time),
        ["min"] = new(60, time),
        ["h"] = new(3600, time),
        ["hr"] = new(3600, time),
        ["d"] = new(SPerDay, time),
        ["day"] = new(SPerDay, time),
        ["days"] = new(SPerDay, time),
        ["week"] = new(7 * SPerDay, time),
        ["weeks"] = new(7 * SPerDay, time),
        ["month"] = new(DaysPerYear / 12 * SPerDay, time),
        ["year"] = new(DaysPerYear * SPerDay, time),
        ["years"] = new(DaysPerYear * SPerDay, time),
        ["kg"] = new(1, mass),
        ["g"] = new(0.001, mass),
        ["lb"] = new(KgPerLb, mass),
        ["lbm"] = new(KgPerLb, mass),
        ["t"] = new(1000, mass),
        ["tonne"] = new(1000, mass),
        ["N"] = new(1, force),
        ["kN"] = new(1000, force),
        ["mN"] = new(0.001, force),
        ["dyn"] = new(1e-5, force),
        ["lbf"] = new(NPerLbf, force),
        ["Pa"] = new(1, pressure),
        ["kPa"] = new(1e3, pressure),
        ["MPa"] = new(1e6, pressure),
        ["bar"] = new(1e5, pressure),
        ["bara"] = new(1e5, pressure),
        ["psi"] = new(PaPerPsi, pressure),
        ["psia"] = new(PaPerPsi, pressure),
        ["atm"] = new(PaPerAtm, pressure),
        ["cP"] = new(0.001, pressure * time),
        ["mPa"] = new(0.001, pressure),
        ["P"] = new(0.1, pressure * time),
        ["cSt"] = new(1e-6, length.Power(2) * time.Power(-1)),
        ["md"] = new(9.869233e-16, length.Power(2)),
        ["mD"] = new(9.869233e-16, length.Power(2)),
        ["W"] = new(1, power),
        ["kW"] = new(1000, power),
        ["MW"] = new(1e6, power),
        ["hp"] = new(WPerHp, power),
        ["kVA"] = new(1000, power),
        ["VA"] = new(1, power),
        ["J"] = new(1, energy),
        ["kJ"] = new(1000, energy),
        ["MJ"] = new(1e6, energy),
        ["kWh"] = new(3.6e6, energy),
        ["Btu"] = new(1055.05585262, energy),
        ["A"] = new(1, current),
        ["V"] = new(1, power * current.Power(-1)),
        ["ohm"] = new(1, power * current.Power(-2)),
        ["K"] = new(1, temperature),
        ["degR"] = new(5.0 / 9, temperature),
        ["R"] = new(5.0 / 9, temperature),
        ["degF"] = new(5.0 / 9, temperature),
        ["degC"] = new(1, temperature),
        ["USD"] = new(1, new(0, 0, 0, 0, 0, 1)),
        ["gpm"] = new(0.003785411784 / 60, volume * time.Power(-1)),
        ["rpm"] = new(1.0 / 60, time.Power(-1)),
        ["spm"] = new(1.0 / 60, time.Power(-1)),
        ["Hz"] = new(1, time.Power(-1)),
        ["deg"] = new(Math.PI / 180, none),
        ["rad"] = new(1, none),
        ["stage"] = new(1, none),
        ["percent"] = new(0.01, none),
        ["cycle"] = new(1, none),
    };
}
