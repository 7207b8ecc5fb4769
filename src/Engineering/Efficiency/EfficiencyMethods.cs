namespace Pumpjack.Engineering.Efficiency;

/// <summary>Declarations of the efficiency and energy methods.</summary>
internal static class EfficiencyMethods
{
    private const string source = "Definitions; Takacs, G.: Sucker-Rod Pumping Handbook (2015) and Electrical Submersible Pumps Manual (2018).";
    private const string hydraulic = "hydraulic hp = q H sg/135,711 = q dp/58,775.5";
    private static readonly Input price = new("energy_price", "USD/kWh", "price of energy") { AtLeast = 0, Optional = true };
    private static readonly Output specific = new("specific_energy", "kWh/bbl", "energy per barrel");

    private static Input Share(string name, string meaning) => new(name, "-", meaning) { Above = 0, AtMost = 1 };

    internal static readonly Method RodPumpSystem = new("efficiency.rod_pump_system", 1, "Efficiency of a rod-pumping system")
    {
        Equation = hydraulic + "\nlifting = hydraulic/PRHP, surface = PRHP/motor input, system = hydraulic/motor input\nkWh/bbl = kW x 24/q, per 1000 ft of lift, per m3 x 6.2898",
        Source = source,
        Notes = "An efficiency above 1 is refused with its likely causes.",
        Inputs = [Power.RateInput, Power.GravityInput, new("net_lift", "ft", "net lift") { Above = 0 }, new("PRHP", "hp", "polished-rod power") { Above = 0, Optional = true },
            new("motor_input", "kW", "electric power taken while running") { Above = 0 }, price, new("run_hours", "h/d", "running time per day") { Above = 0, AtMost = 25, Default = 24 }],
        Outputs = [new("hydraulic_hp", "hp", "useful power"), new("lifting_efficiency", "-", "hydraulic/PRHP"), new("surface_efficiency", "-", "PRHP/motor input"),
            new("system_efficiency", "-", "hydraulic/motor input"), specific, new("specific_energy_per_1000ft", "any", "kWh per barrel and 1000 ft"),
            new("specific_energy_metric", "kWh/m3", "energy per m3"), new("cost_per_bbl", "USD/bbl", "energy cost"), new("cost_per_day", "USD/d", "energy cost")],
        Compute = e =>
        {
            var (q, lift, input, hours) = (e.Number("q"), e.Number("net_lift"), e.Number("motor_input"), e.Number("run_hours"));
            // The daily rate is produced in the hours run; power is compared while running.
            var useful = Power.HydraulicHpFromHead(q, lift, e.Number("sg"));
            var running = useful * 24 / hours;
            e.Set("hydraulic_hp", useful);
            if (e.Has("PRHP"))
            {
                e.Set("lifting_efficiency", Power.Efficiency(running, e.Number("PRHP"), "lifting efficiency"));
                e.Set("surface_efficiency", Power.Efficiency(e.Number("PRHP") * Power.KilowattsPerHp, input, "surface efficiency"));
            }
            e.Set("system_efficiency", Power.Efficiency(running * Power.KilowattsPerHp, input, "system efficiency"));
            var perBarrel = Power.KwhPerBarrel(input, q, hours);
            e.Set("specific_energy", perBarrel);
            e.Set("specific_energy_per_1000ft", perBarrel / (lift / 1000));
            e.Set("specific_energy_metric", perBarrel / Constants.M3PerBbl);
            if (!e.Has("energy_price")) return;
            e.Set("cost_per_bbl", perBarrel * e.Number("energy_price"));
            e.Set("cost_per_day", input * hours * e.Number("energy_price"));
        },
        Examples = [new("A pumping unit.", [("q", 250), ("sg", 0.95), ("net_lift", 5200), ("PRHP", 14.2), ("motor_input", 16.5), ("energy_price", 0.085)],
            [("hydraulic_hp", 9.10030500096, 2e-5), ("system_efficiency", 0.411278562084, 2e-5), ("specific_energy", 1.584, 1e-12)])],
    };

    internal static readonly Method EspChain = new("efficiency.esp_chain", 1, "Efficiency of an ESP from pump to line")
    {
        Equation = hydraulic + "\npump = hydraulic/BHP; motor input = BHP/motor; line input = (motor input + cable loss)/(VSD x transformer); overall = hydraulic/line input",
        Source = source,
        Inputs = [Power.RateInput, new("TDH", "ft", "total dynamic head") { Above = 0 }, Power.GravityInput, new("pump_bhp", "hp", "shaft power of the pump") { Above = 0 },
            Share("motor_efficiency", "motor"), new("cable_loss", "kW", "loss in the cable") { AtLeast = 0, Default = 0 },
            Share("vsd_efficiency", "variable-speed drive") with { Default = 1 }, Share("transformer_efficiency", "transformers") with { Default = 1 }, price],
        Outputs = [new("hydraulic_hp", "hp", "useful power"), new("pump_efficiency", "-", "hydraulic/BHP"), new("motor_input_kW", "kW", "power into the motor"),
            new("cable_efficiency", "-", "motor input/(motor input + loss)"), new("line_input_kW", "kW", "power from the line"), new("overall_efficiency", "-", "hydraulic/line input"), specific,
            new("specific_energy_per_1000ft", "any", "kWh per barrel and 1000 ft"), new("specific_energy_metric", "kWh/m3", "energy per m3"), new("cost_per_bbl", "USD/bbl", "energy cost")],
        Compute = e =>
        {
            var useful = Power.HydraulicHpFromHead(e.Number("q"), e.Number("TDH"), e.Number("sg"));
            var motor = e.Number("pump_bhp") * Power.KilowattsPerHp / e.Number("motor_efficiency");
            var line = (motor + e.Number("cable_loss")) / (e.Number("vsd_efficiency") * e.Number("transformer_efficiency"));
            e.Set("hydraulic_hp", useful);
            e.Set("pump_efficiency", Power.Efficiency(useful, e.Number("pump_bhp"), "pump efficiency"));
            e.Set("motor_input_kW", motor);
            e.Set("cable_efficiency", motor / (motor + e.Number("cable_loss")));
            e.Set("line_input_kW", line);
            e.Set("overall_efficiency", Power.Efficiency(useful * Power.KilowattsPerHp, line, "overall efficiency"));
            var perBarrel = Power.KwhPerBarrel(line, e.Number("q"));
            e.Set("specific_energy", perBarrel);
            e.Set("specific_energy_per_1000ft", perBarrel / (e.Number("TDH") / 1000));
            e.Set("specific_energy_metric", perBarrel / Constants.M3PerBbl);
            if (e.Has("energy_price")) e.Set("cost_per_bbl", perBarrel * e.Number("energy_price"));
        },
        Examples = [new("A chain with drive and transformer.",
            [("q", 2500), ("TDH", 3400), ("sg", 0.98), ("pump_bhp", 95), ("motor_efficiency", 0.84), ("cable_loss", 4.2), ("vsd_efficiency", 0.97), ("transformer_efficiency", 0.985)],
            [("line_input_kW", 92.6632524689, 1e-9), ("overall_efficiency", 0.493958565451, 2e-5)])],
    };

    internal static readonly Method Volumetric = new("efficiency.volumetric", 1, "Volumetric efficiency of a displacement pump")
    {
        Equation = "in situ = displacement x fillage - slippage; expected = in situ/[(1 - wc) Bo + wc Bw]\n"
            + "volumetric efficiency = measured/displacement, in situ measured [(1 - wc) Bo + wc Bw]/displacement; unexplained = expected - measured",
        Source = source,
        Notes = "Fillage, slippage, shrinkage and leakage are kept apart: what the first three do not explain is leakage or a wrong measurement. Water cut at stock tank.",
        Inputs = [new("displacement", "bbl/d", "plunger displacement") { Above = 0 }, Share("fillage", "pump fillage") with { Default = 1 },
            new("slippage", "bbl/d", "plunger slippage") { AtLeast = 0, Default = 0 }, new("water_cut", "-", "water cut at stock tank") { AtLeast = 0, AtMost = 1 },
            new("Bo", "rb/stb", "oil formation volume factor at the pump") { Above = 0, Low = 0.9, High = 3 }, new("Bw", "rb/stb", "water formation volume factor at the pump") { Above = 0, Low = 0.95, High = 1.1 },
            new("measured_liquid", "stb/d", "liquid measured at stock tank") { AtLeast = 0 }],
        Outputs = [new("in_situ_liquid", "bbl/d", "what fillage and slippage leave, at pump conditions"), new("expected_stock_tank", "stb/d", "what fillage, slippage and shrinkage leave"),
            new("volumetric_efficiency", "-", "measured/displacement"), new("in_situ_efficiency", "-", "measured liquid at pump conditions/displacement"), new("unexplained_loss", "stb/d", "expected less measured")],
        Compute = e =>
        {
            var (wc, displacement, measured) = (e.Number("water_cut"), e.Number("displacement"), e.Number("measured_liquid"));
            var b = ((1 - wc) * e.Number("Bo")) + (wc * e.Number("Bw"));
            var inSitu = (displacement * e.Number("fillage")) - e.Number("slippage");
            var expected = inSitu / b;
            e.Set("in_situ_liquid", inSitu);
            e.Set("expected_stock_tank", expected);
            e.Set("volumetric_efficiency", Power.Efficiency(measured, displacement, "volumetric efficiency"));
            e.Set("in_situ_efficiency", Power.Efficiency(measured * b, displacement, "in-situ volumetric efficiency"));
            e.Set("unexplained_loss", expected - measured);
        },
        Examples = [new("A pump that explains itself.", [("displacement", 320), ("fillage", 0.82), ("slippage", 9), ("water_cut", 0.6), ("Bo", 1.12), ("Bw", 1.01), ("measured_liquid", 240)],
            [("in_situ_liquid", 253.4, 1e-12), ("volumetric_efficiency", 0.75, 1e-12)])],
    };

    internal static readonly Method HydraulicPump = new("efficiency.hydraulic_pump", 1, "Efficiency of a hydraulic jet or piston system")
    {
        Equation = "useful hp = q dp/58,775.5, power-fluid hp = q_power p_surface/58,775.5, downhole = useful/power fluid\nelectric kW = power-fluid hp x 0.7457/(pump unit x motor)",
        Source = source,
        Inputs = [Power.RateInput with { Name = "q_production" }, Power.PressureInput with { Name = "dp_production", Meaning = "pressure rise given to the production" },
            Power.RateInput with { Name = "q_power", Meaning = "power-fluid rate", AtLeast = double.NegativeInfinity, Above = 0 },
            Power.PressureInput with { Name = "p_surface", Meaning = "surface pressure of the power fluid", AtLeast = double.NegativeInfinity, Above = 0 },
            Share("pump_unit_efficiency", "surface pump"), Share("motor_efficiency", "motor")],
        Outputs = [new("useful_hp", "hp", "useful power"), new("power_fluid_hp", "hp", "power in the power fluid"), new("downhole_efficiency", "-", "useful/power fluid"),
            new("electric_kW", "kW", "power taken"), new("system_efficiency", "-", "useful/electric"), specific],
        Compute = e =>
        {
            var useful = Power.HydraulicHpFromPressure(e.Number("q_production"), e.Number("dp_production"));
            var fluid = Power.HydraulicHpFromPressure(e.Number("q_power"), e.Number("p_surface"));
            var electric = fluid * Power.KilowattsPerHp / (e.Number("pump_unit_efficiency") * e.Number("motor_efficiency"));
            e.Set("useful_hp", useful);
            e.Set("power_fluid_hp", fluid);
            e.Set("downhole_efficiency", Power.Efficiency(useful, fluid, "downhole efficiency"));
            e.Set("electric_kW", electric);
            e.Set("system_efficiency", Power.Efficiency(useful * Power.KilowattsPerHp, electric, "system efficiency"));
            e.Set("specific_energy", Power.KwhPerBarrel(electric, e.Number("q_production")));
        },
        Examples = [new("A jet pump.", [("q_production", 600), ("dp_production", 1900), ("q_power", 1400), ("p_surface", 3200), ("pump_unit_efficiency", 0.88), ("motor_efficiency", 0.93)],
            [("downhole_efficiency", 0.254464285714, 1e-11), ("electric_kW", 69.451, 1e-4)])],
    };

    internal static readonly Method PlungerSlippage = new("efficiency.plunger_slippage", 1, "Plunger slippage, Patterson")
    {
        Equation = "q = (1 + 0.14 N) 453 D dp C^1.52/(mu L)",
        Source = "Patterson, J., Chambliss, K., Rowlan, L. and Curfew, J.: Fluid Slippage in Down-Hole Rod-Drawn Oil Well Pumps, SWPSC (2007).",
        Inputs = [new("N", "1/min", "pumping speed") { AtLeast = 0, Low = 2, High = 15, Aliases = ["SPM"] }, new("D", "in", "plunger diameter") { Above = 0, Low = 1, High = 4 }, Power.PressureInput,
            new("C", "in", "diametral clearance") { AtLeast = 0, Low = 0.002, High = 0.02 }, new("mu", "cP", "viscosity") { Above = 0 }, new("L", "in", "plunger length") { Above = 0, Low = 12, High = 120 }],
        Outputs = [new("q", "bbl/d", "slippage"), new("slippage", "bbl/d", "slippage")],
        Compute = e =>
        {
            var q = Power.PlungerSlippage(e.Number("N"), e.Number("D"), e.Number("dp"), e.Number("C"), e.Number("mu"), e.Number("L"));
            e.Set("q", q);
            e.Set("slippage", q);
        },
        Examples = [new("A five-thousandths fit.", [("N", 8), ("D", 1.75), ("dp", 2000), ("C", 0.005), ("mu", 1), ("L", 48)], [("q", 22.269, 5e-4)])],
    };

    internal static readonly Method Metric = new("efficiency.metric", 1, "Specific energy and hydraulic power, metric")
    {
        Equation = "hydraulic kW = q dp/86,400 (m3/d, kPa)\nkWh/m3 = kW x 24/q = 6.2898 x kWh/bbl",
        Source = source,
        Inputs = [new("q", "m3/d", "liquid rate") { Above = 0 }, new("dp", "kPa", "pressure rise") { AtLeast = 0 }, new("power", "kW", "electric power taken") { Above = 0, Aliases = ["kW", "motor_input"] }, price],
        Outputs = [new("hydraulic_kW", "kW", "useful power"), new("system_efficiency", "-", "hydraulic/electric"), new("specific_energy", "kWh/m3", "energy per m3"),
            new("specific_energy_per_bbl", "kWh/bbl", "energy per barrel"), new("cost_per_m3", "USD/m3", "energy cost")],
        Compute = e =>
        {
            var useful = Power.HydraulicKilowatts(e.Number("q"), e.Number("dp"));
            var perM3 = e.Number("power") * 24 / e.Number("q");
            e.Set("hydraulic_kW", useful);
            e.Set("system_efficiency", Power.Efficiency(useful, e.Number("power"), "system efficiency"));
            e.Set("specific_energy", perM3);
            e.Set("specific_energy_per_bbl", perM3 * Constants.M3PerBbl);
            if (e.Has("energy_price")) e.Set("cost_per_m3", perM3 * e.Number("energy_price"));
        },
        Examples = [new("100 m3/d against 10 MPa.", [("q", 100), ("dp", 10000), ("power", 25)], [("hydraulic_kW", 11.5740740741, 1e-10), ("specific_energy", 6, 1e-12)])],
    };

    internal static readonly Method Compression = new("efficiency.gas_lift_compression", 1, "Compression power for gas lift")
    {
        Equation = "hp per stage = 0.0857 q k/(k - 1) T z [r^((k-1)/k) - 1]/E, q in MMscf/d, T in degR, r the ratio of a stage",
        Source = "GPSA Engineering Data Book, adiabatic compression.",
        Notes = "Give r per stage, or p_suction and p_discharge (absolute) shared equally over the stages.",
        Inputs = [new("q", "MMscf/d", "gas rate") { AtLeast = 0 }, new("k", "-", "ratio of specific heats") { Above = 1, AtMost = 2, Low = 1.1, High = 1.4 },
            new("T", "degR", "suction temperature of a stage") { Above = 0 }, new("z", "-", "compressibility factor") { Above = 0, AtMost = 2 },
            new("r", "-", "compression ratio of a stage") { AtLeast = 1, High = 4, Optional = true }, new("p_suction", "psia", "suction pressure") { Above = 0, Optional = true },
            new("p_discharge", "psia", "discharge pressure") { Above = 0, Optional = true }, new("stages", "-", "stages") { AtLeast = 1, AtMost = 10, Default = 1 },
            Share("E", "efficiency") with { Aliases = ["efficiency"] }],
        Outputs = [new("hp", "hp", "power of all stages"), new("hp_per_stage", "hp", "power of a stage"), new("r_stage", "-", "ratio of a stage")],
        Compute = e =>
        {
            var stages = (int)e.Number("stages");
            var r = e.Has("r") ? e.Number("r") : Math.Pow(e.Number("p_discharge") / e.Number("p_suction"), 1.0 / stages);
            var hp = Power.CompressionHp(e.Number("q"), r, 1, e.Number("T"), e.Number("z"), e.Number("k"), e.Number("E"));
            e.Set("r_stage", r);
            e.Set("hp_per_stage", hp);
            e.Set("hp", hp * stages);
        },
        Examples = [new("One stage.", [("q", 1), ("k", 1.25), ("T", 540), ("z", 0.95), ("r", 3), ("E", 0.8)], [("hp", 67.52, 1e-4)])],
    };
}
