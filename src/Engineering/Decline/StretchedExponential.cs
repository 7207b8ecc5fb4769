using Pumpjack.Engineering.Numerics;

namespace Pumpjack.Engineering.Decline;

/// <summary>Stretched exponential (Valko 2009): q = qi exp[−(t/tau)^n], Np = (qi tau/n) γ(1/n, (t/tau)^n).</summary>
/// <param name="Qi">Rate at t = 0, &gt; 0.</param>
/// <param name="Tau">Characteristic time, &gt; 0, the unit of t.</param>
/// <param name="N">Exponent, 0 &lt; n ≤ 1.</param>
public sealed record StretchedExponential(double Qi, double Tau, double N) : IDeclineCurve
{
    /// <inheritdoc/>
    public double Rate(double t) => Qi * Math.Exp(-Math.Pow(t / Tau, N));

    /// <inheritdoc/>
    public double Cumulative(double t) => Qi * Tau / N * GammaFunctions.LowerIncomplete(1 / N, Math.Pow(t / Tau, N));

    /// <inheritdoc/>
    public double PeakTime => 0;
}
