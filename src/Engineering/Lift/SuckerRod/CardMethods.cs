namespace Pumpjack.Engineering.Lift.SuckerRod;

/// <summary>Declarations of the wave equation and of the reading of cards.</summary>
internal static class CardMethods
{
    private const int sampleEvery = 20;

    internal static readonly Method Gibbs = new("srp.wave_equation.gibbs", 1, "Pump card from the surface card (Gibbs)")
    {
        Equation = "u_tt = a^2 u_xx - c u_t; c = pi a nu/(2 L)\nharmonic n: lambda^2 = (n^2 w^2 - i n w c)/a^2; u(x) = D cos(lambda x) - F sin(lambda x)/(E A lambda); "
            + "F(x) = E A lambda D sin(lambda x) + F cos(lambda x); n = 0: u = D0 - F0 x/(E A)\npower = card area x N/396,000",
        Source = "Gibbs, S. G. and Neely, A. B.: Computer diagnosis of down-hole conditions in sucker rod pumping wells, JPT (January 1966).",
        Notes = "A card whose points run backwards in time is turned round first, and the answer says so. Plateau means are taken over the middle half of the pump stroke.",
        Inputs = [new("position", "in", "polished rod position, equal time steps over one stroke, upward positive") { Kind = InputKind.Series },
            new("load", "lb", "polished rod load") { Kind = InputKind.Series },
            new("N", "1/min", "pumping speed") { Above = 0, AtMost = 60, Low = 1, High = 25, Aliases = ["speed"] },
            new("L", "ft", "length of a string of one size") { Above = 0, Optional = true }, new("rod_area", "in2", "its metal area") { Above = 0, Optional = true },
            new("rod_length", "ft", "length of each taper, top down") { Kind = InputKind.Series, Above = 0, Optional = true },
            new("rod_diameter", "in", "diameter of each taper") { Kind = InputKind.Series, Above = 0, Optional = true },
            new("rod_weight", "lb/ft in air", "weight in air of each taper") { Kind = InputKind.Series, Above = 0, Optional = true },
            new("E", "psi", "Young's modulus") { Above = 0, Default = RodString.SteelElasticityPsi },
            new("a", "ft/s", "speed of stress waves") { Above = 0, Default = RodString.SteelWaveSpeedFtPerS, Low = 14_000, High = 17_500, Aliases = ["wave_speed"] },
            new("buoyant_rod_weight", "lb", "weight of the rods in fluid; else from rod_weight and fluid_sg") { AtLeast = 0, Optional = true },
            new("fluid_sg", "-", "specific gravity of the fluid") { AtLeast = 0, AtMost = 2, Default = 1 },
            new("damping_c", "1/s", "damping coefficient; else from nu") { AtLeast = 0, Optional = true },
            new("damping_nu", "-", "dimensionless damping factor nu") { AtLeast = 0, AtMost = 5, Low = 0.01, High = 0.5, Default = 0.1, Aliases = ["damping_factor"] },
            new("plunger", "in", "plunger diameter, for the intake pressure") { Above = 0, AtMost = 12, Optional = true },
            new("tubing_pressure", "psi", "tubing head pressure, for the intake pressure") { AtLeast = 0, Optional = true },
            new("harmonics", "-", "terms of the series") { AtLeast = 1, AtMost = WaveEquation.MaxHarmonics, Default = WaveEquation.DefaultHarmonics }],
        Outputs = [new("pump_position", "in", "pump position on the datum of the polished rod"), new("pump_position_relative", "in", "pump position above its lowest point"),
            new("pump_load", "lb", "load on the plunger, rod weight excluded"), new("pump_position_sample", "in", "every 20th pump position"), new("pump_load_sample", "lb", "every 20th pump load"),
            new("pump_stroke", "in", "range of pump positions"), new("pump_stroke_harmonic", "in", "the same"), new("lowest_position", "in", "lowest pump position on the datum of the polished rod"),
            new("max_pump_load", "lb", "highest pump load"), new("peak_pump_load", "lb", "the same"), new("min_pump_load", "lb", "lowest pump load"),
            new("mean_upstroke_load", "lb", "plateau of the upstroke"), new("mean_upstroke_load_harmonic", "lb", "the same"),
            new("mean_downstroke_load", "lb", "plateau of the downstroke"), new("mean_downstroke_load_harmonic", "lb", "the same"),
            new("fluid_load", "lb", "difference of the plateaus"), new("surface_power", "hp", "polished rod power"), new("polished_rod_hp", "hp", "the same"),
            new("pump_power", "hp", "power that reaches the pump"), new("pump_hp", "hp", "the same"), new("buoyant_rod_weight", "lb", "weight of the rods in fluid"),
            new("fillage", "-", "position of the half-load point of the downstroke over the stroke"), new("intake_pressure", "psi", "pump intake pressure from the fluid load, friction neglected")],
        Compute = ComputeGibbs,
        Examples = [new("Static load on a string at rest: the pump lies lower by the stretch.",
            [("position", new[] { 0.0, 15, 50, 85, 100, 85, 50, 15 }), ("load", new[] { 9000.0, 9000, 9000, 9000, 9000, 9000, 9000, 9000 }), ("N", 0.001), ("L", 5000), ("rod_area", 0.4418),
                ("buoyant_rod_weight", 7000)],
            [("pump_stroke", 100, 1e-4), ("max_pump_load", 2000, 1e-4), ("lowest_position", -8.9055, 1e-3)])],
    };

    internal static readonly Method Diagnosis = new("srp.dynamometer.card_class", 1, "Condition shown by a pump card")
    {
        Equation = "The card is read as two curves over position, between its plateaus; the class follows from the area lost at each corner, the sharpness of unloading, spikes, and the area enclosed.",
        Source = "Shapes as the textbooks describe them (Takacs, Sucker-Rod Pumping Handbook, 2015, ch. 6). The limits are this library's own.",
        Notes = "Classes: full, fluid_pound, gas_interference, traveling_valve_leak, standing_valve_leak, rods_parted, tagging_up, tagging_down, plunger_out_of_barrel, flowing_or_no_action. "
            + "A card has one class even when the well has two troubles. Area is in the product of the units given.",
        Inputs = [new("position", "any", "plunger position over one stroke") { Kind = InputKind.Series }, new("load", "any", "load on the plunger, rod weight excluded") { Kind = InputKind.Series },
            new("fluid_load", "any", "expected fluid load, in the unit of the load") { Above = 0, Optional = true },
            new("usual_load_range", "any", "usual load range of this well's cards, for cards without a known zero") { Above = 0, Optional = true }],
        Outputs = [new("class", "-", "condition") { IsText = true }, new("evidence", "-", "what decided it") { IsText = true }, new("card_area", "any", "area enclosed"),
            new("area_ratio_to_full_rectangle", "-", "area over fluid load times stroke"), new("area_over_bounding_box", "-", "area over the rectangle around the card"),
            new("load_range", "any", "max - min load"), new("stroke", "any", "max - min position"), new("fillage_half_load", "-", "position of the half-load point of the downstroke over the stroke"),
            new("unanchored_tubing", "-", "1 when the card leans as unanchored tubing makes it")],
        Compute = static e =>
        {
            double[] position = e.Series("position"), load = e.Series("load");
            var diagnosis = CardDiagnosis.Of(position, load, e.Number("fluid_load", double.NaN), e.Number("usual_load_range", double.NaN));
            var shape = diagnosis.Shape;
            e.Set("class", CardDiagnosis.Name(diagnosis.Class));
            e.Set("evidence", diagnosis.Evidence);
            e.Set("card_area", shape.Area);
            e.Set("load_range", shape.LoadRange);
            e.Set("stroke", shape.Stroke);
            e.Set("unanchored_tubing", diagnosis.UnanchoredTubing ? 1 : 0);
            if (shape.LoadRange > 0)
            {
                e.Set("area_over_bounding_box", shape.AreaOverBox);
                e.Set("fillage_half_load", shape.Fillage);
            }
            if (e.Has("fluid_load")) e.Set("area_ratio_to_full_rectangle", shape.Area / (e.Number("fluid_load") * shape.Stroke));
            if (CardGeometry.IsReversed(position, load)) e.Note("The points run backwards in time; the shape does not depend on it, but turn the card round before a wave equation.");
        },
        Examples = [new("A rectangle.", [("position", new[] { 0.0, 0, 50, 100, 100, 100, 50, 0 }), ("load", new[] { 0, 4000.0, 4000, 4000, 2000, 0, 0, 0 }), ("fluid_load", 4000)],
            [("card_area", 400_000, 1e-9), ("fillage_half_load", 1, 1e-9), ("area_ratio_to_full_rectangle", 1, 1e-9)])],
    };

    internal static readonly Method Predictive = new("srp.wave_equation.predictive", 1, "Cards a string, a pump and a motion give")
    {
        Equation = "u_tt = a^2 u_xx - c u_t in central differences on lumped rods; top: the motion of the polished rod; bottom: the plunger moves up under Fo, down under none, and rests between",
        Source = "Gibbs, S. G.: Predicting the behavior of sucker-rod pumping systems, JPT (July 1963).",
        Notes = "Harmonic motion, or that of a unit given by its seven letters. Anchored tubing, no fluid inertia, constant crank speed.",
        Inputs = [new("S", "in", "stroke of harmonic motion; else the letters of a unit") { Above = 0, AtMost = 500, Optional = true },
            .. new[] { "A", "C", "I", "P", "H", "G_unit", "R" }.Select(letter => new Input(letter, "in", "letter of API Spec 11E") { AtLeast = 0, AtMost = 1000, Optional = true }),
            new("N", "1/min", "pumping speed") { AtLeast = 0.1, AtMost = 60, Low = 1, High = 25 },
            new("rod_length", "ft", "length of each taper, top down") { Kind = InputKind.Series, Above = 0 }, new("rod_diameter", "in", "diameter of each taper") { Kind = InputKind.Series, Above = 0 },
            new("rod_weight", "lb/ft in air", "weight in air of each taper") { Kind = InputKind.Series, Above = 0 }, new("fluid_sg", "-", "specific gravity of the fluid") { AtLeast = 0, AtMost = 2, Default = 1 },
            new("E", "psi", "Young's modulus") { Above = 0, Default = RodString.SteelElasticityPsi }, new("a", "ft/s", "speed of stress waves") { Above = 1000, AtMost = 30_000, Default = RodString.SteelWaveSpeedFtPerS },
            new("Fo", "lb", "fluid load") { AtLeast = 0 }, new("fillage", "-", "filled share of the plunger stroke") { Above = 0, AtMost = 1, Default = 1 },
            new("damping_nu", "-", "dimensionless damping factor nu") { Above = 0, AtMost = 2, Low = 0.05, High = 0.3, Default = 0.1 }, new("points", "-", "points of the cards") { AtLeast = CardInput.MinPoints, AtMost = 1000, Default = 200 }],
        Outputs = [new("position", "in", "polished rod position"), new("load", "lb", "polished rod load"), new("pump_position", "in", "plunger position"), new("pump_load", "lb", "load on the plunger"),
            new("PPRL", "lb", "peak polished rod load"), new("MPRL", "lb", "least polished rod load"), new("pump_stroke", "in", "plunger stroke"), new("PRHP", "hp", "polished rod power"), new("pump_hp", "hp", "power at the pump"),
            new("Wrf", "lb", "weight of the rods in fluid")],
        Compute = static e =>
        {
            var rods = SuckerRodMethods.Rods(e);
            var length = RodString.LengthFt(rods);
            var n = e.Number("N");
            // Work grows with the wave's trips in a stroke, so a slow one takes coarser lumps; a string shorter or slower still is a spring (srp.mills_loads).
            var trips = 60 / n * e.Number("a") / length;
            if (trips > 500)
                throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "The string is too short and slow for the wave equation: it moves as one body.", "N", 60 * e.Number("a") / length / 500, "srp.mills_loads");
            var weight = RodString.BuoyantWeightLb(RodString.WeightInAirLb(rods), e.Number("fluid_sg"));
            var cards = PredictiveWaveEquation.Predict(Motion(e), rods, n, WaveEquation.DampingPerSecond(e.Number("damping_nu"), e.Number("a"), length), weight, e.Number("Fo"), e.Number("fillage"),
                trips > 100 ? Math.Max(30, (int)(10_000 / trips)) : 100);
            e.Iterated(cards.Cycles);
            if (cards.Cycles == PredictiveWaveEquation.MaxCycles) e.Note($"The strokes still differ by {EngineeringRefusal.Text(cards.ClosureIn)} in.");
            var points = (int)e.Number("points");
            e.Set("position", PredictiveWaveEquation.Resample(cards.PositionIn, points));
            e.Set("load", PredictiveWaveEquation.Resample(cards.LoadLb, points));
            e.Set("pump_position", PredictiveWaveEquation.Resample(cards.PumpPositionIn, points));
            e.Set("pump_load", PredictiveWaveEquation.Resample(cards.PumpLoadLb, points));
            e.Set("PPRL", cards.LoadLb.Max());
            e.Set("MPRL", cards.LoadLb.Min());
            e.Set("pump_stroke", CardGeometry.Range(cards.PumpPositionIn));
            e.Set("PRHP", CardGeometry.Horsepower(CardGeometry.SignedArea(cards.PositionIn, cards.LoadLb), n));
            e.Set("pump_hp", CardGeometry.Horsepower(CardGeometry.SignedArea(cards.PumpPositionIn, cards.PumpLoadLb), n));
            e.Set("Wrf", weight);
        },
        Examples = [new("At 0.7 strokes a minute the string is nearly a spring: PPRL = Wrf + Fo, Sp = S - Fo/kr.",
            [("S", 100), ("N", 0.7), ("rod_length", new[] { 3000.0 }), ("rod_diameter", new[] { 0.875 }), ("rod_weight", new[] { 2.224 }), ("Fo", 4000)],
            [("PPRL", 9818, 0.025), ("MPRL", 5818, 0.04), ("pump_stroke", 92.15, 0.01)])],
    };

    private static Func<double, double> Motion(Evaluation e)
    {
        if (e.Has("S"))
        {
            var half = 0.5 * e.Number("S");
            return t => half * (1 - Math.Cos(2 * Math.PI * t));
        }
        var unit = new PumpingUnit(e.Number("A"), e.Number("C"), e.Number("I"), e.Number("P"), e.Number("H"), e.Number("G_unit"), e.Number("R"));
        if (!unit.Closes) throw new EngineeringRefusal(RefusalCodes.Contradiction, "These lengths do not close to a linkage that turns all the way round.", "R");
        return t => unit.StrokeIn * unit.At(2 * Math.PI * t).Position;
    }

    private static void ComputeGibbs(Evaluation e)
    {
        double[] position = [.. e.Series("position")], load = [.. e.Series("load")];
        CardInput.Require(position, load);
        var rods = String(e);
        var length = RodString.LengthFt(rods);
        double weight;
        if (e.Has("buoyant_rod_weight")) weight = e.Number("buoyant_rod_weight");
        else if (e.Has("rod_weight")) weight = RodString.BuoyantWeightLb(RodString.WeightInAirLb(rods), e.Number("fluid_sg"));
        else throw new EngineeringRefusal(RefusalCodes.MissingInput, "Give buoyant_rod_weight, or rod_weight and fluid_sg.", "buoyant_rod_weight");
        if (CardGeometry.IsReversed(position, load))
        {
            CardGeometry.Reverse(position, load);
            e.Note("The points ran backwards in time and were turned round.");
        }

        var n = e.Number("N");
        var c = e.Has("damping_c") ? e.Number("damping_c") : WaveEquation.DampingPerSecond(e.Number("damping_nu"), e.Number("a"), length);
        var wanted = (int)e.Number("harmonics");
        if (e.Raw("harmonics") is not null && WaveEquation.Harmonics(position.Length, wanted) < wanted)
            e.Note($"{position.Length} points carry {WaveEquation.Harmonics(position.Length, wanted)} harmonics.");
        double[] pump = new double[position.Length], pumpLoad = new double[position.Length];
        WaveEquation.PumpCard(position, load, rods, n, weight, c, wanted, pump, pumpLoad);

        var lowest = pump.Min();
        var (up, down) = CardGeometry.MiddleHalfMeans(pump, pumpLoad);
        var surfacePower = CardGeometry.Horsepower(CardGeometry.SignedArea(position, load), n);
        var pumpPower = CardGeometry.Horsepower(CardGeometry.SignedArea(pump, pumpLoad), n);
        e.Set("pump_position", pump);
        e.Set("pump_position_relative", [.. pump.Select(u => u - lowest)]);
        e.Set("pump_load", pumpLoad);
        e.Set("pump_position_sample", [.. pump.Where((_, i) => i % sampleEvery == 0)]);
        e.Set("pump_load_sample", [.. pumpLoad.Where((_, i) => i % sampleEvery == 0)]);
        foreach (var name in (string[])["pump_stroke", "pump_stroke_harmonic"]) e.Set(name, pump.Max() - lowest);
        foreach (var name in (string[])["max_pump_load", "peak_pump_load"]) e.Set(name, pumpLoad.Max());
        e.Set("min_pump_load", pumpLoad.Min());
        e.Set("lowest_position", lowest);
        e.Set("buoyant_rod_weight", weight);
        foreach (var name in (string[])["surface_power", "polished_rod_hp"]) e.Set(name, surfacePower);
        foreach (var name in (string[])["pump_power", "pump_hp"]) e.Set(name, pumpPower);
        if (double.IsNaN(up) || double.IsNaN(down)) { e.Note("No points lie in the middle half of the pump stroke: no plateau means."); return; }
        foreach (var name in (string[])["mean_upstroke_load", "mean_upstroke_load_harmonic"]) e.Set(name, up);
        foreach (var name in (string[])["mean_downstroke_load", "mean_downstroke_load_harmonic"]) e.Set(name, down);
        e.Set("fluid_load", up - down);
        e.Set("fillage", CardShape.Of(pump, pumpLoad).Fillage);
        if (e.Has("plunger") && e.Has("tubing_pressure"))
            e.Set("intake_pressure", FluidLoad.IntakePsi(up - down, e.Number("plunger"), length, e.Number("fluid_sg"), e.Number("tubing_pressure")));
    }

    private static RodSection[] String(Evaluation e)
    {
        if (e.Has("rod_length")) return SuckerRodMethods.Rods(e);
        return [new RodSection(e.Number("L"), e.Number("rod_area"), 0, e.Number("E"), e.Number("a"))];
    }
}
