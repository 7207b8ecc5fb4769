using System.Globalization;

namespace Pumpjack.Engineering.Decline;

/// <summary>Declarations of the rate-time curves.</summary>
internal static class DeclineMethods
{
    private const string YearNote =
        "Times may come in any unit: everything is turned into the time unit of the rate. Where years or months meet days, a year has days_per_year days.";

    private static readonly Input year365 = new("days_per_year", "d", "days in a year; 365 is that of the printed examples, 365.25 the calendar's")
    {
        Above = 364,
        AtMost = 366.25,
        Default = 365,
    };

    private static readonly Input year = new("days_per_year", "d", "days in a year") { Above = 364, AtMost = 366.25, Default = 365.25 };
    private static readonly Output rate = new("q", "any", "rate at t");
    private static readonly Output cumulative = new("Np", "any", "cumulative from 0 to t");

    internal static readonly Method ArpsCurve = new("dca.arps", 1, "Arps decline")
    {
        Equation = "q = qi/(1 + b Di t)^(1/b), qi exp(-Di t) at b = 0\nNp = qi^b/[(1 - b) Di] (qi^(1-b) - q^(1-b)), (qi - q)/Di at b = 0, (qi/Di) ln(qi/q) at b = 1",
        Source = "Arps, J.J.: Analysis of Decline Curves, Trans. AIME 160 (1945) 228-247.",
        Notes = "Evaluated in one form for every b, without cancellation near 0 and 1. " + YearNote
            + " Give di, or effective_decline (tangent, 1 - exp(-D)), or De_secant.",
        Inputs = [Arps.QiInput, Arps.DiInput with { Optional = true }, Arps.BInput with { Default = 0 },
            Arps.TangentInput with { Name = "effective_decline", Aliases = ["De_tangent"], Optional = true }, Arps.SecantInput with { Optional = true },
            Arps.TInput with { Optional = true }, Arps.QInput with { Optional = true },
            Arps.QInput with { Name = "q_last", Meaning = "last observed rate", Optional = true },
            Arps.DiInput with { Name = "Di_graph", Meaning = "nominal decline read off a rate-cumulative graph", Aliases = [], Optional = true }, year365],
        Outputs = [rate, cumulative, new("Gp", "any", "cumulative from 0 to t, of gas"), new("nominal", "any", "nominal decline"),
            new("d_at_t", "any", "nominal decline at t"), new("t_to_limit", "any", "time to q_limit"), new("t_to_last", "any", "time to q_last"),
            new("t_to_*", "any", "time to the rate in the name, \"t_to_500bbld\""), new("Np_at_limit", "any", "cumulative to q_limit"),
            new("Gp_at_limit", "any", "cumulative to q_limit, of gas"), new("EUR", "any", "cumulative to q_limit"),
            new("Gp_at_limit_graph", "any", "cumulative to q_limit with Di_graph")],
        Compute = e =>
        {
            var units = new DeclineUnits(e, "qi", e.Number("days_per_year"));
            var (qi, b) = (e.Number("qi"), e.Number("b"));
            var (nominal, nominalUnit) = Nominal(e, b);
            var di = units.PerRateTime(nominal, nominalUnit);
            e.Set("nominal", nominal, nominalUnit);
            if (e.Has("t"))
            {
                var t = units.Time("t");
                e.Set("q", Arps.Rate(qi, di, b, t), units.Rate);
                e.Set("Np", Arps.Cumulative(qi, di, b, t), units.Volume);
                e.Set("Gp", Arps.Cumulative(qi, di, b, t), units.Volume);
                e.Set("d_at_t", Arps.NominalDecline(nominal, b, t * di / Math.Max(nominal, double.Epsilon)), nominalUnit);
            }
            if (e.Has("q_limit"))
            {
                var q = e.Number("q_limit");
                TimeTo(e, units, "t_to_limit", Arps.TimeToRate(qi, di, b, q));
                foreach (var name in (string[])["EUR", "Np_at_limit", "Gp_at_limit"])
                    e.Set(name, Arps.CumulativeToRate(qi, di, b, q), units.Volume);
                if (e.Has("Di_graph")) e.Set("Gp_at_limit_graph", Arps.CumulativeToRate(qi, units.Decline("Di_graph"), b, q), units.Volume);
            }
            if (e.Has("q_last")) TimeTo(e, units, "t_to_last", Arps.TimeToRate(qi, di, b, e.Number("q_last")));
            foreach (var name in e.Wanted)
                if (NumberIn(name, "t_to_") is { } q) TimeTo(e, units, name, Arps.TimeToRate(qi, di, b, q));
        },
        Examples = [new("One time constant.", [("qi", 1000), ("di", 0.1), ("b", 0.5), ("t", 10)], [("q", 444.444444444, 1e-10), ("Np", 6666.66666667, 1e-10)])],
    };

    internal static readonly Method ArpsEur = new("dca.arps.eur", 1, "Arps recovery to an economic limit")
    {
        Equation = "EUR = Np to date + Np(t_end), t_end the time to q_limit or t_max, whichever comes first",
        Source = "Arps, J.J.: Analysis of Decline Curves, Trans. AIME 160 (1945) 228-247.",
        Notes = YearNote,
        Inputs = [Arps.QiInput, Arps.DiInput, Arps.BInput, Arps.QInput, Arps.TInput with { Name = "t_max", Meaning = "maximum time", Optional = true },
            new("Np_to_date", "any", "cumulative before t = 0, in the volume unit of the rate") { AtLeast = 0, Default = 0 }, year365],
        Outputs = [new("EUR", "any", "recovery"), new("t_end", "any", "time at which it ends"), new("q_end", "any", "rate there")],
        Compute = e =>
        {
            var units = new DeclineUnits(e, "qi", e.Number("days_per_year"));
            var curve = ArpsChain.OneSegment(e.Number("qi"), units.Decline("di"), e.Number("b"));
            var result = Eur.Of(curve, e.Number("q_limit"), e.Has("t_max") ? units.Time("t_max") : double.PositiveInfinity, 0, e.Number("Np_to_date"));
            e.Set("EUR", result.Value, units.Volume);
            TimeTo(e, units, "t_end", result.EndTime);
            e.Set("q_end", result.EndRate, units.Rate);
            e.Iterated(result.Iterations);
            e.Note(result.End switch
            {
                ForecastEnd.MaximumTime => "Ends at the maximum time.",
                ForecastEnd.EconomicLimit => "Ends at the economic limit.",
                _ => "Already at or below the economic limit.",
            });
        },
        Examples = [new("To a hundredth of the initial rate.", [("qi", 1000), ("di", 0.1), ("b", 0.5), ("q_limit", 10)], [("EUR", 18000, 1e-10)])],
    };

    private static readonly Input terminal = new("d_terminal", "any", "nominal terminal decline") { Above = 0, Aliases = ["Dterm"] };

    internal static readonly Method ModifiedHyperbolic = new("dca.modified_hyperbolic", 1, "Modified hyperbolic decline")
    {
        Equation = "hyperbolic to t* = (1/Dterm - 1/Di)/b, exponential at Dterm after; q and D continuous",
        Source = "Robertson, S.: Generalized Hyperbolic Equation, SPE 18731 (1988).",
        Notes = YearNote + " A terminal decline not below di leaves an exponential at di.",
        Inputs = [Arps.QiInput, Arps.DiInput, Arps.BInput, terminal, Arps.TInput, year],
        Outputs = [rate, cumulative, new("Np_*", "any", "cumulative to the time in the name"), new("t_switch", "any", "time at which the exponential begins")],
        Compute = e =>
        {
            var units = new DeclineUnits(e, "qi", e.Number("days_per_year"));
            Chain(e, units, ArpsChain.ModifiedHyperbolic(e.Number("qi"), units.Decline("di"), e.Number("b"), units.Decline("d_terminal")));
        },
        Examples = [new("At the switch.", [("qi", 1000), ("di", 0.005), ("b", 2), ("d_terminal", 0.0005), ("t", 900)], [("q", 316.227766017, 1e-10), ("t_switch", 900, 1e-10)])],
    };

    internal static readonly Method ModifiedHyperbolicEffective = new("dca.modified_hyperbolic.effective_declines", 1, "Modified hyperbolic decline from effective annual declines")
    {
        Equation = "Di = [(1 - De)^-b - 1]/b per year (secant), Dterm = -ln(1 - De) per year (tangent), then the modified hyperbolic decline",
        Source = "SPEE Recommended Evaluation Practice 6 (2002); Robertson, S., SPE 18731 (1988).",
        Notes = YearNote,
        Inputs = [Arps.QiInput, Arps.SecantInput with { Name = "Di_secant", Meaning = "secant effective initial decline per time unit" }, Arps.BInput,
            Arps.TangentInput with { Name = "Dterm_tangent", Meaning = "tangent effective terminal decline per time unit" }, Arps.TInput, year],
        Outputs = [rate, cumulative, new("Np_*", "any", "cumulative to the time in the name"), new("di_nominal", "any", "nominal initial decline"),
            new("t_switch", "any", "time at which the exponential begins")],
        Compute = e =>
        {
            var units = new DeclineUnits(e, "qi", e.Number("days_per_year"));
            var di = units.PerRateTime(Arps.NominalFromSecant(e.Number("Di_secant"), e.Number("b")), units.UnitOf("Di_secant"));
            var dTerminal = units.PerRateTime(Arps.NominalFromTangent(e.Number("Dterm_tangent")), units.UnitOf("Dterm_tangent"));
            SetDecline(e, units, "di_nominal", di);
            Chain(e, units, ArpsChain.ModifiedHyperbolic(e.Number("qi"), di, e.Number("b"), dTerminal));
        },
        Examples = [new("One year on, all in years.", [("qi", 725), ("Di_secant", 0.85), ("b", 0.6), ("Dterm_tangent", 0.2), ("t", 1)], [("q", 108.75, 1e-9)])],
    };

    internal static readonly Method EffectiveNominal = new("dca.effective_nominal", 1, "Effective and nominal declines")
    {
        Equation = "tangent De = 1 - exp(-D)\nsecant De = 1 - (1 + b D)^(-1/b), D = [(1 - De)^-b - 1]/b",
        Source = "SPEE Recommended Evaluation Practice 6, Definition of Decline Curve Parameters (2002).",
        Notes = "All for one time unit. With several nominals and several b, secant_effective lists the b in turn for each nominal. "
            + "A nominal in percent gives effective declines in percent.",
        Inputs = [Arps.DiInput with { Name = "nominal", Aliases = ["di", "Di"], Kind = InputKind.Series, Optional = true },
            Arps.SecantInput with { Kind = InputKind.Series, Optional = true }, Arps.TangentInput with { Kind = InputKind.Series, Optional = true },
            Arps.BInput with { Kind = InputKind.Series, Default = 0 }],
        Outputs = [new("tangent_effective", "any", "1 - exp(-D)"), new("secant_effective", "any", "1 - (1 + b D)^(-1/b)"),
            new("di_nominal", "any", "nominal decline"), new("di_nominal_per_year", "any", "nominal decline"),
            new("De_tangent", "any", "tangent effective decline"), new("De_secant", "any", "secant effective decline")],
        Compute = e =>
        {
            var exponents = e.Series("b");
            var given = e.Has("nominal") ? "nominal" : e.Has("De_secant") ? "De_secant" : "De_tangent";
            var values = e.Series(given);
            var unit = (e.Raw(given) ?? e.Raw("di") ?? e.Raw("Di"))!.Unit;
            var percent = unit.StartsWith("percent", StringComparison.Ordinal) || unit.StartsWith('%') ? 100 : 1;
            var nominal = new List<double>();
            var secant = new List<double>();
            foreach (var value in values)
                foreach (var b in exponents)
                {
                    var d = given switch
                    {
                        "nominal" => value / percent,
                        "De_secant" => Arps.NominalFromSecant(value / percent, b),
                        _ => Arps.NominalFromTangent(value / percent),
                    };
                    nominal.Add(d * percent);
                    secant.Add(Arps.SecantEffective(d, b) * percent);
                }
            var tangents = (given == "nominal" ? values : [.. nominal]).Select(d => Arps.TangentEffective(d / percent) * percent).ToArray();
            e.Set("tangent_effective", tangents, unit);
            e.Set("De_tangent", tangents, unit);
            e.Set("secant_effective", [.. secant], unit);
            e.Set("De_secant", [.. secant], unit);
            e.Set("di_nominal", [.. nominal], unit);
            e.Set("di_nominal_per_year", [.. nominal], unit);
        },
        Examples = [new("REP 6, Table 1.", [("nominal", 0.5), ("b", 0.5)], [("secant_effective", 0.36, 1e-10), ("tangent_effective", 0.393469340287, 1e-10)])],
    };

    internal static readonly Method DuongCurve = new("dca.duong", 1, "Duong decline")
    {
        Equation = "q = q1 t^-m exp{a/(1 - m) [t^(1-m) - 1]}\nNp = q t^m/a",
        Source = "Duong, A.N.: Rate-Decline Analysis for Fracture-Dominated Shale Reservoirs, SPEREE 14 (2011) 377-387.",
        Notes = "t in days from first production; the range of a and m is that of the field examples.",
        Inputs = [Duong.QInput, Duong.AInput, Duong.MInput, Arps.TInput with { Unit = "d" }],
        Outputs = [rate, cumulative],
        Compute = e =>
        {
            var units = new DeclineUnits(e, "q1", Constants.DaysPerYear);
            var curve = new Duong(e.Number("q1"), e.Number("a"), e.Number("m"));
            e.Set("q", curve.Rate(e.Number("t")), units.Rate);
            e.Set("Np", curve.Cumulative(e.Number("t")), units.Volume);
        },
        Examples = [new("At 100 days.", [("q1", 715), ("a", 2.8), ("m", 1.4), ("t", 100)], [("q", 409.7794333848, 1e-10), ("Np", 92340.4796825301, 1e-10)])],
    };

    internal static readonly Method PowerLaw = new("dca.power_law_exponential", 1, "Power-law exponential decline")
    {
        Equation = "q = qi exp(-Dinf t - Di t^n), Di = D1/n\nNp by quadrature",
        Source = "Ilk, D., Rushing, J.A., Perego, A.D. and Blasingame, T.A.: Exponential vs. Hyperbolic Decline in Tight Gas Sands, SPE 116731 (2008).",
        Notes = "Time in the time unit of the rate and of D_inf.",
        Inputs = [Arps.QiInput, PowerLawExponential.DiInput, PowerLawExponential.DInfInput with { Default = 0 }, StretchedExponential.NInput, Arps.TInput],
        Outputs = [rate, cumulative],
        Compute = e =>
        {
            var units = new DeclineUnits(e, "qi", Constants.DaysPerYear);
            var n = e.Number("n");
            var di = e.Number("Di_hat") * Math.Pow(units.PerRateTime(1, units.UnitOf("Di_hat")), n);
            var curve = new PowerLawExponential(e.Number("qi"), di, units.Decline("D_inf"), n);
            e.Set("q", curve.Rate(units.Time("t")), units.Rate);
            e.Set("Np", curve.Cumulative(units.Time("t")), units.Volume);
        },
        Examples = [new("At 100 days.", [("qi", 750), ("Di_hat", 0.1), ("D_inf", 1e-5), ("n", 0.5), ("t", 100)], [("q", 275.6338092065, 1e-10), ("Np", 39619.0836538, 1e-9)])],
    };

    internal static readonly Method Stretched = new("dca.stretched_exponential", 1, "Stretched exponential decline")
    {
        Equation = "q = qi exp[-(t/tau)^n]\nNp = (qi tau/n) gamma_lower(1/n, (t/tau)^n)",
        Source = "Valko, P.P.: Assigning Value to Stimulation in the Barnett Shale, SPE 119369 (2009).",
        Inputs = [Arps.QiInput, StretchedExponential.TauInput, StretchedExponential.NInput, Arps.TInput],
        Outputs = [rate, cumulative],
        Compute = e =>
        {
            var units = new DeclineUnits(e, "qi", Constants.DaysPerYear);
            var curve = new StretchedExponential(e.Number("qi"), units.Time("tau"), e.Number("n"));
            e.Set("q", curve.Rate(units.Time("t")), units.Rate);
            e.Set("Np", curve.Cumulative(units.Time("t")), units.Volume);
        },
        Examples = [new("At 100 days.", [("qi", 715), ("tau", 90), ("n", 0.5), ("t", 100)], [("q", 249.1836037753, 1e-10), ("Np", 36567.6867105052, 1e-10)])],
    };

    internal static readonly Method TransientHyperbolic = new("dca.transient_hyperbolic", 1, "Transient hyperbolic decline")
    {
        Equation = "b = bi to telf (e - 1), bi - (bi - bf)/e to telf (e + 1), bf after; chained Arps segments",
        Source = "Fulford, D.S. and Blasingame, T.A.: Evaluation of Time-Rate Performance of Shale Wells Using the Transient Hyperbolic Time-Rate Relation, "
            + "SPE 167242 (2013); analytic form Fulford, D.S. (2018).",
        Notes = YearNote + " Give di, or Di_secant for the secant effective decline at bi.",
        Inputs = [Arps.QiInput, Arps.DiInput with { Optional = true }, Arps.SecantInput with { Name = "Di_secant", Optional = true },
            Arps.BInput with { Name = "bi", Meaning = "exponent of transient flow" }, Arps.BInput with { Name = "bf", Meaning = "exponent of boundary-dominated flow" },
            Arps.TInput with { Name = "t_elf", Meaning = "time to the end of linear flow" }, Arps.TInput, year],
        Outputs = [rate, cumulative, new("Np_*", "any", "cumulative to the time in the name"), new("di_nominal", "any", "nominal initial decline")],
        Compute = e =>
        {
            var units = new DeclineUnits(e, "qi", e.Number("days_per_year"));
            var di = e.Has("di") ? units.Decline("di")
                : units.PerRateTime(Arps.NominalFromSecant(e.Number("Di_secant"), e.Number("bi")), units.UnitOf("Di_secant"));
            SetDecline(e, units, "di_nominal", di);
            Chain(e, units, ArpsChain.TransientHyperbolic(e.Number("qi"), di, e.Number("bi"), e.Number("bf"), units.Time("t_elf")), false);
        },
        Examples = [new("Equal exponents leave an Arps curve.", [("qi", 1000), ("di", 0.1), ("bi", 0.5), ("bf", 0.5), ("t_elf", 5), ("t", 10)], [("q", 444.444444444, 1e-10)])],
    };

    private static (double Nominal, string Unit) Nominal(Evaluation e, double b)
    {
        if (e.Has("di"))
            return (e.Number("di"), (e.Raw("di") ?? e.Raw("Di") ?? e.Raw("nominal") ?? e.Raw("Di_nominal"))!.Unit);
        if (e.Has("De_secant"))
            return (Arps.NominalFromSecant(e.Number("De_secant"), b), e.Raw("De_secant")!.Unit);
        var effective = e.Number("effective_decline");
        var unit = (e.Raw("effective_decline") ?? e.Raw("De_tangent"))!.Unit;
        return (unit.Contains("secant", StringComparison.Ordinal) ? Arps.NominalFromSecant(effective, b) : Arps.NominalFromTangent(effective), unit);
    }

    private static void TimeTo(Evaluation e, DeclineUnits units, string output, double time)
    {
        var like = e.Raw("t") is not null ? "t" : e.Raw("t_max") is not null ? "t_max" : "di";
        e.Set(output, units.TimeIn(time, like), DeclineUnits.TimeOf(units.UnitOf(like)));
    }

    private static void SetDecline(Evaluation e, DeclineUnits units, string output, double decline)
    {
        var time = DeclineUnits.TimeOf(units.Rate);
        e.Set(output, decline, time is "any" or "" ? "any" : "1/" + time);
    }

    private static void Chain(Evaluation e, DeclineUnits units, ArpsChain curve, bool oneSwitch = true)
    {
        var t = units.Time("t");
        e.Set("q", curve.Rate(t), units.Rate);
        e.Set("Np", curve.Cumulative(t), units.Volume);
        if (oneSwitch && curve.SegmentStarts.Count > 1) TimeTo(e, units, "t_switch", curve.SegmentStarts[1]);
        foreach (var name in e.Wanted)
            if (NumberIn(name, "Np_") is { } at) e.Set(name, curve.Cumulative(at), units.Volume);
    }

    // The number a figure's name carries after a prefix: "t_to_500bbld".
    private static double? NumberIn(string name, string prefix)
    {
        if (!name.StartsWith(prefix, StringComparison.Ordinal)) return null;
        var end = prefix.Length;
        while (end < name.Length && (char.IsAsciiDigit(name[end]) || (name[end] == '.' && end > prefix.Length))) end++;
        return double.TryParse(name.AsSpan(prefix.Length, end - prefix.Length), CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
