namespace Pumpjack.Engineering.Lift.SuckerRod;

/// <summary>State of a pumping unit at one crank angle.</summary>
/// <param name="Position">Height of the polished rod above its lowest point as a fraction of the stroke.</param>
/// <param name="TorqueFactorIn">d(polished rod position)/d(crank angle), in.</param>
/// <param name="BeamAngleRad">psi, rad.</param>
public readonly record struct UnitState(double Position, double TorqueFactorIn, double BeamAngleRad);

/// <summary>
/// Conventional beam unit with the letters of API Spec 11E, all in in. Crank angles run from 12 o'clock toward the crank rotation.
/// The four bars must close all the way round: use <see cref="Closes"/>.
/// </summary>
public sealed class PumpingUnit
{
    private readonly double phi, psiBottom, psiTop;

    public PumpingUnit(double a, double c, double i, double p, double h, double g, double r)
    {
        (A, C, I, P, H, G, R) = (a, c, i, p, h, g, r);
        K = Math.Sqrt((h - g) * (h - g) + i * i);
        phi = Math.Atan2(i, h - g);
        psiBottom = Math.Acos((c * c + K * K - (p + r) * (p + r)) / (2 * c * K));
        psiTop = Math.Acos((c * c + K * K - (p - r) * (p - r)) / (2 * c * K));
    }

    /// <summary>Saddle bearing to polished rod, in.</summary>
    public double A { get; }
    /// <summary>Saddle bearing to equalizer bearing, in.</summary>
    public double C { get; }
    /// <summary>Horizontal distance from saddle bearing to slow-speed shaft, in.</summary>
    public double I { get; }
    /// <summary>Effective pitman length, in.</summary>
    public double P { get; }
    /// <summary>Height of the saddle bearing above the base, in.</summary>
    public double H { get; }
    /// <summary>Height of the slow-speed shaft above the base, in.</summary>
    public double G { get; }
    /// <summary>Crank radius, in.</summary>
    public double R { get; }
    /// <summary>Saddle bearing to crank shaft, in.</summary>
    public double K { get; }
    /// <summary>Polished rod stroke, in.</summary>
    public double StrokeIn => A * (psiBottom - psiTop);

    /// <summary>True when crank, pitman, beam and frame form a linkage that turns all the way round.</summary>
    public bool Closes => R > 0 && P > R && P + R < C + K && P - R > Math.Abs(C - K) && double.IsFinite(StrokeIn) && StrokeIn > 0;

    /// <summary>Position, torque factor and beam angle at a crank angle in rad.</summary>
    public UnitState At(double crankAngleRad)
    {
        var t = crankAngleRad - phi;
        var (sin, cos) = Math.SinCos(t);
        var j2 = K * K + R * R - 2 * K * R * cos;
        var cosBeta = (C * C + P * P - j2) / (2 * C * P);
        var sinBeta = Math.Sqrt(1 - cosBeta * cosBeta);
        var chi = Math.Acos((C * C + j2 - P * P) / (2 * C * Math.Sqrt(j2)));
        var rho = Math.Atan2(R * sin, K - R * cos);
        var psi = chi - rho;
        var alpha = Math.Acos(cosBeta) + psi - t;
        return new((psiBottom - psi) / (psiBottom - psiTop), A * R * Math.Sin(alpha) / (C * sinBeta), psi);
    }

    /// <summary>Largest torque factor of the upstroke, in, by golden section within the bracket found on a 1 degree grid.</summary>
    public double MaxTorqueFactorIn()
    {
        double best = 0, at = 0;
        for (var degree = 0; degree < 360; degree++)
        {
            var factor = At(degree * Math.PI / 180).TorqueFactorIn;
            if (factor > best) (best, at) = (factor, degree * Math.PI / 180);
        }
        const double golden = 0.6180339887498949;
        double low = at - Math.PI / 180, high = at + Math.PI / 180;
        for (var i = 0; i < 40; i++)
        {
            double x1 = high - golden * (high - low), x2 = low + golden * (high - low);
            if (At(x1).TorqueFactorIn < At(x2).TorqueFactorIn) low = x1; else high = x2;
        }
        return At(0.5 * (low + high)).TorqueFactorIn;
    }
}
