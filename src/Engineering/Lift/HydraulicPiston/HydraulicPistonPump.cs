namespace Pumpjack.Engineering.Lift.HydraulicPiston;

/// <summary>Hydraulic piston pump: balance of forces on the engine and pump pistons, and displacements.</summary>
public static class HydraulicPistonPump
{
    public const double BarrelPsiPerHp = 58_775.5;
    private const double waterGradient = 0.433;

    /// <summary>Pressure at the engine, psi: discharge + (P/E)(discharge − suction) + friction in the pump.</summary>
    public static double EnginePsi(double dischargePsi, double suctionPsi, double pumpToEngine, double frictionPsi) =>
        dischargePsi + pumpToEngine * (dischargePsi - suctionPsi) + frictionPsi;

    /// <summary>Power-fluid pressure at the surface, psi: engine − column + friction in the tubing.</summary>
    public static double SurfacePsi(double enginePsi, double gradientPsiPerFt, double depthFt, double frictionPsi) => enginePsi - gradientPsiPerFt * depthFt + frictionPsi;

    /// <summary>Rule of thumb for the largest P/E: 10,000/net lift in ft.</summary>
    public static double MaxPumpToEngine(double netLiftFt) => 10_000 / netLiftFt;

    internal static readonly Method Balance = new("hydraulic_piston.balance", 1, "Hydraulic piston pump: pressures, rates and power")
    {
        Equation = "p_engine = p_discharge + (P/E)(p_discharge - p_suction) + pump friction; p_surface = p_engine - column + friction\n"
            + "q_produced = displacement x spm x efficiency; q_power = engine displacement x spm/efficiency; hp = q p/58,775.5; P/E limit 10,000/net lift (ft)",
        Source = "Petrie, H. L. in Petroleum Engineering Handbook (SPE), Hydraulic Pumping.",
        Notes = "The net lift in ft is the net lift pressure over 0.433 psi/ft; where it is not given it is discharge less suction.",
        Inputs = [new("engine_displacement", "bbl/d per spm", "engine end") { Above = 0 }, new("pump_displacement", "bbl/d per spm", "pump end") { Above = 0 },
            new("speed", "spm", "speed") { Above = 0, AtMost = 200 }, new("pump_efficiency", "-", "pump end efficiency") { Above = 0, AtMost = 1 },
            new("engine_efficiency", "-", "engine end efficiency") { Above = 0, AtMost = 1 }, new("P_over_E", "-", "pump to engine area ratio") { Above = 0, AtMost = 10 },
            new("net_lift_pressure", "psi", "net lift") { Above = 0, Optional = true }, new("pump_friction", "psi", "friction in the pump") { AtLeast = 0, Default = 0 },
            new("power_fluid_gradient", "psi/ft", "gradient of the power fluid") { Above = 0, AtMost = 1 }, new("depth", "ft", "vertical depth of the pump") { Above = 0, AtMost = 30_000 },
            new("tubing_friction", "psi", "friction of the power fluid") { AtLeast = 0, Default = 0 }, new("discharge_pressure", "psi", "pump discharge pressure") { Above = 0 },
            new("suction_pressure", "psi", "pump suction pressure") { AtLeast = 0 }],
        Outputs = [new("q_produced", "bbl/d", "production"), new("q_power_fluid", "bbl/d", "power fluid"), new("engine_pressure", "psi", "pressure at the engine"),
            new("surface_pressure", "psi", "power-fluid pressure at the surface"), new("surface_hp", "hp", "hydraulic power at the surface"), new("max_P_over_E", "-", "rule-of-thumb limit")],
        Compute = static e =>
        {
            double pd = e.Number("discharge_pressure"), ps = e.Number("suction_pressure");
            var lift = e.Number("net_lift_pressure", pd - ps);
            if (lift <= 0) throw new EngineeringRefusal(RefusalCodes.Contradiction, "The discharge pressure is not above the suction pressure: there is no lift.", "discharge_pressure", ps);
            var engine = EnginePsi(pd, ps, e.Number("P_over_E"), e.Number("pump_friction"));
            var surface = SurfacePsi(engine, e.Number("power_fluid_gradient"), e.Number("depth"), e.Number("tubing_friction"));
            var power = e.Number("engine_displacement") * e.Number("speed") / e.Number("engine_efficiency");
            e.Set("q_produced", e.Number("pump_displacement") * e.Number("speed") * e.Number("pump_efficiency"));
            e.Set("q_power_fluid", power);
            e.Set("engine_pressure", engine);
            e.Set("surface_pressure", surface);
            e.Set("surface_hp", power * surface / BarrelPsiPerHp);
            var limit = MaxPumpToEngine(lift / waterGradient);
            e.Set("max_P_over_E", limit);
            if (e.Number("P_over_E") > limit) e.Note("P/E is above the rule-of-thumb limit for this lift.");
            if (surface < 0) e.Note("The surface pressure is below zero: the column alone drives the pump.");
        },
        Examples = [new("8,000 ft, P/E 1.", [("engine_displacement", 9.33), ("pump_displacement", 7.44), ("speed", 45), ("pump_efficiency", 0.85), ("engine_efficiency", 0.9), ("P_over_E", 1),
            ("net_lift_pressure", 2400), ("pump_friction", 250), ("power_fluid_gradient", 0.37), ("depth", 8000), ("tubing_friction", 120), ("discharge_pressure", 3300), ("suction_pressure", 900)],
            [("q_produced", 284.58, 1e-9), ("q_power_fluid", 466.5, 1e-9), ("engine_pressure", 5950, 1e-9), ("surface_pressure", 3110, 1e-9), ("surface_hp", 24.6840052083, 0.001)])],
    };
}
