namespace Pumpjack.Engineering.Lift.Pcp;

/// <summary>Single-lobe progressing cavity pump (rotor 1, stator 2).</summary>
public static class ProgressingCavityPump
{
    /// <summary>lb-ft × rpm per hp: 33,000/(2 pi) = 5252.1.</summary>
    public const double TorqueSpeedPerHp = 33_000 / (2 * Math.PI);
    /// <summary>bbl/d × psi per hp.</summary>
    public const double BarrelPsiPerHp = 58_775.5;

    /// <summary>Volume swept in one turn, in³: 4 e D Ps, all in in.</summary>
    public static double TurnVolumeIn3(double eccentricityIn, double rotorDiameterIn, double statorPitchIn) => 4 * eccentricityIn * rotorDiameterIn * statorPitchIn;

    /// <summary>Displacement, bbl/d, at a speed in rpm.</summary>
    public static double BarrelsPerDay(double eccentricityIn, double rotorDiameterIn, double statorPitchIn, double rpm) =>
        TurnVolumeIn3(eccentricityIn, rotorDiameterIn, statorPitchIn) * rpm * 1440 / 9702;

    /// <summary>Hydraulic torque, lb-ft: swept volume × pressure rise (psi)/(2 pi).</summary>
    public static double HydraulicTorqueLbFt(double eccentricityIn, double rotorDiameterIn, double statorPitchIn, double pressureRisePsi) =>
        TurnVolumeIn3(eccentricityIn, rotorDiameterIn, statorPitchIn) * pressureRisePsi / (2 * Math.PI) / 12;

    /// <summary>Rate at another speed, bbl/d, with the slip of a test: slip hardly depends on speed at the same pressure rise and viscosity.</summary>
    public static double RateAtSpeed(double testRate, double testDisplacement, double newDisplacement) => newDisplacement - (testDisplacement - testRate);

    private static readonly Input rotor = new("rotor_diameter", "in", "minor diameter of the rotor") { Above = 0, AtMost = 12 };
    private static readonly Input eccentricity = new("eccentricity", "in", "eccentricity") { Above = 0, AtMost = 4 };
    private static readonly Input pitch = new("stator_pitch", "in", "pitch of the stator") { Above = 0, AtMost = 200 };
    private static readonly Input speed = new("speed", "rpm", "speed") { Above = 0, AtMost = 2000, Low = 25, High = 600 };

    internal static readonly Method Displacement = new("pcp.displacement", 1, "Progressing cavity pump displacement")
    {
        Equation = "q = 4 e D Ps N x 1440/9702 (in, rpm) = 7.1243 D e Ps N with Ps in ft",
        Source = "Moineau; Guo, Lyons and Ghalambor (2007) print 7.12.",
        Inputs = [rotor, eccentricity, pitch, speed],
        Outputs = [new("q_theoretical", "bbl/d", "displacement"), new("q_guo_constant_7_12", "bbl/d", "with the printed constant"), new("constant", "bbl/d per in in ft rpm", "4 x 12 x 1440/9702")],
        Compute = static e =>
        {
            var q = BarrelsPerDay(e.Number("eccentricity"), e.Number("rotor_diameter"), e.Number("stator_pitch"), e.Number("speed"));
            const double exact = 4 * 12 * 1440.0 / 9702;
            e.Set("q_theoretical", q);
            e.Set("q_guo_constant_7_12", q / exact * 7.12);
            e.Set("constant", exact);
        },
        Examples = [new("Guo, Lyons and Ghalambor (2007).", [("rotor_diameter", 1.5), ("eccentricity", 0.3), ("stator_pitch", 12), ("speed", 250)],
            [("q_theoretical", 801.484230056, 1e-9), ("q_guo_constant_7_12", 801, 1e-9), ("constant", 7.12, 0.001)])],
    };

    internal static readonly Method Torque = new("pcp.torque", 1, "Progressing cavity pump torque and power")
    {
        Equation = "hydraulic torque = 4 e D Ps dp/(2 pi); total = hydraulic + friction; hp = total x N/5252.1; hydraulic hp = q dp/58,775.5",
        Source = "Energy balance over one turn.",
        Inputs = [rotor, eccentricity, pitch, speed, new("dp", "psi", "pressure rise") { AtLeast = 0 },
            new("volumetric_efficiency", "-", "rate over displacement") { AtLeast = 0, AtMost = 1, Default = 1 },
            new("friction_torque", "lb-ft", "friction torque of pump and rods") { AtLeast = 0, Default = 0 }],
        Outputs = [new("hydraulic_torque", "lb-ft", "hydraulic torque"), new("total_torque", "lb-ft", "torque at the surface"), new("shaft_hp", "hp", "shaft power"), new("q_actual", "bbl/d", "rate"),
            new("hydraulic_hp", "hp", "hydraulic power"), new("overall_efficiency", "-", "hydraulic over shaft power")],
        Compute = static e =>
        {
            double ecc = e.Number("eccentricity"), d = e.Number("rotor_diameter"), ps = e.Number("stator_pitch"), n = e.Number("speed"), dp = e.Number("dp");
            var hydraulic = HydraulicTorqueLbFt(ecc, d, ps, dp);
            var total = hydraulic + e.Number("friction_torque");
            var q = BarrelsPerDay(ecc, d, ps, n) * e.Number("volumetric_efficiency");
            var shaft = total * n / TorqueSpeedPerHp;
            e.Set("hydraulic_torque", hydraulic);
            e.Set("total_torque", total);
            e.Set("shaft_hp", shaft);
            e.Set("q_actual", q);
            e.Set("hydraulic_hp", q * dp / BarrelPsiPerHp);
            if (shaft > 0) e.Set("overall_efficiency", q * dp / BarrelPsiPerHp / shaft);
        },
        Examples = [new("1,800 psi, 90 lb-ft of friction.", [("rotor_diameter", 1.5), ("eccentricity", 0.3), ("stator_pitch", 12), ("speed", 250), ("dp", 1800), ("volumetric_efficiency", 0.82), ("friction_torque", 90)],
            [("hydraulic_torque", 515.662015618, 1e-9), ("shaft_hp", 28.8294451975, 1e-7), ("q_actual", 657.217068646, 1e-9), ("overall_efficiency", 0.698149846082, 0.001)])],
    };

    internal static readonly Method Slip = new("pcp.slip", 1, "Progressing cavity pump slip and rate at another speed")
    {
        Equation = "slip = displacement - q_test; q(N2) = displacement(N2) - slip",
        Source = "Slip depends on pressure rise, fit and viscosity, hardly on speed.",
        Inputs = [rotor, eccentricity, pitch, speed, new("q_test", "bbl/d", "rate tested at that speed") { AtLeast = 0 }, speed with { Name = "speed_2", Meaning = "speed wanted", Optional = true }],
        Outputs = [new("slip", "bbl/d", "slip"), new("volumetric_efficiency", "-", "q_test over displacement"), new("q_2", "bbl/d", "rate at speed_2"), new("speed_no_flow", "rpm", "speed at which nothing is delivered")],
        Compute = static e =>
        {
            double ecc = e.Number("eccentricity"), d = e.Number("rotor_diameter"), ps = e.Number("stator_pitch"), n = e.Number("speed"), test = e.Number("q_test");
            var displacement = BarrelsPerDay(ecc, d, ps, n);
            if (test > displacement)
                throw new EngineeringRefusal(RefusalCodes.BadTest, $"The test rate is above the displacement {EngineeringRefusal.Text(displacement)} bbl/d.", "q_test", displacement);
            e.Set("slip", displacement - test);
            e.Set("volumetric_efficiency", test / displacement);
            e.Set("speed_no_flow", n * (displacement - test) / displacement);
            if (!e.Has("speed_2")) return;
            var q = RateAtSpeed(test, displacement, BarrelsPerDay(ecc, d, ps, e.Number("speed_2")));
            if (q < 0) throw new EngineeringRefusal(RefusalCodes.NoSolution, "At speed_2 the slip is above the displacement: nothing is delivered.", "speed_2", n * (displacement - test) / displacement);
            e.Set("q_2", q);
        },
        Examples = [new("657 of 801 bbl/d at 250 rpm, then 300 rpm.", [("rotor_diameter", 1.5), ("eccentricity", 0.3), ("stator_pitch", 12), ("speed", 250), ("q_test", 657.217068646), ("speed_2", 300)],
            [("slip", 144.26716141, 1e-8), ("q_2", 817.513914657, 1e-8)])],
    };
}
