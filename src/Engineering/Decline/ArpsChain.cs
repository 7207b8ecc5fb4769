namespace Pumpjack.Engineering.Decline;

/// <summary>
/// Arps segments joined so that rate and nominal decline are continuous: the modified hyperbolic decline and the
/// transient hyperbolic decline are such chains.
/// </summary>
public sealed class ArpsChain : IDeclineCurve
{
    private readonly Segment[] segments;

    private ArpsChain(Segment[] segments) => this.segments = segments;

    /// <summary>One Arps curve.</summary>
    public static ArpsChain OneSegment(double qi, double di, double b) => new([new(0, Arps.QiInput.Require(qi), Arps.DiInput.Require(di), Arps.BInput.Require(b), 0)]);

    /// <summary>
    /// Modified hyperbolic: hyperbolic until the nominal decline has fallen to <paramref name="dTerminal"/>, exponential after
    /// (Robertson 1988). A terminal decline not below <paramref name="di"/> makes the curve exponential at di from the start.
    /// </summary>
    public static ArpsChain ModifiedHyperbolic(double qi, double di, double b, double dTerminal) =>
        Chain(qi, di, [b, 0], [Arps.TimeToDecline(di, b, dTerminal)]);

    /// <summary>
    /// Transient hyperbolic in the three-segment analytic form (Fulford 2018): b = bi to telf (e − 1), bi − (bi − bf)/e to
    /// telf (e + 1), then bf.
    /// </summary>
    public static ArpsChain TransientHyperbolic(double qi, double di, double bi, double bf, double tElf) =>
        Chain(qi, di, [bi, bi - ((bi - bf) / Math.E), bf], [tElf * (Math.E - 1), tElf * (Math.E + 1)]);

    /// <summary>The time at which each segment begins, the first at 0.</summary>
    public IReadOnlyList<double> SegmentStarts => Array.ConvertAll(segments, s => s.Start);

    /// <inheritdoc/>
    public double Rate(double t)
    {
        ref readonly var s = ref At(Arps.TInput.Require(t));
        return Arps.RateOf(s.Rate, s.Decline, s.B, t - s.Start);
    }

    /// <inheritdoc/>
    public double Cumulative(double t)
    {
        ref readonly var s = ref At(Arps.TInput.Require(t));
        return s.Before + Arps.CumulativeOf(s.Rate, s.Decline, s.B, t - s.Start);
    }

    /// <inheritdoc/>
    public double PeakTime => 0;

    /// <summary>Nominal decline −d ln q/dt at time <paramref name="t"/>.</summary>
    public double NominalDecline(double t)
    {
        ref readonly var s = ref At(Arps.TInput.Require(t));
        return Arps.DeclineOf(s.Decline, s.B, t - s.Start);
    }

    private static ArpsChain Chain(double qi, double di, ReadOnlySpan<double> b, ReadOnlySpan<double> switches)
    {
        foreach (var exponent in b) Arps.BInput.Require(exponent);
        Arps.DiInput.Require(di);
        var joined = new List<Segment>(b.Length) { new(0, Arps.QiInput.Require(qi), di, b[0], 0) };
        for (var i = 0; i < switches.Length && double.IsFinite(switches[i]); i++)
        {
            var last = joined[^1];
            var dt = switches[i] - last.Start;
            var next = new Segment(
                switches[i],
                Arps.RateOf(last.Rate, last.Decline, last.B, dt),
                Arps.DeclineOf(last.Decline, last.B, dt),
                b[i + 1],
                last.Before + Arps.CumulativeOf(last.Rate, last.Decline, last.B, dt));
            if (dt > 0)
                joined.Add(next);
            else
                joined[^1] = next;
        }
        return new([.. joined]);
    }

    private ref readonly Segment At(double t)
    {
        var i = segments.Length - 1;
        while (i > 0 && t < segments[i].Start)
            i--;
        return ref segments[i];
    }

    private readonly record struct Segment(double Start, double Rate, double Decline, double B, double Before);
}
