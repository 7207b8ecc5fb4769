using Pumpjack.Engineering.Numerics;
using Pumpjack.Engineering.WellTests;
using Xunit;

namespace Pumpjack.Engineering.Tests.WellTests;

public sealed class PressureTests
{
    private static TestRock Rock(Draw draw) => new(
        draw.Of(WellTestInputs.Mu, 0.2, 5), draw.Of(WellTestInputs.B, 1, 1.8), draw.Of(WellTestInputs.H, 10, 200), draw.Of(WellTestInputs.Phi),
        draw.Of(WellTestInputs.Ct, 3e-6, 1e-4), draw.Of(WellTestInputs.Rw, 0.2, 0.6));

    [Theory]
    [InlineData(1e-8, 17.843465089050832)]
    [InlineData(0.999999, 0.21938430221)]
    [InlineData(10, 4.156968929685324e-6)]
    [InlineData(50, 3.7832640295504591e-24)]
    public void The_exponential_integral_has_the_values_of_the_tables(double x, double expected) => Assert.Equal(1, ExponentialIntegral.E1(x) / expected, 1e-9);

    [Theory]
    [InlineData(0.1, 2.4270690247020166, 9.853844780870606)]
    [InlineData(1, 0.42102443824070834, 0.6019072301972346)]
    [InlineData(2, 0.11389387274953344, 0.13986588181652243)]
    [InlineData(5, 0.003691098334042594, 0.004044613445452164)]
    [InlineData(50, 3.410167749789496e-23, 3.4441022267175555e-23)]
    public void The_Bessel_functions_have_the_values_of_the_tables(double x, double k0, double k1)
    {
        var (s0, s1) = ModifiedBessel.Scaled(x);
        Assert.Equal(1, s0 * Math.Exp(-x) / k0, 1e-12);
        Assert.Equal(1, s1 * Math.Exp(-x) / k1, 1e-12);
    }

    [Fact]
    public void The_Bessel_functions_join_at_two()
    {
        var (below, above) = (ModifiedBessel.Scaled(2 - 1e-12), ModifiedBessel.Scaled(2));
        Assert.Equal(above.K0, below.K0, 1e-11);
        Assert.Equal(above.K1, below.K1, 1e-11);
    }

    [Fact]
    public void A_horner_plot_gives_back_what_the_build_up_was_made_of()
    {
        var draw = new Draw(31);
        for (var i = 0; i < Draw.Cases; i++)
        {
            var rock = Rock(draw);
            var k = draw.Of(WellTestInputs.K, 1, 500);
            var skin = draw.Of(WellTestInputs.Skin, -2, 30);
            var m = draw.Of(WellTestInputs.Slope, 2, 300);
            var q = m * k * rock.ThicknessFt / (SemilogTest.SlopeConstant * rock.FormationVolumeFactor * rock.ViscosityCp);
            var tp = draw.Of(WellTestInputs.Tp, 50, 5000);
            var pi = 20_000.0;
            double Semilog(double t) => m * (Math.Log10(t) + SemilogTest.LogDiffusivity(k, rock) - SemilogTest.LogConstant);
            var pwf = pi - Semilog(tp) - (m * skin / SemilogTest.SkinConstant);
            double[] dt = [1, 2, 4, 8, 16, 32];
            double[] pws = [.. dt.Select(d => pi - (m * Math.Log10((tp + d) / d)))];
            var result = BuildUp.Horner(dt, pws, tp, pwf, q, rock, shortProducingTime: true);
            Assert.Equal(1, result.Flow.PermeabilityMd / k, 1e-8);
            Assert.Equal(skin, result.Flow.Skin, 1e-4);
            Assert.Equal(pi, result.ExtrapolatedPressurePsia!.Value, 1e-3);
            var agarwal = BuildUp.Agarwal(dt, pws, tp, pwf, q, rock);
            Assert.Equal(1, agarwal.Flow.PermeabilityMd / k, 1e-8);
            Assert.Equal(skin, agarwal.Flow.Skin, 1e-4);
            Assert.Equal(pi, agarwal.ExtrapolatedPressurePsia!.Value, 1e-3);
        }
    }

    [Fact]
    public void The_derivative_of_a_logarithm_is_its_factor()
    {
        var draw = new Draw(32);
        for (var i = 0; i < Draw.Cases; i++)
        {
            var n = draw.Integer(20, 60);
            var (t, dp, derivative) = (new double[n], new double[n], new double[n]);
            var (a, b) = (draw.Between(0, 500), draw.Between(1, 200));
            t[0] = draw.Between(0.001, 1);
            for (var k = 0; k < n; k++)
            {
                if (k > 0) t[k] = t[k - 1] * (1 + draw.Between(0.01, 0.5));
                dp[k] = a + (b * Math.Log(t[k]));
            }
            LogDerivative.Bourdet(t, dp, draw.Between(0, 0.3), derivative);
            Assert.Contains(derivative, d => !double.IsNaN(d));
            Assert.All(derivative, d => Assert.True(double.IsNaN(d) || Math.Abs(d - b) < 1e-6 * b, $"{d} against {b}"));
        }
    }

    [Fact]
    public void Late_in_the_test_the_model_is_the_semilog_line_and_early_it_is_storage()
    {
        var draw = new Draw(33);
        for (var i = 0; i < Draw.Cases; i++)
        {
            var (cD, skin) = (draw.Between(1, 1e4), draw.Between(0, 20));
            var late = (60 + (3.5 * skin)) * cD * 100 + 1e4;
            Assert.Equal(1, StorageSkinModel.Pressure(late, cD, skin) / ((0.5 * (Math.Log(late) + 0.80907)) + skin), 5e-3);
            Assert.Equal(0.5, StorageSkinModel.LogDerivative(late, cD, skin), 0.01);
            var early = 1e-3 * cD;
            if (skin > 1) Assert.Equal(1, StorageSkinModel.Pressure(early, cD, skin) / (early / cD), 0.01);
        }
    }

    [Fact]
    public void A_negative_skin_is_a_larger_wellbore() =>
        Assert.Equal((0.5 * (Math.Log(1e8) + 0.80907)) - 3, StorageSkinModel.Pressure(1e8, 0, -3), 1e-3);

    [Fact]
    public void The_line_source_satisfies_the_diffusivity_equation()
    {
        // Far from the well the finite wellbore and the line agree.
        var rock = new TestRock(0.8, 1.25, 40, 0.2, 1.2e-5, 0.3);
        var tD = SemilogTest.DimensionlessTime(20, 100, rock);
        var drop = 4000 - Drawdown.LineSource(4000, 300, 20, 100, 0.3, rock);
        Assert.Equal(1, drop / (141.2 * 300 * 1.25 * 0.8 / (20 * 40) * StorageSkinModel.Pressure(tD, 0, 0)), 2e-3);
        Assert.Equal(4000, Drawdown.LineSource(4000, 300, 20, 0, 0.3, rock));
    }

    [Fact]
    public void Regimes_and_a_match_are_found_in_a_simulated_drawdown()
    {
        var rock = new TestRock(0.8, 1.25, 40, 0.2, 1.2e-5, 0.3);
        const double k = 35, skin = 6, c = 0.02, q = 400;
        var cD = SemilogTest.DimensionlessStorage(c, rock);
        var perHour = SemilogTest.DimensionlessTime(k, 1, rock);
        var t = Enumerable.Range(0, 61).Select(i => 1e-3 * Math.Pow(10, i / 10.0)).ToArray();
        var dp = t.Select(h => 141.2 * q * rock.FormationVolumeFactor * rock.ViscosityCp / (k * rock.ThicknessFt) * StorageSkinModel.Pressure(perHour * h, cD, skin)).ToArray();
        var derivative = new double[t.Length];
        LogDerivative.Bourdet(t, dp, 0.1, derivative);
        var regimes = FlowRegimes.Identify(t, dp, derivative);
        Assert.Equal(FlowRegime.WellboreStorage, regimes[0].Regime);
        Assert.Equal(FlowRegime.Radial, regimes[^1].Regime);
        Assert.Equal(1, regimes[^1].Level / LogDerivative.RadialPlateau(q, k, rock), 0.03);
        Assert.Equal(1, SemilogTest.WellboreStorage(q, rock.FormationVolumeFactor, t[0], dp[0]) / c, 0.03);
        var match = StorageSkinMatch.Fit(t, dp, q, rock);
        Assert.Equal(1, match.PermeabilityMd / k, 1e-4);
        Assert.Equal(skin, match.Skin, 1e-3);
        Assert.Equal(1, match.StorageBblPerPsi / c, 1e-4);
        var line = Drawdown.ConstantRate(t, [.. dp.Select(d => 4000 - d)], 4000, q, rock, 50);
        Assert.Equal(1, line.Flow.PermeabilityMd / k, 0.01);
        Assert.Equal(skin, line.Flow.Skin, 0.1);
    }

    [Theory]
    [InlineData(0.5, FlowRegime.Linear)]
    [InlineData(0.25, FlowRegime.Bilinear)]
    [InlineData(-0.5, FlowRegime.Spherical)]
    public void A_power_of_time_is_its_regime(double power, FlowRegime regime)
    {
        var t = Enumerable.Range(0, 31).Select(i => 0.1 * Math.Pow(10, i / 10.0)).ToArray();
        var derivative = t.Select(h => 30 * Math.Pow(h, power)).ToArray();
        var dp = t.Select(h => 500 + (power < 0 ? -60 * Math.Pow(h, power) : 30 / power * Math.Pow(h, power))).ToArray();
        Assert.Equal([regime], FlowRegimes.Identify(t, dp, derivative).Select(s => s.Regime));
    }

    [Fact]
    public void A_second_level_at_twice_the_first_is_a_fault()
    {
        var t = Enumerable.Range(0, 61).Select(i => 0.1 * Math.Pow(10, i / 10.0)).ToArray();
        var derivative = t.Select(h => 20 * (1 + (1 / (1 + Math.Pow(h / 100, -3))))).ToArray();
        var dp = t.Select(h => 400 + (20 * Math.Log(h))).ToArray();
        var found = FlowRegimes.Identify(t, dp, derivative).Select(s => s.Regime).ToList();
        Assert.Equal([FlowRegime.Radial, FlowRegime.SealingFault], found.Where(r => r is FlowRegime.Radial or FlowRegime.SealingFault));
    }

    [Fact]
    public void Bad_tests_are_refused_by_name()
    {
        var rock = new TestRock(1, 1.2, 30, 0.2, 1e-5, 0.3);
        void Refused(Action act, string code, string? input)
        {
            var refusal = Assert.Throws<EngineeringRefusal>(act);
            Assert.Equal((code, input), (refusal.Code, refusal.Input));
        }
        Refused(() => BuildUp.Horner([], [], 100, 2000, 100, rock), RefusalCodes.EmptySeries, "dt");
        Refused(() => BuildUp.Horner([1], [2000], 100, 1900, 100, rock), RefusalCodes.WrongShape, "dt");
        Refused(() => BuildUp.Horner([1, 2], [2000, double.NaN], 100, 1900, 100, rock), RefusalCodes.NotANumber, "p_ws");
        Refused(() => BuildUp.Horner([2, 1], [2000, 2001], 100, 1900, 100, rock), RefusalCodes.OutOfBounds, "dt");
        Refused(() => BuildUp.Horner([1, 2, 3], [2000, 1990, 1980], 100, 1900, 100, rock), RefusalCodes.BadTest, "line_from");
        Refused(() => BuildUp.Horner([1, 2, 3], [2000, 2010, 2015], 100, 1900, 100, rock, 50), RefusalCodes.BadTest, "line_from");
        Refused(() => BuildUp.Horner([1, 2, 3], [2000, 2010, 2015], 0, 1900, 100, rock), RefusalCodes.OutOfBounds, "tp");
        Refused(() => BuildUp.Horner([1, 2, 3], [2000, 2010, 2015], 100, 1900, 100, rock with { Porosity = 0 }), RefusalCodes.OutOfBounds, "phi");
        Refused(() => Drawdown.ConstantRate([1, 2], [2000, 2100], 3000, 100, rock), RefusalCodes.BadTest, "line_from");
        Refused(() => Drawdown.Multirate([1, 2], [2000, 1900], 3000, [100, 0], [0, 1.5], rock), RefusalCodes.BadTest, "q");
        Refused(() => Drawdown.E1(0), RefusalCodes.OutOfBounds, "x");
        Refused(() => StorageSkinModel.Pressure(-1, 0, 0), RefusalCodes.OutOfBounds, "tD");
        Refused(() => StorageSkinModel.Pressure(1, 0, 0, 20), RefusalCodes.OutOfBounds, "N");
        Refused(() => StorageSkinMatch.Fit([1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4, 5], 100, rock), RefusalCodes.OutOfBounds, "dp");
        Refused(() => LogDerivative.Bourdet([1, 2, 3], [1, 2, 3], double.NaN, new double[3]), RefusalCodes.OutOfBounds, "L");
    }
}
