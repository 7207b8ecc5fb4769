using Pumpjack.Engineering.Numerics;

namespace Pumpjack.Engineering.Decline;

/// <summary>Power-law exponential (Ilk et al. 2008): q = qi exp(−Dinf t − Di t^n); the cumulative by quadrature.</summary>
/// <param name="Qi">Rate at t = 0, &gt; 0.</param>
/// <param name="Di">Di = D1/n, &gt; 0, in time^−n.</param>
/// <param name="DInf">Decline at infinite time, ≥ 0, in 1/time.</param>
/// <param name="N">Exponent, 0 &lt; n ≤ 1.</param>
public sealed record PowerLawExponential(double Qi, double Di, double DInf, double N) : IDeclineCurve
{
    internal static readonly Input DiInput = new("Di_hat", "any", "Di = D1/n, of the exponent Di t^n") { Above = 0 };
    internal static readonly Input DInfInput = new("D_inf", "any", "decline at infinite time") { AtLeast = 0 };

    /// <summary>Rate at t = 0.</summary>
    public double Qi { get; } = Arps.QiInput.Require(Qi);

    /// <summary>Di = D1/n.</summary>
    public double Di { get; } = DiInput.Require(Di);

    /// <summary>Decline at infinite time.</summary>
    public double DInf { get; } = DInfInput.Require(DInf);

    /// <summary>Exponent.</summary>
    public double N { get; } = StretchedExponential.NInput.Require(N);

    /// <summary>Panels of the last refinement at most; reached only by curves with no digits to gain.</summary>
    private const int MaximumPanels = 1 << 12;

    /// <summary>ln 745: nothing is left of a rate beyond exp(−745).</summary>
    private const double LogExhausted = 6.6133842183795;

    /// <inheritdoc/>
    public double Rate(double t) => Qi * Math.Exp(-(DInf * t) - (Di * Math.Pow(t, N)));

    /// <inheritdoc/>
    public double PeakTime => 0;

    /// <inheritdoc/>
    /// <remarks>
    /// In x = ln t the integrand exp(x − Dinf e^x − Di e^(n x)) is smooth whatever n; what lies below e^−37 of a lower bound of the integral is left
    /// out. 16-point Gauss-Legendre panels are doubled until the value stands still at 1e-12. Without Dinf it is an incomplete gamma function.
    /// </remarks>
    public double Cumulative(double t)
    {
        if (t <= 0)
            return 0;
        if (DInf == 0)
            return Qi / N * Math.Pow(Di, -1 / N) * GammaFunctions.LowerIncomplete(1 / N, Di * Math.Pow(t, N));
        var (logDi, logDInf) = (Math.Log(Di), Math.Log(DInf));
        var end = Math.Min(Math.Log(t), Math.Min(LogExhausted - logDInf, (LogExhausted - logDi) / N));
        // Two lower bounds of the integral: the time in which the exponent grows to 2, less 2, and the integrand where it is about largest.
        var early = Math.Min(end, Math.Min(-logDInf, -logDi / N)) - 2;
        var top = Math.Min(end, Math.Min(-logDInf - Math.Log(2), -(logDi + Math.Log(2 * N)) / N));
        var start = Math.Max(early, Exponent(top)) - 37;
        var previous = double.NaN;
        for (var panels = Math.Max(4, (int)((end - start) / 4)); ; panels *= 2)
        {
            var sum = Integral(start, end, panels);
            if (Math.Abs(sum - previous) <= 1e-12 * sum || panels >= MaximumPanels)
                return Qi * sum;
            previous = sum;
        }
    }

    private double Integral(double start, double end, int panels)
    {
        var half = (end - start) / panels / 2;
        var sum = 0.0;
        for (var i = 0; i < panels; i++)
        {
            var middle = start + (half * ((2 * i) + 1));
            for (var k = 0; k < 8; k++)
            {
                var offset = half * GaussLegendre16.Nodes[k];
                sum += half * GaussLegendre16.Weights[k] * (Math.Exp(Exponent(middle - offset)) + Math.Exp(Exponent(middle + offset)));
            }
        }
        return sum;
    }

    private double Exponent(double logTime) => logTime - (DInf * Math.Exp(logTime)) - (Di * Math.Exp(N * logTime));
}
