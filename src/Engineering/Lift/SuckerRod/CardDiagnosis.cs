namespace Pumpjack.Engineering.Lift.SuckerRod;

/// <summary>Conditions a pump card can show.</summary>
public enum CardClass
{
    Full, FluidPound, GasInterference, TravelingValveLeak, StandingValveLeak, RodsParted, TaggingUp, TaggingDown, PlungerOutOfBarrel, FlowingOrNoAction,
}

/// <summary>What a pump card shows.</summary>
/// <param name="Class">The condition.</param>
/// <param name="Shape">The measures it was decided on.</param>
/// <param name="UnanchoredTubing">The card leans as one parallelogram over at least a seventh of the stroke: tubing that breathes.</param>
/// <param name="Evidence">The measure that decided, in words.</param>
public sealed record CardDiagnosis(CardClass Class, CardShape Shape, bool UnanchoredTubing, string Evidence)
{
    // Limits as shares of the stroke, the load between plateaus, or the card's rectangle. They lie between the values measured on textbook
    // shapes, digitised reference cards and field cards of either side; see the tests.
    private const double noAreaLoad = 0.35, noAreaBox = 0.15, liftedLoad = 0.1;
    private const double spike = 0.12, dip = 0.12;
    private const double topRightLeak = 0.03, fullLoss = 0.05, earlyPickup = 0.012, earlyPickupShare = 0.15;
    private const double gradualUnloading = 0.22, heldLoad = 0.835, lean = 1.0 / 7;

    /// <summary>
    /// Names the condition of a pump card of at least 8 points. Load without the buoyant rod weight, so that zero is the empty rods in fluid.
    /// </summary>
    /// <param name="position">Plunger position, any unit; the order of the points does not matter here.</param>
    /// <param name="load">Load, any unit.</param>
    /// <param name="fluidLoad">Expected fluid load in the unit of the load; NaN when unknown.</param>
    /// <exception cref="EngineeringRefusal">No card: see <see cref="CardInput.Require"/>.</exception>
    /// <param name="usualLoadRange">Usual max − min of this well's (or plate's) cards, for cards without a known zero; NaN when unknown.</param>
    public static CardDiagnosis Of(ReadOnlySpan<double> position, ReadOnlySpan<double> load, double fluidLoad = double.NaN, double usualLoadRange = double.NaN)
    {
        CardInput.Require(position, load);
        var shape = CardShape.Of(position, load);
        var expected = fluidLoad > 0 ? fluidLoad : usualLoadRange;
        if (shape.LoadRange < noAreaLoad * expected || shape.AreaOverBox < noAreaBox)
        {
            var mean = 0.0;
            foreach (var value in load) mean += value / load.Length;
            return fluidLoad > 0 && mean > liftedLoad * fluidLoad
                ? new(CardClass.FlowingOrNoAction, shape, false, "no area, the load above the buoyant rod weight")
                : new(CardClass.RodsParted, shape, false, "no area, the load at or below the buoyant rod weight");
        }
        if (shape.SpikeAbove > spike && shape.SpikeAbove >= shape.DipBelow) return new(CardClass.TaggingUp, shape, false, "load spike at the top of the upstroke");
        if (shape.DipBelow > dip) return new(CardClass.TaggingDown, shape, false, "load dip at the bottom of the downstroke");
        if (shape.TopRightLoss > topRightLeak)
            return shape.TopRightLoss > shape.TopLeftLoss
                ? new(CardClass.PlungerOutOfBarrel, shape, false, "load lost before the end of the upstroke")
                : new(CardClass.TravelingValveLeak, shape, false, "both top corners rounded: slow pick-up and early unloading on the upstroke");

        var unanchored = shape.PickupWidth / 0.4 > lean && Math.Abs(shape.PickupWidth - shape.UnloadingWidth) < 0.5 * shape.PickupWidth;
        if (shape.BottomRightLoss - shape.TopLeftLoss < fullLoss)
            return new(CardClass.Full, shape, unanchored, unanchored ? "full parallelogram leaning with the stretch of the tubing" : "all four corners present");
        if (shape.BottomLeftLoss > earlyPickup && shape.BottomLeftLoss > earlyPickupShare * shape.BottomRightLoss)
            return new(CardClass.StandingValveLeak, shape, false, "both bottom corners rounded: late unloading and early pick-up");
        return shape.Holding < heldLoad || (shape.UnloadingWidth - 0.5 * shape.PickupWidth) / (1 - shape.Unloaded) > gradualUnloading
            ? new(CardClass.GasInterference, shape, false, "gradual unloading on the downstroke")
            : new(CardClass.FluidPound, shape, false, "late and sharp unloading on the downstroke");
    }

    /// <summary>The class as files and the API name it, for example traveling_valve_leak.</summary>
    public static string Name(CardClass cardClass) => cardClass switch
    {
        CardClass.Full => "full",
        CardClass.FluidPound => "fluid_pound",
        CardClass.GasInterference => "gas_interference",
        CardClass.TravelingValveLeak => "traveling_valve_leak",
        CardClass.StandingValveLeak => "standing_valve_leak",
        CardClass.RodsParted => "rods_parted",
        CardClass.TaggingUp => "tagging_up",
        CardClass.TaggingDown => "tagging_down",
        CardClass.PlungerOutOfBarrel => "plunger_out_of_barrel",
        _ => "flowing_or_no_action",
    };
}
