namespace Pumpjack.Engineering.Reliability;

/// <summary>One run: its age at failure, or its age when it was last seen working or was pulled for another reason (right-censored).</summary>
/// <param name="Age">Age, any unit, &gt; 0.</param>
/// <param name="Failed">True for a failure, false for a censored run.</param>
public readonly record struct Run(double Age, bool Failed);

/// <summary>Checks that every estimator of this family makes.</summary>
internal static class RunChecks
{
    public static readonly Input Failures = new("failures", "any", "ages at failure") { Kind = InputKind.Series, AtLeast = 0, Optional = true };
    public static readonly Input Censored = new("right_censored", "any", "ages of runs not ended by a failure") { Kind = InputKind.Series, AtLeast = 0, Optional = true };
    public static readonly Input Confidence = new("confidence", "-", "two-sided confidence") { Above = 0, Below = 1, Low = 0.5, High = 0.999 };

    public static void Check(ReadOnlySpan<Run> runs, bool zeroAllowed = true)
    {
        if (runs.Length == 0)
            throw new EngineeringRefusal(RefusalCodes.EmptySeries, "There are no runs.", "failures");
        for (var i = 0; i < runs.Length; i++)
        {
            if (!double.IsFinite(runs[i].Age))
                throw new EngineeringRefusal(RefusalCodes.NotANumber, $"The age of run {i + 1} is not a finite number.", "failures");
            if (runs[i].Age < 0 || (!zeroAllowed && runs[i].Age == 0))
                throw new EngineeringRefusal(
                    RefusalCodes.OutOfBounds, $"The age of run {i + 1} must be {(zeroAllowed ? "at least" : "above")} 0.", "failures", 0, zeroAllowed ? null : "reliability.kaplan_meier");
        }
    }

    public static Run[] FromLists(ReadOnlySpan<double> failures, ReadOnlySpan<double> censored)
    {
        var runs = new Run[failures.Length + censored.Length];
        for (var i = 0; i < failures.Length; i++) runs[i] = new(failures[i], true);
        for (var i = 0; i < censored.Length; i++) runs[failures.Length + i] = new(censored[i], false);
        return runs;
    }
}
