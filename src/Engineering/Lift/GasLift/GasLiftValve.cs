namespace Pumpjack.Engineering.Lift.GasLift;

/// <summary>Gas passage and force balance of a gas-lift valve.</summary>
public static class GasLiftValve
{
    private const double g = 32.16;

    /// <summary>Pressure ratio at and below which the flow is critical: [2/(k + 1)]^(k/(k − 1)).</summary>
    public static double CriticalRatio(double k) => Math.Pow(2 / (k + 1), k / (k - 1));

    /// <summary>
    /// Thornhill-Craver, Mscf/d: 155.5 Cd A p1 sqrt{2 g k/(k − 1) [r^(2/k) − r^((k+1)/k)]}/sqrt(gg T z), area in in², pressures in psia, T in °R.
    /// Nothing flows backwards: a downstream pressure above the upstream one closes the check and gives 0.
    /// </summary>
    public static double ThornhillCraver(double cd, double areaIn2, double upPsia, double downPsia, double gravity, double tDegR, double k = 1.27, double z = 1)
    {
        if (downPsia >= upPsia) return 0;
        var r = Math.Max(downPsia / upPsia, CriticalRatio(k));
        return 155.5 * cd * areaIn2 * upPsia * Math.Sqrt(2 * g * k / (k - 1) * (Math.Pow(r, 2 / k) - Math.Pow(r, (k + 1) / k))) / Math.Sqrt(gravity * tDegR * z);
    }

    /// <summary>Chart form for gas of 0.65 gravity, Mscf/d: 2946 A p1 sqrt(r^1.587 − r^1.794)/sqrt T with r not below 0.553.</summary>
    public static double ChartForm(double areaIn2, double upPsia, double downPsia, double tDegR)
    {
        if (downPsia >= upPsia) return 0;
        var r = Math.Max(downPsia / upPsia, 0.553);
        return 2946 * areaIn2 * upPsia * Math.Sqrt(Math.Pow(r, 1.587) - Math.Pow(r, 1.794)) / Math.Sqrt(tDegR);
    }

    /// <summary>Dome pressure that opens the valve at a casing and a tubing pressure at depth: pc (1 − R) + pt R − spring (1 − R).</summary>
    public static double DomePsia(double casingPsia, double tubingPsia, double portToBellows, double springPsi = 0) =>
        (casingPsia - springPsi) * (1 - portToBellows) + tubingPsia * portToBellows;

    /// <summary>Casing pressure at depth that opens the valve against a tubing pressure.</summary>
    public static double OpeningCasingPsia(double domePsia, double tubingPsia, double portToBellows, double springPsi = 0) =>
        (domePsia - tubingPsia * portToBellows) / (1 - portToBellows) + springPsi;

    /// <summary>Casing pressure at depth at which the valve closes: pd + spring (1 − R).</summary>
    public static double ClosingCasingPsia(double domePsia, double portToBellows, double springPsi = 0) => domePsia + springPsi * (1 - portToBellows);

    /// <summary>Tubing effect factor R/(1 − R).</summary>
    public static double TubingEffect(double portToBellows) => portToBellows / (1 - portToBellows);

    /// <summary>
    /// Area open to flow at a stem travel, in²: the frustum between the edge of the port and the ball, at most the port. Ball and port diameters and travel in in.
    /// </summary>
    public static double OpenAreaIn2(double portIn, double ballIn, double travelIn)
    {
        double edge = 0.5 * portIn, ball = 0.5 * ballIn, seated = Math.Sqrt(ball * ball - edge * edge);
        var centre = Math.Sqrt(edge * edge + (seated + Math.Max(travelIn, 0)) * (seated + Math.Max(travelIn, 0)));
        return Math.Min(Math.PI * (edge + edge * ball / centre) * (centre - ball), Math.PI * edge * edge);
    }

    /// <summary>
    /// Gas through a nitrogen-charged, casing-operated valve whose stem moves with the force on it, Mscf/d: travel = [pc (1 − R) + pt R − pd]/load rate, the area that opens,
    /// and Thornhill-Craver through that area. Unlike the full-port figure it throttles as the tubing pressure falls.
    /// </summary>
    /// <param name="loadRatePsiPerIn">Pressure that moves the stem by one inch, from the valve's test; 400 to 1,500 for 1 and 1½ in valves.</param>
    public static double Throttled(
        double cd, double portIn, double ballIn, double portToBellows, double domePsia, double loadRatePsiPerIn,
        double casingPsia, double tubingPsia, double gravity, double tDegR, double k = 1.27, double z = 1)
    {
        var travel = (DomePsia(casingPsia, tubingPsia, portToBellows) - domePsia) / loadRatePsiPerIn;
        return travel <= 0 ? 0 : ThornhillCraver(cd, OpenAreaIn2(portIn, ballIn, travel), casingPsia, tubingPsia, gravity, tDegR, k, z);
    }
}

/// <summary>Pressure of the nitrogen charge of a bellows at constant volume, after Sage and Lacy.</summary>
public static class NitrogenDome
{
    private const int maxIterations = 100;

    /// <summary>Deviation factor of nitrogen, T in °F, p in psia.</summary>
    public static double Z(double tDegF, double pPsia)
    {
        var b = (((1.207e-7 * tDegF - 1.302e-4) * tDegF + 5.122e-2) * tDegF - 4.781) * 1e-5;
        var c = (((-2.461e-8 * tDegF + 2.640e-5) * tDegF - 1.058e-2) * tDegF + 1.880) * 1e-8;
        return 1 + pPsia * (b + c * pPsia);
    }

    /// <summary>Dome pressure at another temperature, psia: p2 = p1 z2 T2/(z1 T1), iterated to 1e-12 in at most 100 steps.</summary>
    /// <exception cref="EngineeringRefusal">The iteration does not close: outside the data of the deviation factor.</exception>
    public static (double Psia, int Iterations) AtTemperature(double pPsia, double fromDegF, double toDegF)
    {
        var charge = pPsia / (Z(fromDegF, pPsia) * (fromDegF + Constants.RankineOffset)) * (toDegF + Constants.RankineOffset);
        var p = pPsia;
        for (var i = 1; i <= maxIterations; i++)
        {
            var next = charge * Z(toDegF, p);
            if (Math.Abs(next - p) <= 1e-12 * p) return (next, i);
            p = next;
        }
        throw new EngineeringRefusal(RefusalCodes.NoConvergence, "The dome pressure does not settle: the charge lies outside the nitrogen data.", "p_dome");
    }
}
