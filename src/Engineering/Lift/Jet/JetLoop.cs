namespace Pumpjack.Engineering.Lift.Jet;

/// <summary>State of a jet-pump well at which the rate through the pump is the rate of the reservoir.</summary>
/// <param name="SuctionRate">qs, bbl/d.</param>
/// <param name="PowerFluidRate">qn, bbl/d.</param>
/// <param name="SuctionPsi">ps, psi.</param>
/// <param name="NozzlePsi">pn, psi.</param>
/// <param name="DischargePsi">pd, psi.</param>
/// <param name="HeadRatio">H.</param>
/// <param name="FlowRatio">M.</param>
/// <param name="Iterations">Halvings of the suction rate.</param>
public readonly record struct JetOperatingPoint(
    double SuctionRate, double PowerFluidRate, double SuctionPsi, double NozzlePsi, double DischargePsi, double HeadRatio, double FlowRatio, int Iterations);

/// <summary>Solves the power-fluid loop of a jet-pump well.</summary>
public static class JetLoop
{
    private const int maxHalvings = 100, maxNozzlePasses = 60;

    /// <summary>
    /// Finds the suction rate at which the pump delivers what the reservoir gives: bisection, at most 100 halvings, to 1e-9 of the largest rate.
    /// </summary>
    /// <param name="suctionPsi">Pump suction pressure at a suction rate (bbl/d), falling.</param>
    /// <param name="dischargePsi">Pump discharge pressure at a suction and a power-fluid rate.</param>
    /// <param name="nozzlePsi">Nozzle pressure at a power-fluid rate, falling with friction.</param>
    /// <param name="maxRate">Largest suction rate the reservoir gives, bbl/d.</param>
    /// <exception cref="EngineeringRefusal">The pump lifts nothing even at no production, or the nozzle has no pressure drop.</exception>
    public static JetOperatingPoint Solve(
        Func<double, double> suctionPsi, Func<double, double, double> dischargePsi, Func<double, double> nozzlePsi, double maxRate,
        double nozzleAreaIn2, double throatAreaIn2, double powerGradientPsiPerFt, double kn = JetPump.NozzleLoss, double ktd = JetPump.ThroatDiffuserLoss)
    {
        var r = nozzleAreaIn2 / throatAreaIn2;
        double low = 0, high = maxRate;
        if (At(low).Delivered <= 0)
            throw new EngineeringRefusal(RefusalCodes.NoSolution, "The pump does not lift at this power-fluid pressure: the head ratio it needs is above what it gives at no production.", "p_surface");
        var n = 0;
        for (; n < maxHalvings && high - low > 1e-9 * maxRate; n++)
        {
            var middle = 0.5 * (low + high);
            if (At(middle).Delivered > middle) low = middle; else high = middle;
        }
        var rate = 0.5 * (low + high);
        var s = At(rate);
        return new(rate, s.Power, s.Suction, s.Nozzle, s.Discharge, s.Head, rate / s.Power, n);

        (double Delivered, double Power, double Suction, double Nozzle, double Discharge, double Head) At(double qs)
        {
            var ps = suctionPsi(qs);
            double pn = nozzlePsi(0), qn = 0;
            for (var i = 0; i < maxNozzlePasses; i++)
            {
                if (pn <= ps) throw new EngineeringRefusal(RefusalCodes.NoSolution, "The nozzle pressure is not above the suction pressure.", "p_surface");
                var next = JetPump.NozzleFlow(nozzleAreaIn2, pn, ps, powerGradientPsiPerFt);
                var settled = Math.Abs(next - qn) <= 1e-12 * next;
                // Half steps: friction that eats most of the pressure would make a full step swing.
                qn = i == 0 ? next : 0.5 * (qn + next);
                pn = nozzlePsi(qn);
                if (settled) break;
            }
            var pd = dischargePsi(qs, qn);
            var head = (pd - ps) / (pn - pd);
            // A discharge above the nozzle pressure cannot be lifted against; below the suction the well flows by itself and takes what M = 0 head would.
            var delivered = pn <= pd ? 0 : JetPump.FlowRatio(r, Math.Max(head, 0), kn, ktd) * qn;
            return (double.IsNaN(delivered) ? 0 : delivered, qn, ps, pn, pd, head);
        }
    }
}
