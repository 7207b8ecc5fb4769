using Pumpjack.Engineering.Numerics;

namespace Pumpjack.Engineering.Decline;

/// <summary>
/// The rate-time equations of Arps (1945): q = qi/(1 + b Di t)^(1/b), exponential at b = 0, harmonic at b = 1.
/// Time is in any unit, Di in its inverse, and the cumulative comes out in rate × time.
/// </summary>
/// <remarks>
/// Everything is written on the log loss L = ln(qi/q) = ln(1 + b Di t)/b with the quotients ln(1 + x)/x and (e^x − 1)/x, which have
/// no cancellation near b = 0 and b = 1, so one form serves every b.
/// </remarks>
public static class Arps
{
    internal static readonly Input QiInput = new("qi", "any", "rate at t = 0") { Above = 0 };
    internal static readonly Input DiInput = new("di", "any", "nominal decline at t = 0") { AtLeast = 0, Aliases = ["Di", "nominal", "Di_nominal"] };
    internal static readonly Input BInput = new("b", "-", "decline exponent")
    {
        AtLeast = 0,
        AtMost = 5,
        Low = 0,
        High = 2,
        Alternative = "dca.transient_hyperbolic",
    };

    internal static readonly Input TInput = new("t", "any", "time since t = 0") { AtLeast = 0 };
    internal static readonly Input QInput = new("q_limit", "any", "rate to reach") { Above = 0 };
    internal static readonly Input SecantInput = new("De_secant", "any", "secant effective decline per time unit") { AtLeast = 0, Below = 1 };
    internal static readonly Input TangentInput = new("De_tangent", "any", "tangent effective decline per time unit") { AtLeast = 0, Below = 1 };

    /// <summary>Rate at time <paramref name="t"/>.</summary>
    public static double Rate(double qi, double di, double b, double t)
    {
        Check(qi, di, b, t);
        return RateOf(qi, di, b, t);
    }

    /// <summary>Cumulative from 0 to <paramref name="t"/>.</summary>
    public static double Cumulative(double qi, double di, double b, double t)
    {
        Check(qi, di, b, t);
        return CumulativeOf(qi, di, b, t);
    }

    /// <summary>Nominal decline −d ln q/dt at time <paramref name="t"/>.</summary>
    public static double NominalDecline(double di, double b, double t) =>
        DiInput.Require(di) / (1 + (BInput.Require(b) * di * TInput.Require(t)));

    /// <summary>Time at which the rate has fallen to <paramref name="q"/>, 0 &lt; q ≤ qi.</summary>
    public static double TimeToRate(double qi, double di, double b, double q)
    {
        var loss = LossTo(qi, di, b, q);
        return loss / di * Elementary.Expm1Over(b * loss);
    }

    /// <summary>Time at which the nominal decline has fallen to <paramref name="d"/>, 0 &lt; d ≤ di; infinite for b = 0.</summary>
    public static double TimeToDecline(double di, double b, double d) =>
        PositiveDecline(d) >= PositiveDecline(di) ? 0 : ((1 / d) - (1 / di)) / BInput.Require(b);

    /// <summary>Cumulative produced while the rate falls from qi to <paramref name="q"/>.</summary>
    public static double CumulativeToRate(double qi, double di, double b, double q)
    {
        var loss = LossTo(qi, di, b, q);
        return qi / di * loss * Elementary.Expm1Over((b - 1) * loss);
    }

    /// <summary>Secant effective decline over one time unit, 1 − (1 + b D)^(−1/b) (SPEE REP 6); the tangent one is b = 0.</summary>
    public static double SecantEffective(double nominal, double b) =>
        -Elementary.Expm1(-LogLoss(DiInput.Require(nominal), BInput.Require(b), 1));

    /// <summary>Tangent effective decline over one time unit, 1 − exp(−D).</summary>
    public static double TangentEffective(double nominal) => -Elementary.Expm1(-DiInput.Require(nominal));

    /// <summary>Nominal decline with the secant effective decline <paramref name="effective"/>, [(1 − De)^−b − 1]/b; 0 ≤ De &lt; 1.</summary>
    public static double NominalFromSecant(double effective, double b)
    {
        var loss = -Elementary.Log1p(-SecantInput.Require(effective));
        return loss * Elementary.Expm1Over(BInput.Require(b) * loss);
    }

    /// <summary>Nominal decline with the tangent effective decline <paramref name="effective"/>, −ln(1 − De); 0 ≤ De &lt; 1.</summary>
    public static double NominalFromTangent(double effective) => -Elementary.Log1p(-TangentInput.Require(effective));

    // Unchecked, for curves whose parameters were checked once.
    internal static double RateOf(double qi, double di, double b, double t) => qi * Math.Exp(-LogLoss(di, b, t));

    internal static double CumulativeOf(double qi, double di, double b, double t) =>
        qi * t * Elementary.Log1pOver(b * di * t) * Elementary.Expm1Over((b - 1) * LogLoss(di, b, t));

    internal static double DeclineOf(double di, double b, double t) => di / (1 + (b * di * t));

    // ln(qi/q)
    private static double LogLoss(double di, double b, double t) => di * t * Elementary.Log1pOver(b * di * t);

    private static void Check(double qi, double di, double b, double t)
    {
        QiInput.Require(qi);
        DiInput.Require(di);
        BInput.Require(b);
        TInput.Require(t);
    }

    private static double LossTo(double qi, double di, double b, double q)
    {
        PositiveDecline(di);
        BInput.Require(b);
        if (QInput.Require(q) > QiInput.Require(qi))
            throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "The rate to reach must not be above qi: the curve only falls.", QInput.Name, qi);
        return Math.Log(qi / q);
    }

    private static double PositiveDecline(double d) => DiInput.Require(d) > 0
        ? d
        : throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "Without decline the rate is never reached; di must be above 0.", DiInput.Name, 0);
}
