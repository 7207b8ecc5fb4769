using Pumpjack.Platform.Refusals;

namespace Pumpjack.Production;

/// <summary>Every way this module says no.</summary>
internal static class ProductionProblems
{
    public static Refusal NoSuchWell() => new(404, "not-found", "There is no such record", "There is no well with this id.");

    public static Refusal NoSuchDay() => Problems.NotFound("production day");

    public static Refusal DuplicateDay(string existingId, string well, DateOnly day) =>
        new(409, "duplicate-day", "The day is recorded already", $"{well} has a record for {day:yyyy-MM-dd} with other content. Change that one instead.")
        {
            Extensions = { ["existingId"] = existingId },
        };

    public static Refusal TwiceInBatch(string existingId, string well, DateOnly day) =>
        new(409, "duplicate-day", "The day is given twice", $"{well} has {day:yyyy-MM-dd} more than once in this request, with different content.")
        {
            Extensions = { ["existingId"] = existingId },
        };

    public static Refusal MonthClosed(string well, DateOnly day) =>
        new(409, "month-closed", "The month is closed", $"{day:yyyy-MM} is closed for {well}. Ask the office to reopen it or to amend the day.");

    public static Refusal DayApproved(string well, DateOnly day) =>
        new(409, "day-approved", "The day is approved", $"{day:yyyy-MM-dd} of {well} is approved; only the office can amend it.");

    public static Refusal NotYoursAnyMore() =>
        new(403, "not-yours", "This is not yours to change any more", "You can change your own entries for 48 hours; ask the office to change this one.");

    public static Refusal ReasonNeeded() =>
        Problems.Fields(new FieldError("#/amendReason", "reason-needed", "Say why the record is changed."));

    public static Refusal DeleteReasonNeeded() =>
        Problems.Fields(new FieldError("#/reason", "reason-needed", "Say why the day is removed."));

    public static Refusal MonthReason() =>
        Problems.Fields(new FieldError("#/reason", "reason", "A reason has 1 to 500 characters; to reopen, one is needed."));

    public static Refusal InUse(string why) => new(409, "day-in-use", "The day is in use", $"The day cannot be removed: it is {why}.");

    public static Refusal KeyDiffers() =>
        Problems.Fields(new FieldError("#/wellId", "key-differs", "The body names another well or day than the address."));

    public static Refusal TooManyItems(int limit) =>
        new(422, "too-many-items", "Too many items at once", $"Send at most {limit:#,0} days in one request, or use an import.");

    public static Refusal NothingWritten() =>
        new(422, "nothing-written", "Nothing was written", "All or nothing was asked for, and at least one item was refused.");

    public static Refusal MonthClosedAlready() => new(409, "already-closed", "The month is closed already");

    public static Refusal MonthNotClosed() => new(404, "not-found", "There is no such record", "The month is not closed.");

    public static Refusal MonthNotOver() => Problems.Fields(new FieldError("#/month", "month-not-over", "A month can be closed once its last day is over."));
}
