namespace Pumpjack.Engineering.WellTests;

/// <summary>Rock and fluid of a test, field units.</summary>
/// <param name="ViscosityCp">Viscosity, cP, &gt; 0.</param>
/// <param name="FormationVolumeFactor">B, rb/stb, &gt; 0.</param>
/// <param name="ThicknessFt">h, ft, &gt; 0.</param>
/// <param name="Porosity">φ, fraction, &gt; 0.</param>
/// <param name="TotalCompressibilityPerPsi">ct, 1/psi, &gt; 0.</param>
/// <param name="WellboreRadiusFt">rw, ft, &gt; 0.</param>
public readonly record struct TestRock(
    double ViscosityCp, double FormationVolumeFactor, double ThicknessFt, double Porosity, double TotalCompressibilityPerPsi, double WellboreRadiusFt)
{
    /// <summary>The same after checking every member against its declared bounds.</summary>
    /// <exception cref="EngineeringRefusal">A member that cannot exist.</exception>
    public TestRock Checked()
    {
        WellTestInputs.Mu.Require(ViscosityCp);
        WellTestInputs.B.Require(FormationVolumeFactor);
        WellTestInputs.H.Require(ThicknessFt);
        WellTestInputs.Phi.Require(Porosity);
        WellTestInputs.Ct.Require(TotalCompressibilityPerPsi);
        WellTestInputs.Rw.Require(WellboreRadiusFt);
        return this;
    }
}

/// <summary>A straight line through a stretch of a plot.</summary>
/// <param name="Slope">Rise per unit of x.</param>
/// <param name="Intercept">Value at x = 0.</param>
/// <param name="RSquared">Coefficient of determination.</param>
/// <param name="Points">Points in the stretch.</param>
/// <param name="SlopeStandardError">Standard error of the slope; NaN for two points.</param>
public readonly record struct StraightLine(double Slope, double Intercept, double RSquared, int Points, double SlopeStandardError)
{
    /// <summary>Value of the line at <paramref name="x"/>.</summary>
    public double At(double x) => Intercept + (Slope * x);

    /// <summary>Least squares of y on x over the points that <paramref name="use"/> lets through.</summary>
    /// <exception cref="EngineeringRefusal">Fewer than two different abscissas in the stretch.</exception>
    internal static StraightLine Through(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<bool> use)
    {
        int n = 0;
        double meanX = 0, meanY = 0;
        for (var i = 0; i < x.Length; i++)
        {
            if (!use[i]) continue;
            n++;
            meanX += x[i];
            meanY += y[i];
        }
        meanX /= Math.Max(1, n);
        meanY /= Math.Max(1, n);
        double xx = 0, xy = 0, yy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            if (!use[i]) continue;
            var (dx, dy) = (x[i] - meanX, y[i] - meanY);
            xx += dx * dx;
            xy += dx * dy;
            yy += dy * dy;
        }
        if (n < 2 || !(xx > 0))
            throw new EngineeringRefusal(RefusalCodes.BadTest, $"The straight line has {n} points; it needs two at different times.", "line_from", 2);
        var slope = xy / xx;
        var rest = Math.Max(0, yy - (slope * xy));
        return new(slope, meanY - (slope * meanX), yy > 0 ? 1 - (rest / yy) : 1, n, n > 2 ? Math.Sqrt(rest / (n - 2) / xx) : double.NaN);
    }
}

/// <summary>What a semilog straight line says about the well.</summary>
/// <param name="PermeabilityMd">k, md.</param>
/// <param name="Skin">S.</param>
/// <param name="SkinPressureDropPsi">m S/1.151 (0.87 m S), psi.</param>
public readonly record struct RadialFlow(double PermeabilityMd, double Skin, double SkinPressureDropPsi);

/// <summary>Semilog (infinite-acting radial flow) equations, field units; a slope m is positive, psi per log cycle.</summary>
public static class SemilogTest
{
    /// <summary>162.6: slope of the semilog line, psi per cycle.</summary>
    public const double SlopeConstant = 162.6;

    /// <summary>3.2275, printed 3.23: log10 of 4 × 0.0002637/e^γ with its sign turned.</summary>
    public const double LogConstant = 3.2275;

    /// <summary>1.151: ln(10)/2.</summary>
    public const double SkinConstant = 1.151;

    /// <summary>948: argument of the exponential integral.</summary>
    public const double LineSourceConstant = 948;

    /// <summary>0.0002637: dimensionless time, t in h.</summary>
    public const double TimeConstant = 0.0002637;

    /// <summary>Permeability, md, from the slope: 162.6 q B mu/(m h).</summary>
    public static double Permeability(double rateStbd, double slopePsiPerCycle, in TestRock rock) =>
        SlopeConstant * WellTestInputs.Rate.Require(rateStbd) * rock.FormationVolumeFactor * rock.ViscosityCp
            / (WellTestInputs.Slope.Require(slopePsiPerCycle) * rock.ThicknessFt);

    /// <summary>log10[k/(phi mu ct rw²)].</summary>
    public static double LogDiffusivity(double permeabilityMd, in TestRock rock) => Math.Log10(
        permeabilityMd / (rock.Porosity * rock.ViscosityCp * rock.TotalCompressibilityPerPsi * rock.WellboreRadiusFt * rock.WellboreRadiusFt));

    /// <summary>
    /// k and S from a line of slope m whose pressure change from flowing (build-up) or initial (drawdown) pressure at 1 h is
    /// <paramref name="changeAt1HrPsi"/>: S = 1.151 {dp1hr/m − log[k/(phi mu ct rw²)] + 3.23}, 3.23 unrounded.
    /// </summary>
    public static RadialFlow FromLine(double rateStbd, double slopePsiPerCycle, double changeAt1HrPsi, in TestRock rock, double extraLog = 0)
    {
        rock.Checked();
        var k = Permeability(rateStbd, slopePsiPerCycle, rock);
        var skin = SkinConstant * ((changeAt1HrPsi / slopePsiPerCycle) - LogDiffusivity(k, rock) + LogConstant + extraLog);
        return new(k, skin, slopePsiPerCycle * skin / SkinConstant);
    }

    /// <summary>Radius of investigation, ft, at <paramref name="hours"/>: sqrt[k t/(948 phi mu ct)].</summary>
    public static double RadiusOfInvestigation(double permeabilityMd, double hours, in TestRock rock) => Math.Sqrt(
        WellTestInputs.K.Require(permeabilityMd) * WellTestInputs.Hours.Require(hours)
            / (LineSourceConstant * rock.Porosity * rock.ViscosityCp * rock.TotalCompressibilityPerPsi));

    /// <summary>Wellbore storage, bbl/psi, from a point of the unit-slope line: q B dt/(24 dp).</summary>
    public static double WellboreStorage(double rateStbd, double formationVolumeFactor, double hours, double changePsi) =>
        changePsi > 0
            ? rateStbd * formationVolumeFactor * hours / (24 * changePsi)
            : throw new EngineeringRefusal(RefusalCodes.BadTest, "The pressure change on the unit-slope line must be above 0.", "dp", 0);

    /// <summary>CD = 0.8936 C/(phi ct h rw²).</summary>
    public static double DimensionlessStorage(double storageBblPerPsi, in TestRock rock) =>
        0.8936 * storageBblPerPsi / (rock.Porosity * rock.TotalCompressibilityPerPsi * rock.ThicknessFt * rock.WellboreRadiusFt * rock.WellboreRadiusFt);

    /// <summary>tD = 0.0002637 k t/(phi mu ct rw²).</summary>
    public static double DimensionlessTime(double permeabilityMd, double hours, in TestRock rock) =>
        TimeConstant * permeabilityMd * hours
            / (rock.Porosity * rock.ViscosityCp * rock.TotalCompressibilityPerPsi * rock.WellboreRadiusFt * rock.WellboreRadiusFt);

    /// <summary>Hours at which storage has died out, from tD = (60 + 3.5 S) CD.</summary>
    public static double EndOfStorageHours(double permeabilityMd, double skin, double dimensionlessStorage, in TestRock rock) =>
        (60 + (3.5 * Math.Max(0, skin))) * dimensionlessStorage / DimensionlessTime(permeabilityMd, 1, rock);

    /// <summary>Pore volume drained, ft3, from the slope of pseudosteady state: dp/dt = −0.23395 q B/(phi h A ct).</summary>
    /// <param name="slopePsiPerHour">Fall of the flowing pressure, psi/h, &gt; 0.</param>
    public static double DrainedPoreVolumeFt3(double rateStbd, double formationVolumeFactor, double totalCompressibilityPerPsi, double slopePsiPerHour) =>
        0.23395 * WellTestInputs.Rate.Require(rateStbd) * WellTestInputs.B.Require(formationVolumeFactor)
            / (WellTestInputs.Ct.Require(totalCompressibilityPerPsi) * WellTestInputs.Slope.Require(slopePsiPerHour));

    /// <summary>Permeability of a gas test, md, from the slope of m(p), psi²/cP per cycle: 1637 q T/(m h), q in Mscf/d, T in degR.</summary>
    public static double GasPermeability(double rateMscfd, double temperatureDegR, double slope, double thicknessFt) =>
        1637 * WellTestInputs.Rate.Require(rateMscfd) * temperatureDegR / (WellTestInputs.Slope.Require(slope) * WellTestInputs.H.Require(thicknessFt));
}
