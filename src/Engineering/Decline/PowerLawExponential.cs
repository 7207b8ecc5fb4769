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

    /// <inheritdoc/>
    public double Rate(double t) => Qi * Math.Exp(-(DInf * t) - (Di * Math.Pow(t, N)));

    /// <inheritdoc/>
    public double PeakTime => 0;

    /// <inheritdoc/>
    /// <remarks>
    /// With u = t^n the integrand is smooth at 0; 16-point Gauss-Legendre panels are doubled until the value stands still at 1e-12.
    /// Without Dinf it is an incomplete gamma function.
    /// </remarks>
    public double Cumulative(double t)
    {
        if (t <= 0)
            return 0;
        if (DInf == 0)
            return Qi / N * Math.Pow(Di, -1 / N) * GammaFunctions.LowerIncomplete(1 / N, Di * Math.Pow(t, N));
        // Nothing is left of the rate beyond exp(−745).
        var end = Math.Min(Math.Pow(t, N), Math.Min(745 / Di, Math.Pow(745 / DInf, N)));
        var previous = double.NaN;
        for (var panels = 8; ; panels *= 2)
        {
            var sum = Integral(end, panels);
            if (Math.Abs(sum - previous) <= 1e-12 * sum || panels >= MaximumPanels)
                return Qi / N * sum;
            previous = sum;
        }
    }

    private double Integral(double end, int panels)
    {
        var power = 1 / N;
        var half = end / panels / 2;
        var sum = 0.0;
        for (var i = 0; i < panels; i++)
        {
            var middle = half * ((2 * i) + 1);
            for (var k = 0; k < 8; k++)
            {
                var offset = half * GaussLegendre16.Nodes[k];
                sum += half * GaussLegendre16.Weights[k] * (Integrand(middle - offset, power) + Integrand(middle + offset, power));
            }
        }
        return sum;
    }

    private double Integrand(double u, double power)
    {
        var t = Math.Pow(u, power);
        return t / u * Math.Exp(-(DInf * t) - (Di * u));
    }
}
