using Pumpjack.Platform.Refusals;

namespace Pumpjack.Assets.Records;

/// <summary>Collects what is wrong with a record, all of it together, under the names the sender used.</summary>
/// <param name="today">The day at the record's site: what lies after it is the future.</param>
sealed class RecordCheck(DateOnly today)
{
    readonly List<FieldError> errors = [];

    public DateOnly Today { get; } = today;

    public IReadOnlyList<FieldError> Errors => errors;

    public void Add(string member, string code, string detail) => errors.Add(new("#/" + member, code, detail));

    public void Given<TValue>(TValue? value, string member) where TValue : struct
    {
        if (value is null)
            Add(member, "required", $"{member} is needed.");
    }

    public void NotInFuture(DateOnly? date, string member)
    {
        if (date > Today)
            Add(member, "in-the-future", $"{member} {date:yyyy-MM-dd} lies in the future; today is {Today:yyyy-MM-dd} there.");
    }

    /// <summary>The second day is not before the first.</summary>
    public void Order(DateOnly? first, string firstMember, DateOnly? second, string secondMember)
    {
        if (second < first)
            Add(secondMember, "out-of-order", $"{secondMember} {second:yyyy-MM-dd} comes before {firstMember} {first:yyyy-MM-dd}.");
    }

    public void NotNegative(decimal? value, string member)
    {
        if (value < 0)
            Add(member, "below-zero", $"{member} cannot be negative.");
    }

    public void Positive(decimal? value, string member)
    {
        if (value <= 0)
            Add(member, "not-positive", $"{member} must be above zero.");
    }

    public void Share(decimal? value, string member)
    {
        if (value is < 0 or > 1)
            Add(member, "not-a-share", $"{member} is a share between 0 and 1, not {value}.");
    }

    public void Latitude(decimal? degrees, string member)
    {
        if (degrees is < -90 or > 90)
            Add(member, "out-of-range", $"{member} {degrees} is not between -90 and 90 degrees.");
    }

    public void Longitude(decimal? degrees, string member)
    {
        if (degrees is < -180 or > 180)
            Add(member, "out-of-range", $"{member} {degrees} is not between -180 and 180 degrees.");
    }

    public void Zone(string? name, string member)
    {
        if (name is not null && !(TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId))
            Add(member, "unknown-time-zone", $"'{name}' is no IANA time zone, such as America/Chicago.");
    }
}
