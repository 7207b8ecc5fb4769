using Pumpjack.Engineering.Outflow;
using static Pumpjack.Engineering.Constants;

namespace Pumpjack.Engineering.Pvt;

/// <summary>
/// Oil, water and gas of a well as one stream: black-oil properties at any pressure and temperature, consistent at the bubble point
/// (all gas is in solution at and above it, Bo and viscosity are continuous). Standing for solution gas and Bo, Beggs-Robinson and Vasquez-Beggs
/// viscosities, McCain water, Sutton with Wichert-Aziz, Dranchuk-Abou-Kassem and Lee-Gonzalez-Eakin for gas, Baker-Swerdloff surface tension.
/// Gas dissolved in water is neglected.
/// </summary>
public sealed class WellFluid
{
    private readonly double api, oilGravity, gasGravity, waterGravity, waterCut, gor, salinity;
    private readonly PseudoCritical critical;

    /// <param name="apiGravity">Stock-tank oil, degAPI.</param>
    /// <param name="gasGravity">Air = 1.</param>
    /// <param name="waterGravity">Fresh water = 1.</param>
    /// <param name="waterCut">Water share of the liquid at stock tank, 0 to 1.</param>
    /// <param name="glrScfStb">Total gas per barrel of liquid, scf/stb.</param>
    /// <param name="co2">Mole fraction.</param>
    /// <param name="h2s">Mole fraction.</param>
    /// <exception cref="EngineeringRefusal">An input beyond its hard bound.</exception>
    public WellFluid(double apiGravity, double gasGravity, double waterGravity, double waterCut, double glrScfStb, double co2 = 0, double h2s = 0)
    {
        api = ApiInput.Require(apiGravity);
        this.gasGravity = PseudoCritical.Gravity.Require(gasGravity);
        this.waterGravity = WaterGravityInput.Require(waterGravity);
        this.waterCut = WaterCutInput.Require(waterCut);
        Glr = GlrInput.Require(glrScfStb);
        gor = waterCut < 1 ? glrScfStb / (1 - waterCut) : 0;
        oilGravity = OilGravity(api);
        // Salinity from the density of McCain's brine, only for its viscosity: rho = 62.368 + 0.438603 S.
        salinity = Math.Clamp((waterGravity * FreshWaterDensity - 62.368) / 0.45, 0, 26);
        critical = PseudoCritical.Sutton(gasGravity).WichertAziz(co2, h2s);
    }

    internal static readonly Input ApiInput = new("API", "degAPI", "stock-tank oil gravity") { Above = 0, AtMost = 100, Low = 16.5, High = 58 };
    internal static readonly Input WaterGravityInput = new("water_sg", "-", "water specific gravity, fresh = 1") { AtLeast = 0.95, AtMost = 1.3, Low = 1, High = 1.2, Default = 1 };
    internal static readonly Input WaterCutInput = new("water_cut", "-", "water share of the liquid") { AtLeast = 0, AtMost = 1, Default = 0 };
    internal static readonly Input GlrInput = new("GLR", "scf/stb", "total gas-liquid ratio") { AtLeast = 0, AtMost = 1e6, High = 50_000 };

    /// <summary>Total gas per barrel of liquid, scf/stb.</summary>
    public double Glr { get; }

    /// <summary>Oil viscosity held constant, cP; the liquid then keeps its stock-tank properties (no dissolved gas), as hand calculations do.</summary>
    public double? ConstantOilViscosityCp { get; init; }

    /// <summary>Water viscosity held constant, cP.</summary>
    public double? ConstantWaterViscosityCp { get; init; }

    /// <summary>Surface tension held constant, dyn/cm.</summary>
    public double? ConstantSurfaceTension { get; init; }

    /// <summary>z by Hall-Yarborough in place of Dranchuk-Abou-Kassem.</summary>
    public bool HallYarborough { get; init; }

    /// <summary>The same stream with another gas-liquid ratio, for gas lift.</summary>
    public WellFluid WithGlr(double glrScfStb) => new(api, gasGravity, waterGravity, waterCut, glrScfStb, critical)
    {
        ConstantOilViscosityCp = ConstantOilViscosityCp,
        ConstantWaterViscosityCp = ConstantWaterViscosityCp,
        ConstantSurfaceTension = ConstantSurfaceTension,
        HallYarborough = HallYarborough,
    };

    private WellFluid(double api, double gasGravity, double waterGravity, double waterCut, double glr, PseudoCritical critical)
        : this(api, gasGravity, waterGravity, waterCut, glr) => this.critical = critical;

    /// <summary>Bubble point of the stream at a temperature, psia.</summary>
    public double BubblePoint(double tDegF) => gor == 0 ? 0 : Standing.BubblePoint(Math.Min(gor, 10_000), gasGravity, tDegF, api);

    /// <summary>Oil at a place: solution gas scf/stb, formation volume factor rb/stb, viscosity cP.</summary>
    public (double Rs, double Bo, double Viscosity) Oil(double pPsia, double tDegF)
    {
        if (ConstantOilViscosityCp is { } constant) return (0, 1, constant);
        var rs = Standing.SolutionGas(pPsia, gasGravity, tDegF, api);
        var dead = OilViscosity.DeadBeggsRobinson(api, tDegF);
        if (rs < gor || gor == 0)
        {
            if (gor == 0) rs = 0;
            return (rs, Standing.Bo(rs, gasGravity, tDegF, api), OilViscosity.SaturatedBeggsRobinson(dead, rs));
        }
        // Above the bubble point. The rounded inverse leaves pb within 0.01 psi of p at most; never let it exceed p.
        var pb = Math.Clamp(BubblePoint(tDegF), 1, pPsia);
        var compressibility = Math.Max(0, VasquezBeggs.CompressibilityNumber(gor, gasGravity, tDegF, api));
        var bo = Standing.Bo(gor, gasGravity, tDegF, api) * Math.Pow(pb / pPsia, compressibility);
        return (gor, bo, OilViscosity.Undersaturated(OilViscosity.SaturatedBeggsRobinson(dead, gor), pPsia, pb));
    }

    /// <summary>Gas at a place: z, density lb/ft3, viscosity cP, formation volume factor rcf/scf.</summary>
    public (double Z, double Density, double Viscosity, double Bg) GasAt(double pPsia, double tDegF)
    {
        var t = tDegF + RankineOffset;
        var (ppr, tpr) = (pPsia / critical.PressurePsia, t / critical.TemperatureDegR);
        var z = HallYarborough ? ZFactor.HallYarborough(ppr, tpr) : ZFactor.DranchukAbouKassem(ppr, tpr);
        var rho = Gas.Density(gasGravity, pPsia, t, z);
        return (z, rho, Gas.Viscosity(AirMolarMass * gasGravity, t, rho), Gas.Bg(pPsia, t, z));
    }

    /// <summary>What flows past a place of a pipe.</summary>
    /// <param name="liquidRateStbd">Oil and water at stock tank, stb/d.</param>
    /// <param name="angle">Radians from horizontal, upward flow positive.</param>
    public FlowConditions At(double pPsia, double tDegF, double liquidRateStbd, double diameterFt, double roughnessFt, double angle)
    {
        var (rs, bo, muO) = waterCut < 1 ? Oil(pPsia, tDegF) : (0, 1, 1);
        var (_, rhoG, muG, bg) = GasAt(pPsia, tDegF);
        var plain = ConstantOilViscosityCp is not null;
        var bw = plain ? 1 : Water.Bw(pPsia, tDegF);
        var (qo, qw) = (liquidRateStbd * (1 - waterCut) * bo, liquidRateStbd * waterCut * bw);
        var perSecond = Ft3PerBbl / (SPerDay * (Math.PI / 4 * diameterFt * diameterFt));
        var free = liquidRateStbd * Math.Max(0, Glr - (1 - waterCut) * rs);
        var fw = qw / Math.Max(1e-300, qo + qw);
        var rhoO = (62.4 * oilGravity + 0.0136 * rs * gasGravity) / bo;
        var muW = fw == 0 ? 1 : ConstantWaterViscosityCp ?? Water.Viscosity(pPsia, tDegF, salinity);
        var sigma = ConstantSurfaceTension ?? (fw == 1 ? 0 : (1 - fw) * SurfaceTension.Oil(pPsia, tDegF, api)) + (fw == 0 ? 0 : fw * SurfaceTension.Water(pPsia, tDegF));
        return new((qo + qw) * perSecond, free * bg / Ft3PerBbl * perSecond, (1 - fw) * rhoO + fw * FreshWaterDensity * waterGravity / bw, rhoG,
            (1 - fw) * muO + fw * muW, muG, sigma, diameterFt, roughnessFt, angle, pPsia);
    }
}
