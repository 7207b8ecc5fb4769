using Pumpjack.Engineering.Inflow;

namespace Pumpjack.Engineering.Lift.SuckerRod;

/// <summary>Declarations of the pumping unit and its counterbalance.</summary>
internal static class UnitMethods
{
    private static readonly Input theta = new("theta", "deg", "crank angle from 12 o'clock toward the crank rotation") { Kind = InputKind.Series, AtLeast = -720, AtMost = 720 };

    internal static readonly Method Geometry = new("srp.unit_geometry.torque_factor", 1, "Conventional pumping unit: torque factor and position of rods")
    {
        Equation = "K = sqrt[(H - G)^2 + I^2]; phi = atan[I/(H - G)]; cos beta = [C^2 + P^2 - K^2 - R^2 + 2 K R cos(theta - phi)]/(2 C P)\n"
            + "J^2 = C^2 + P^2 - 2 C P cos beta; cos chi = (C^2 + J^2 - P^2)/(2 C J); sin rho = R sin(theta - phi)/J; psi = chi - rho\n"
            + "position = (psi_b - psi)/(psi_b - psi_t); stroke = A (psi_b - psi_t); alpha = beta + psi - (theta - phi); TF = A R sin(alpha)/(C sin beta)",
        Source = "API Spec 11E, class I geometry.",
        Inputs = [theta with { Optional = true }, Letter("A", "saddle bearing to polished rod"), Letter("C", "saddle bearing to equalizer bearing"),
            Letter("I", "horizontal distance saddle bearing to crank shaft"), Letter("P", "pitman length"), Letter("H", "height of the saddle bearing"),
            new("G", "in", "height of the crank shaft") { AtLeast = 0, AtMost = 1000 }, Letter("R", "crank radius")],
        Outputs = [new("K", "in", "saddle bearing to crank shaft"), new("stroke", "in", "polished rod stroke"), new("torque_factor", "in", "torque factor at each angle"),
            new("position_of_rods", "-", "position above the bottom at each angle, fraction of the stroke"), new("torque_factor_*", "in", "torque factor at the angle in the name, degrees"),
            new("max_torque_factor", "in", "largest torque factor of the upstroke")],
        Compute = static e =>
        {
            var unit = new PumpingUnit(e.Number("A"), e.Number("C"), e.Number("I"), e.Number("P"), e.Number("H"), e.Number("G"), e.Number("R"));
            if (!unit.Closes)
                throw new EngineeringRefusal(RefusalCodes.Contradiction, "These lengths do not close to a linkage that turns all the way round: K, C, P and R must satisfy |C - K| < P - R and P + R < C + K.", "R");
            e.Set("K", unit.K);
            e.Set("stroke", unit.StrokeIn);
            e.Set("max_torque_factor", unit.MaxTorqueFactorIn());
            e.Set("torque_factor_90", unit.At(Math.PI / 2).TorqueFactorIn);
            foreach (var name in e.Wanted)
                if (Vogel.NumberIn(name, "torque_factor_") is { } angle) e.Set(name, unit.At(angle * Math.PI / 180).TorqueFactorIn);
            if (!e.Has("theta")) return;
            var states = e.Series("theta").Select(t => unit.At(t * Math.PI / 180)).ToArray();
            e.Set("torque_factor", [.. states.Select(s => s.TorqueFactorIn)]);
            e.Set("position_of_rods", [.. states.Select(s => s.Position)]);
        },
        Examples = [new("C-114D-133-54, Guo, Lyons and Ghalambor (2007), Table 12.1.", [("A", 72), ("C", 64), ("I", 64), ("P", 74.5), ("H", 116), ("G", 41), ("R", 24)],
            [("torque_factor_90", 26.45, 0.004), ("stroke", 55.5343474286, 1e-9), ("K", 98.5951317257, 1e-9), ("max_torque_factor", 28.9843667785, 1e-5)])],
    };

    internal static readonly Method Torque = new("srp.counterbalance.torque", 1, "Net crank torque and balance")
    {
        Equation = "T = TF (W - Bu) - M sin(theta + tau); balanced when the peaks of both strokes are equal",
        Source = "API Spec 11E.",
        Notes = "Rotary and articulating inertia are neglected. The mean is over the angles as given (equally spaced) and does not depend on M.",
        Inputs = [theta, new("torque_factor", "in", "torque factor at each angle") { Kind = InputKind.Series },
            new("polished_rod_load", "lb", "load at each angle") { Kind = InputKind.Series },
            new("structural_unbalance", "lb", "Bu") { Default = 0 }, new("last_upstroke_index", "-", "index of the last point of the upstroke, from 0") { AtLeast = 0 },
            new("counterbalance_moment", "in-lb", "M, largest moment of cranks and weights") { AtLeast = 0 },
            new("phase", "deg", "tau, lead of the weights") { Default = 0, AtLeast = -45, AtMost = 45 }],
        Outputs = [new("peak_upstroke_torque", "in-lb", "largest torque of the upstroke"), new("peak_downstroke_torque", "in-lb", "largest torque of the downstroke"),
            new("balanced_moment", "in-lb", "moment of equal peaks"), new("balanced_peak_torque", "in-lb", "peak at that moment"), new("mean_torque", "in-lb", "mean torque")],
        Compute = static e =>
        {
            double[] angles = [.. e.Series("theta").Select(t => t * Math.PI / 180)], factors = e.Series("torque_factor"), loads = e.Series("polished_rod_load");
            if (factors.Length != angles.Length) throw Unequal("torque_factor", factors.Length, angles.Length);
            if (loads.Length != angles.Length) throw Unequal("polished_rod_load", loads.Length, angles.Length);
            var index = (int)e.Number("last_upstroke_index");
            if (index + 1 >= angles.Length)
                throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "No point of the downstroke is left after last_upstroke_index.", "last_upstroke_index", angles.Length - 2);
            double bu = e.Number("structural_unbalance"), tau = e.Number("phase") * Math.PI / 180;
            var torque = Counterbalance.OverRevolution(angles, factors, loads, bu, e.Number("counterbalance_moment"), index, tau);
            e.Set("peak_upstroke_torque", torque.PeakUpstrokeInLb);
            e.Set("peak_downstroke_torque", torque.PeakDownstrokeInLb);
            e.Set("mean_torque", torque.MeanInLb);
            var balanced = Counterbalance.Balance(angles, factors, loads, bu, index, tau);
            if (double.IsNaN(balanced.MomentInLb)) { e.Note("No counterbalance moment makes the peaks equal."); return; }
            e.Set("balanced_moment", balanced.MomentInLb);
            e.Set("balanced_peak_torque", balanced.PeakTorqueInLb);
            e.Iterated(balanced.Iterations);
        },
        Examples = [new("Harmonic motion, S = 100 in, constant loads: the balanced moment is the mean load times S/2.",
            [("theta", new[] { 0.0, 45, 90, 135, 180, 225, 270, 315 }), ("torque_factor", new[] { 0, 35.35533906, 50, 35.35533906, 0, -35.35533906, -50, -35.35533906 }),
                ("polished_rod_load", new[] { 12000.0, 12000, 12000, 12000, 8000, 8000, 8000, 8000 }), ("last_upstroke_index", 3), ("counterbalance_moment", 400_000)],
            [("balanced_moment", 500_000, 1e-7), ("balanced_peak_torque", 100_000, 1e-7), ("peak_upstroke_torque", 200_000, 1e-7)])],
    };

    private static Input Letter(string name, string meaning) => new(name, "in", meaning) { Above = 0, AtMost = 1000 };

    private static EngineeringRefusal Unequal(string name, int has, int wants) =>
        new(RefusalCodes.UnequalSeries, $"{name} has {has} values where theta has {wants}.", name, wants);
}
