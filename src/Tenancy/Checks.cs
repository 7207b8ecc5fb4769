using System.Net.Mail;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Refusals;

namespace Pumpjack.Tenancy;

/// <summary>Collects what is wrong with a request, so that all of it is said together.</summary>
sealed class Checks
{
    readonly List<FieldError> errors = [];

    public void That(bool holds, string pointer, string code, string detail)
    {
        if (!holds)
            errors.Add(new FieldError(pointer, code, detail));
    }

    public void Required(string? text, string pointer, int max)
    {
        That(!string.IsNullOrWhiteSpace(text), pointer, "required", "This is needed.");
        Optional(text, pointer, max);
    }

    public void Optional(string? text, string pointer, int max) =>
        That(text is null || text.Length <= max, pointer, "too-long", $"At most {max} characters.");

    public void Email(string? address, string pointer, bool required = true)
    {
        if (!required && address is null)
            return;
        var text = address?.Trim() ?? "";
        That(text.Length <= 255 && !text.Any(char.IsControl) && MailAddress.TryCreate(text, out var parsed) && parsed.Address == text,
            pointer, "not-an-email", "This is not an e-mail address.");
    }

    public void KnownRoles(IReadOnlyList<string>? roles, string pointer)
    {
        That(roles is { Count: > 0 }, pointer, "required", "At least one role is needed.");
        foreach (var unknown in (roles ?? []).Where(role => !Roles.All.Contains(role)))
            errors.Add(new FieldError(pointer, "unknown-role", $"There is no role “{unknown}”; the roles are {string.Join(", ", Roles.All)}."));
    }

    /// <exception cref="Refusal">422 with everything that was found.</exception>
    public void Done()
    {
        if (errors.Count > 0)
            throw Problems.Fields(errors);
    }
}
