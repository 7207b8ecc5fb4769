namespace Pumpjack.Engineering.Lift.SuckerRod;

/// <summary>Loading of a rod against the modified Goodman diagram (API RP 11BR).</summary>
public static class RodStress
{
    /// <summary>S_allow = (T/4 + 0.5625 Smin) SF, psi; T is the least tensile strength of the grade (C 90,000, K 90,000, D 115,000 psi).</summary>
    public static double AllowablePsi(double tensileStrengthPsi, double minimumStressPsi, double serviceFactor) =>
        (tensileStrengthPsi / 4 + 0.5625 * minimumStressPsi) * serviceFactor;

    /// <summary>(Smax − Smin)/(S_allow − Smin) as a fraction; above 1 the rod is overloaded.</summary>
    public static double GoodmanLoading(double tensileStrengthPsi, double maximumStressPsi, double minimumStressPsi, double serviceFactor) =>
        (maximumStressPsi - minimumStressPsi) / (AllowablePsi(tensileStrengthPsi, minimumStressPsi, serviceFactor) - minimumStressPsi);
}
