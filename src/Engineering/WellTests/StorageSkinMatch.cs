using Pumpjack.Engineering.Numerics;

namespace Pumpjack.Engineering.WellTests;

/// <summary>The storage-and-skin model matched to measured pressure changes.</summary>
/// <param name="PermeabilityMd">k, md.</param>
/// <param name="Skin">S.</param>
/// <param name="StorageBblPerPsi">C, bbl/psi.</param>
/// <param name="PermeabilityStandardError">Standard error of k, md.</param>
/// <param name="SkinStandardError">Standard error of S.</param>
/// <param name="StorageStandardError">Standard error of C, bbl/psi.</param>
/// <param name="SumSquares">Sum of squared differences, psi².</param>
/// <param name="Iterations">Levenberg-Marquardt steps over all starts.</param>
/// <param name="Converged">False where a bound on the steps ended the search.</param>
public readonly record struct StorageSkinMatchResult(
    double PermeabilityMd,
    double Skin,
    double StorageBblPerPsi,
    double PermeabilityStandardError,
    double SkinStandardError,
    double StorageStandardError,
    double SumSquares,
    int Iterations,
    bool Converged);

/// <summary>Least-squares match of <see cref="StorageSkinModel"/> to a drawdown, or to a build-up after a long producing time.</summary>
public static class StorageSkinMatch
{
    /// <summary>Finds k, S and C. Needs points from storage into radial flow: without both, two of the three stay undetermined and show it in their errors.</summary>
    /// <param name="hours">Time, h.</param>
    /// <param name="changePsi">Pressure change, psi, positive.</param>
    /// <exception cref="EngineeringRefusal">Fewer than six points, or a change that is not positive.</exception>
    public static StorageSkinMatchResult Fit(ReadOnlySpan<double> hours, ReadOnlySpan<double> changePsi, double rateStbd, TestRock rock)
    {
        rock.Checked();
        WellTestInputs.Rate.Require(rateStbd);
        WellTestInputs.CheckSeries(hours, changePsi, 6, "t", "dp");
        foreach (var dp in changePsi)
            if (dp <= 0) throw new EngineeringRefusal(RefusalCodes.OutOfBounds, "Every pressure change must be above 0.", "dp", 0);
        var t = hours.ToArray();
        var change = changePsi.ToArray();
        var n = t.Length;
        // Plateau from the last cycle, storage from the first point.
        var perE = Math.Max((change[n - 1] - change[n / 2]) / Math.Log(t[n - 1] / t[n / 2]), 1e-3 * change[n - 1]);
        var lead = 141.2 * rateStbd * rock.FormationVolumeFactor * rock.ViscosityCp / rock.ThicknessFt;
        var k0 = 0.5 * lead / perE;
        var c0 = SemilogTest.WellboreStorage(rateStbd, rock.FormationVolumeFactor, t[0], change[0]);
        List<double[]> starts = [];
        foreach (var skin in (double[])[0, 5, 20])
            foreach (var c in (double[])[c0, 0.1 * c0])
                starts.Add([Math.Log(k0), skin, Math.Log(c)]);
        var fit = BoundedLeastSquares.Minimise(
            (x, r) =>
            {
                var k = Math.Exp(x[0]);
                var cD = SemilogTest.DimensionlessStorage(Math.Exp(x[2]), rock);
                var perHour = SemilogTest.DimensionlessTime(k, 1, rock);
                for (var i = 0; i < n; i++)
                    r[i] = (lead / k * StorageSkinModel.Pressure(perHour * t[i], cD, x[1])) - change[i];
            },
            n,
            [Math.Log(1e-6 * k0), -8, Math.Log(1e-8 * c0)],
            [Math.Log(1e6 * k0), 500, Math.Log(1e4 * c0)],
            starts);
        var (kFit, cFit) = (Math.Exp(fit.Parameters[0]), Math.Exp(fit.Parameters[2]));
        return new(
            kFit,
            fit.Parameters[1],
            cFit,
            kFit * fit.StandardErrors[0],
            fit.StandardErrors[1],
            cFit * fit.StandardErrors[2],
            fit.SumSquares,
            fit.Iterations,
            fit.Converged);
    }
}
