namespace Pumpjack.Engineering.Lift.Plunger;

/// <summary>Casing pressures of a plunger-lift cycle.</summary>
/// <param name="MinPsia">pc,min at the surfacing of the slug, psia.</param>
/// <param name="MaxPsia">pc,max at the opening, psia.</param>
public readonly record struct PlungerPressures(double MinPsia, double MaxPsia)
{
    public double AveragePsia => 0.5 * (MinPsia + MaxPsia);
}

/// <summary>Plunger lift after Foss and Gaul (1965).</summary>
public static class PlungerLift
{
    /// <summary>Area of a circle in ft², diameter in in.</summary>
    public static double AreaFt2(double diameterIn) => Math.PI / 4 * diameterIn * diameterIn / 144;

    /// <summary>Length of a barrel in the tubing, ft/bbl.</summary>
    public static double SlugFeetPerBbl(double tubingIdIn) => Constants.Ft3PerBbl / AreaFt2(tubingIdIn);

    /// <summary>Gas volume of the tubing above the slug, Mcf.</summary>
    public static double TubingGasMcf(double depthFt, double tubingIdIn, double slugBbl) => (depthFt - slugBbl * SlugFeetPerBbl(tubingIdIn)) * AreaFt2(tubingIdIn) / 1000;

    /// <summary>
    /// pc,min = [Pp + 14.7 + pline + (Plh + Plf) Vslug](1 + D/K), pc,max = pc,min (At + Aa)/Aa; line pressure in psig, slug in bbl, Plh + Plf in psi/bbl, K in ft.
    /// </summary>
    public static PlungerPressures Pressures(
        double linePsig, double depthFt, double tubingIdIn, double tubingOdIn, double casingIdIn, double plungerWeightLb, double liftAndFrictionPsiPerBbl, double kFt, double slugBbl)
    {
        var plunger = plungerWeightLb / (Math.PI / 4 * tubingIdIn * tubingIdIn);
        var min = (plunger + 14.7 + linePsig + liftAndFrictionPsiPerBbl * slugBbl) * (1 + depthFt / kFt);
        double tubing = AreaFt2(tubingIdIn), annulus = AreaFt2(casingIdIn) - AreaFt2(tubingOdIn);
        return new(min, min * (tubing + annulus) / annulus);
    }

    /// <summary>Slippage factor of the gas past the plunger, 1 + 0.02 D/1000.</summary>
    public static double SlippageFactor(double depthFt) => 1 + 0.02 * depthFt / 1000;

    /// <summary>Gas per cycle, Mscf: 37.14 Fgs pc,avg Vt/(z T), Vt in Mcf, T in °R.</summary>
    public static double GasPerCycleMscf(double depthFt, double averagePsia, double tubingGasMcf, double z, double temperatureDegR) =>
        37.14 * SlippageFactor(depthFt) * averagePsia * tubingGasMcf / (z * temperatureDegR);

    /// <summary>Cycles a day without shut-in time: 1440/[D/Vr + (D − Vslug L)/Vfg + Vslug L/Vfl], velocities in ft/min.</summary>
    public static double MaxCyclesPerDay(double depthFt, double slugFt, double riseFtPerMin, double fallGasFtPerMin, double fallLiquidFtPerMin) =>
        1440 / (depthFt / riseFtPerMin + (depthFt - slugFt) / fallGasFtPerMin + slugFt / fallLiquidFtPerMin);

    /// <summary>K, ft, and Plh + Plf, psi/bbl, of Foss and Gaul for the outside diameter of the tubing (2 3/8, 2 7/8, 3 in).</summary>
    public static (double KFt, double LiftAndFrictionPsiPerBbl) FossGaulConstants(double tubingOdIn) =>
        tubingOdIn < 2.6 ? (33_500, 165) : tubingOdIn < 2.94 ? (45_000, 102) : (57_600, 63);

    private static readonly Input line = new("line_pressure", "psig", "line pressure") { AtLeast = -14.7, AtMost = 2000 };
    private static readonly Input depth = new("depth", "ft", "depth of the plunger seat") { Above = 0, AtMost = 25_000, Low = 1000, High = 16_000 };
    private static readonly Input id = new("tubing_id", "in", "inside diameter of the tubing") { Above = 0, AtMost = 6 };
    private static readonly Input slug = new("slug", "bbl", "liquid slug") { Above = 0, AtMost = 50 };

    internal static readonly Method FossGaul = new("plunger.foss_gaul", 1, "Plunger lift: casing pressures (Foss and Gaul)")
    {
        Equation = "pc_min = [Pp + 14.7 + p_line + (Plh + Plf) V](1 + D/K); pc_max = pc_min (At + Aa)/Aa; Vt = (D - V L) At",
        Source = "Foss, D. L. and Gaul, R. B.: Plunger-lift performance criteria with operating experience - Ventura field (API, 1965).",
        Notes = "Constants for 2 3/8 in (33,500 ft; 165 psi/bbl), 2 7/8 in (45,000; 102) and 3 in tubing (57,600; 63) are chosen by the outside diameter where not given. "
            + "A line pressure given in psia has 14.7 added all the same, as the published sheet does, and a note says so: give psig.",
        Inputs = [line, depth, id, new("tubing_od", "in", "outside diameter of the tubing") { Above = 0, AtMost = 7 }, new("casing_id", "in", "inside diameter of the casing") { Above = 0, AtMost = 20 },
            new("plunger_weight", "lb", "weight of the plunger") { AtLeast = 0, AtMost = 100 }, new("Plh_plus_Plf", "psi/bbl", "lift and friction of the liquid") { Above = 0, Optional = true },
            new("K", "ft", "gas friction constant") { Above = 0, Optional = true }, slug],
        Outputs = [new("pc_min", "psia", "casing pressure as the slug surfaces"), new("pc_max", "psia", "casing pressure at the opening"), new("pc_avg", "psia", "average"),
            new("tubing_gas_volume", "Mcf", "tubing volume above the slug")],
        Compute = static e =>
        {
            var pressure = e.Number("line_pressure");
            if (e.Raw("line_pressure")!.Unit.StartsWith("psia", StringComparison.Ordinal))
            {
                pressure = e.Raw("line_pressure")!.Number;
                e.Note("14.7 psi was added to a line pressure given as absolute, as the published sheet does.");
            }
            double d = e.Number("depth"), tubing = e.Number("tubing_id"), v = e.Number("slug");
            RequireSlug(d, tubing, v);
            double od = e.Number("tubing_od"), casing = e.Number("casing_id");
            if (od <= tubing) throw new EngineeringRefusal(RefusalCodes.Contradiction, "tubing_od must be above tubing_id.", "tubing_od", tubing);
            if (casing <= od) throw new EngineeringRefusal(RefusalCodes.Contradiction, "casing_id must be above tubing_od.", "casing_id", od);
            var (k, lift) = FossGaulConstants(od);
            var p = Pressures(pressure, d, tubing, od, casing, e.Number("plunger_weight"), e.Number("Plh_plus_Plf", lift), e.Number("K", k), v);
            e.Set("pc_min", p.MinPsia);
            e.Set("pc_max", p.MaxPsia);
            e.Set("pc_avg", p.AveragePsia);
            e.Set("tubing_gas_volume", TubingGasMcf(d, tubing, v));
        },
        Examples = [new("One barrel from 7,000 ft; line 100 psig.", [("line_pressure", 100), ("depth", 7000), ("tubing_id", 1.995), ("tubing_od", 2.375), ("casing_id", 4.56), ("plunger_weight", 10),
            ("Plh_plus_Plf", 165), ("K", 33_500), ("slug", 1)], [("pc_min", 342, 0.004), ("pc_max", 432, 0.004), ("pc_avg", 387, 0.004), ("tubing_gas_volume", 0.1463, 0.002)])],
    };

    internal static readonly Method Cycle = new("plunger.cycle", 1, "Plunger lift: gas per cycle and cycles a day")
    {
        Equation = "Fgs = 1 + 0.02 D/1000; Vg = 37.14 Fgs pc_avg Vt/(z T); cycles = 1440/[D/Vr + (D - V L)/Vfg + V L/Vfl]; GLR = Vg/V",
        Source = "Foss and Gaul (1965); Guo, Lyons and Ghalambor (2007).",
        Inputs = [depth, id, slug, new("pc_avg", "psia", "average casing pressure") { Above = 0 }, new("z", "-", "gas deviation factor") { Above = 0, AtMost = 3 },
            new("T_avg", "degR", "average temperature") { Above = 0 }, new("rise_velocity", "ft/min", "rise") { Above = 0, Low = 500, High = 1500, Default = 1000 },
            new("fall_velocity_gas", "ft/min", "fall through gas") { Above = 0, Low = 200, High = 2000, Default = 750 }, new("fall_velocity_liquid", "ft/min", "fall through liquid") { Above = 0, Low = 50, High = 350, Default = 150 },
            line with { Optional = true }],
        Outputs = [new("F_gs", "-", "slippage factor"), new("slug_length_per_bbl", "ft/bbl", "length of a barrel"), new("gas_per_cycle", "Mscf", "gas per cycle"), new("max_cycles", "1/d", "cycles a day without shut-in"),
            new("max_liquid", "bbl/d", "liquid at that"), new("required_GLR", "scf/bbl", "gas-liquid ratio needed"), new("rule_of_thumb_GLR", "scf/bbl", "400 scf/bbl per 1,000 ft")],
        Compute = static e =>
        {
            double d = e.Number("depth"), tubing = e.Number("tubing_id"), v = e.Number("slug");
            RequireSlug(d, tubing, v);
            var gas = GasPerCycleMscf(d, e.Number("pc_avg"), TubingGasMcf(d, tubing, v), e.Number("z"), e.Number("T_avg"));
            var cycles = MaxCyclesPerDay(d, v * SlugFeetPerBbl(tubing), e.Number("rise_velocity"), e.Number("fall_velocity_gas"), e.Number("fall_velocity_liquid"));
            e.Set("F_gs", SlippageFactor(d));
            e.Set("slug_length_per_bbl", SlugFeetPerBbl(tubing));
            e.Set("gas_per_cycle", gas);
            e.Set("max_cycles", cycles);
            e.Set("max_liquid", cycles * v);
            e.Set("required_GLR", gas * 1000 / v);
            e.Set("rule_of_thumb_GLR", 400 * d / 1000);
        },
        Examples = [new("One barrel from 7,000 ft.", [("depth", 7000), ("tubing_id", 1.995), ("slug", 1), ("pc_avg", 386.928), ("z", 0.9782), ("T_avg", 600), ("rise_velocity", 1000), ("fall_velocity_gas", 750), ("fall_velocity_liquid", 150)],
            [("F_gs", 1.14, 1e-9), ("gas_per_cycle", 4.0846849412, 0.002), ("max_cycles", 81.2972600938, 0.001), ("required_GLR", 4084.6849412, 0.002)])],
    };

    private static void RequireSlug(double depthFt, double tubingIdIn, double slugBbl)
    {
        var room = depthFt / SlugFeetPerBbl(tubingIdIn);
        if (slugBbl >= room) throw new EngineeringRefusal(RefusalCodes.OutOfBounds, $"The slug fills the tubing: it must be below {EngineeringRefusal.Text(room)} bbl.", "slug", room);
    }
}
