using Pumpjack.Engineering.Numerics;

namespace Pumpjack.Engineering.Decline;

/// <summary>
/// Duong (2011), fractured wells in linear flow: q = q1 t^−m exp{a/(1 − m) [t^(1−m) − 1]}, Np = q t^m/a; t in days from first
/// production, m &gt; 1, a &gt; 0, q1 the rate at day 1.
/// </summary>
/// <param name="Q1">Rate at t = 1, &gt; 0.</param>
/// <param name="A">Intercept of log(q/Np) against log t, &gt; 0.</param>
/// <param name="M">Slope of the same line, &gt; 1.</param>
public sealed record Duong(double Q1, double A, double M) : IDeclineCurve
{
    internal static readonly Input QInput = new("q1", "any", "rate at t = 1 d") { Above = 0 };
    internal static readonly Input AInput = new("a", "-", "intercept of log(q/Np) against log t") { Above = 0, Low = 0.5, High = 4 };
    internal static readonly Input MInput = new("m", "-", "slope of log(q/Np) against log t") { Above = 1, AtMost = 5, High = 2, Alternative = "dca.arps" };

    /// <summary>Rate at t = 1.</summary>
    public double Q1 { get; } = QInput.Require(Q1);

    /// <summary>Intercept.</summary>
    public double A { get; } = AInput.Require(A);

    /// <summary>Slope.</summary>
    public double M { get; } = MInput.Require(M);

    /// <inheritdoc/>
    public double Rate(double t) => t <= 0 ? 0 : Q1 * Math.Exp(Exponent(t) - (M * Math.Log(t)));

    /// <inheritdoc/>
    public double Cumulative(double t) => t <= 0 ? 0 : Q1 / A * Math.Exp(Exponent(t));

    /// <inheritdoc/>
    public double PeakTime => Math.Pow(A / M, 1 / (M - 1));

    // a/(1 − m) [t^(1−m) − 1], whole near m = 1.
    private double Exponent(double t)
    {
        var logT = Math.Log(t);
        return A * logT * Elementary.Expm1Over((1 - M) * logT);
    }
}
