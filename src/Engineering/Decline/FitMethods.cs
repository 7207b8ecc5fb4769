namespace Pumpjack.Engineering.Decline;

/// <summary>Declarations of the decline fits.</summary>
internal static class FitMethods
{
    private static readonly Input times = new("t", "any", "time, producing time rather than calendar time") { Kind = InputKind.Series, AtLeast = 0 };
    private static readonly Input rates = new("q", "any", "rate at t; shut-in periods left out") { Kind = InputKind.Series, Above = 0 };
    private static readonly double[] exampleTimes = [1, 2, 3, 4, 5];
    private static readonly double[] exampleRates = [909.090909091, 833.333333333, 769.230769231, 714.285714286, 666.666666667];
    private static readonly double[] straightRates = [904.837418036, 818.730753078, 740.818220682, 670.320046036, 606.530659713];

    internal static readonly Method Exponential = new("dca.fit.exponential", 1, "Exponential decline fitted")
    {
        Equation = "ln q = ln qi - Di t by least squares of ln q (closed form)\nweighting = rate: least squares of q (bounded Levenberg-Marquardt)",
        Source = "Least squares; Arps, J.J., Trans. AIME 160 (1945) 228-247.",
        Notes = "Least squares of ln q weighs points by relative error, of q by absolute error: the two differ on scattered data. Log weighting is the default.",
        Inputs = [times, rates, new("weighting", "-", "log (default) or rate") { Kind = InputKind.Text, Optional = true }],
        Outputs = [new("qi", "any", "rate at t = 0"), new("di", "any", "nominal decline"), new("qi_se", "any", "standard error of qi"),
            new("di_se", "any", "standard error of di"), new("r_squared", "-", "coefficient of determination in rate")],
        Compute = e =>
        {
            var (t, q) = (e.Series("t"), e.Series("q"));
            if (e.Text("weighting", "log") == "rate")
            {
                SetFit(e, ArpsFit.Fit(t, q, new(0)));
                return;
            }
            var fit = ExponentialFit.Fit(t, q);
            SetWithUnits(e, fit.Qi, fit.Di, fit.QiStandardError, fit.DiStandardError, fit.RSquared);
        },
        Examples = [new("A clean exponential.", [("t", exampleTimes), ("q", straightRates)], [("qi", 1000, 1e-9), ("di", 0.1, 1e-9)])],
    };

    internal static readonly Method Hyperbolic = new("dca.fit.hyperbolic", 1, "Hyperbolic decline fitted")
    {
        Equation = "minimise sum of [q - qi/(1 + b Di t)^(1/b)]^2 over qi, Di > 0, 0 <= b <= 2\n"
            + "qi eliminated, Levenberg-Marquardt in ln Di and b from three starts; loss = bisquare reweights by log residual",
        Source = "Arps, J.J., Trans. AIME 160 (1945) 228-247; Golub, G. and Pereyra, V., SIAM J. Num. Anal. 10 (1973) 413-432; Tukey's bisquare, 4.685 standard deviations.",
        Notes = "Fits rate against time, which weighs high rates; a rate-cumulative fit gives other weights. Standard errors from the linearised covariance; "
            + "b has none on a bound. Give b to hold it.",
        Inputs = [times, rates, Arps.BInput with { Optional = true, AtMost = 2 }, new("loss", "-", "least_squares (default) or bisquare") { Kind = InputKind.Text, Optional = true }],
        Outputs = [new("qi", "any", "rate at t = 0"), new("di", "any", "nominal decline at t = 0"), new("b", "-", "decline exponent"),
            new("qi_se", "any", "standard error of qi"), new("di_se", "any", "standard error of di"), new("b_se", "-", "standard error of b"),
            new("sum_sq", "any", "sum of squared rate residuals"), new("r_squared", "-", "coefficient of determination in rate")],
        Compute = e =>
        {
            var loss = e.Text("loss", "least_squares") == "bisquare" ? FitLoss.Bisquare : FitLoss.LeastSquares;
            SetFit(e, ArpsFit.Fit(e.Series("t"), e.Series("q"), new(e.Has("b") ? e.Number("b") : null, loss)));
        },
        Examples = [new("A clean harmonic.", [("t", exampleTimes), ("q", exampleRates)], [("qi", 1000, 1e-6), ("di", 0.1, 1e-6), ("b", 1, 1e-6)])],
    };

    private static void SetFit(Evaluation e, ArpsFitResult fit)
    {
        SetWithUnits(e, fit.Qi, fit.Di, fit.QiStandardError, fit.DiStandardError, fit.RSquared);
        if (e.Wants("b") || e.Wants("sum_sq"))
        {
            e.Set("b", fit.B);
            e.Set("sum_sq", fit.SumSquares);
            if (fit.BStandardError is { } se) e.Set("b_se", se);
        }
        e.Iterated(fit.Iterations);
        if (!fit.Converged) e.Note("The bound on the iterations ended the search.");
        if (fit.LowConfidence) e.Note("Fewer than six points: low confidence.");
    }

    private static void SetWithUnits(Evaluation e, double qi, double di, double qiError, double diError, double rSquared)
    {
        var rate = e.Raw("q")!.Unit;
        var time = DeclineUnits.TimeOf(e.Raw("t")!.Unit);
        var perTime = time is "any" or "" ? "any" : "1/" + time;
        e.Set("qi", qi, rate);
        e.Set("di", di, perTime);
        if (double.IsFinite(qiError)) e.Set("qi_se", qiError, rate);
        if (double.IsFinite(diError)) e.Set("di_se", diError, perTime);
        if (double.IsFinite(rSquared)) e.Set("r_squared", rSquared);
    }
}
