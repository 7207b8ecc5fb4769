using Pumpjack.Engineering.Numerics;

namespace Pumpjack.Engineering.Decline;

/// <summary>Stretched exponential (Valko 2009): q = qi exp[−(t/tau)^n], Np = (qi tau/n) γ(1/n, (t/tau)^n).</summary>
/// <param name="Qi">Rate at t = 0, &gt; 0.</param>
/// <param name="Tau">Characteristic time, &gt; 0, the unit of t.</param>
/// <param name="N">Exponent, 0 &lt; n ≤ 1.</param>
public sealed record StretchedExponential(double Qi, double Tau, double N) : IDeclineCurve
{
    internal static readonly Input TauInput = new("tau", "any", "characteristic time") { Above = 0 };
    internal static readonly Input NInput = new("n", "-", "exponent") { AtLeast = 0.01, AtMost = 2, Low = 0.1, High = 1 };

    /// <summary>Rate at t = 0.</summary>
    public double Qi { get; } = Arps.QiInput.Require(Qi);

    /// <summary>Characteristic time.</summary>
    public double Tau { get; } = TauInput.Require(Tau);

    /// <summary>Exponent.</summary>
    public double N { get; } = NInput.Require(N);

    /// <inheritdoc/>
    public double Rate(double t) => Qi * Math.Exp(-Math.Pow(t / Tau, N));

    /// <inheritdoc/>
    public double Cumulative(double t) => Qi * Tau / N * GammaFunctions.LowerIncomplete(1 / N, Math.Pow(t / Tau, N));

    /// <inheritdoc/>
    public double PeakTime => 0;
}
