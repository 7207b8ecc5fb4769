namespace Pumpjack.Engineering.Lift.Jet;

/// <summary>Hydraulic jet pump: the head-ratio equation of Cunningham in the oil-field form of Petrie, Wilson and Smart.</summary>
public static class JetPump
{
    public const double NozzleLoss = 0.03;
    public const double ThroatDiffuserLoss = 0.20;
    /// <summary>bbl/d per in² and sqrt(ft): carries a velocity coefficient of 0.9705.</summary>
    public const double NozzleConstant = 832;

    /// <summary>
    /// H = (pd − ps)/(pn − pd) at a flow ratio M = qs/qn and an area ratio R = An/At. Falls with M and goes below zero where the pump no longer lifts.
    /// </summary>
    public static double HeadRatio(double r, double m, double kn = NozzleLoss, double ktd = ThroatDiffuserLoss)
    {
        var num = 2 * r + (1 - 2 * r) * m * m * r * r / ((1 - r) * (1 - r)) - (1 + ktd) * r * r * (1 + m) * (1 + m);
        return num / (1 + kn - num);
    }

    /// <summary>
    /// M at which the pump gives a head ratio H ≥ 0: the positive root of the quadratic in M, in closed form. NaN where H lies above the
    /// head ratio at M = 0.
    /// </summary>
    public static double FlowRatio(double r, double head, double kn = NozzleLoss, double ktd = ThroatDiffuserLoss)
    {
        var num = head * (1 + kn) / (1 + head);
        // num = a M² + b M + c, with the first root on the falling branch.
        double k = (1 + ktd) * r * r, a = (1 - 2 * r) * r * r / ((1 - r) * (1 - r)) - k, b = -2 * k, c = 2 * r - k - num;
        if (c < 0) return double.NaN;
        if (Math.Abs(a) < 1e-14) return -c / b;
        var disc = b * b - 4 * a * c;
        return disc < 0 ? double.NaN : 2 * c / (-b + Math.Sqrt(disc));
    }

    /// <summary>Power fluid through the nozzle, bbl/d: 832 An sqrt[(pn − ps)/Gn], An in in², pressures in psi, gradient in psi/ft.</summary>
    public static double NozzleFlow(double nozzleAreaIn2, double nozzlePsi, double suctionPsi, double gradientPsiPerFt) =>
        NozzleConstant * nozzleAreaIn2 * Math.Sqrt((nozzlePsi - suctionPsi) / gradientPsiPerFt);

    /// <summary>The same from Bernoulli with the nozzle loss alone.</summary>
    public static double NozzleFlowBernoulli(double nozzleAreaIn2, double nozzlePsi, double suctionPsi, double gradientPsiPerFt, double kn = NozzleLoss) =>
        nozzleAreaIn2 / 144 * Math.Sqrt(2 * Constants.GravityFtPerS2 * (nozzlePsi - suctionPsi) / (gradientPsiPerFt * (1 + kn))) * Constants.SPerDay / Constants.Ft3PerBbl;

    /// <summary>Least annulus area free of cavitation, in²: qs {sqrt(Gs/ps)/691 + (1 − WC) GOR/(24,650 ps)}.</summary>
    public static double CavitationArea(double suctionRate, double suctionPsi, double suctionGradientPsiPerFt, double waterCut, double gorScfPerStb) =>
        suctionRate * (Math.Sqrt(suctionGradientPsiPerFt / suctionPsi) / 691 + (1 - waterCut) * gorScfPerStb / (24_650 * suctionPsi));
}

/// <summary>Nozzle and throat sizes of the two common catalogues: areas grow by a constant factor, so R depends on the number difference only.</summary>
public static class JetCatalogue
{
    public const double FirstNozzleAreaIn2 = 0.0024;
    /// <summary>10^(1/9).</summary>
    public static readonly double KobeStep = Math.Pow(10, 1.0 / 9);
    public const double NationalStep = 4 / Math.PI;
    /// <summary>Nozzle and throat of one number, Kobe.</summary>
    public const double KobeRatio = 0.400;
    /// <summary>Nozzle and throat of one number, National.</summary>
    public const double NationalRatio = 0.380;

    public static double NozzleAreaIn2(int number, double step) => FirstNozzleAreaIn2 * Math.Pow(step, number - 1);
    public static double ThroatAreaIn2(int number, double step, double sameNumberRatio) => NozzleAreaIn2(number, step) / sameNumberRatio;
}
