namespace Pumpjack.Engineering.Decline;

/// <summary>A rate-time curve: time in one unit throughout, the cumulative in rate × that unit.</summary>
public interface IDeclineCurve
{
    /// <summary>Rate at time <paramref name="t"/> ≥ 0.</summary>
    double Rate(double t);

    /// <summary>Cumulative from 0 to <paramref name="t"/>.</summary>
    double Cumulative(double t);

    /// <summary>The time of the greatest rate; the curve falls from there on.</summary>
    double PeakTime { get; }
}
