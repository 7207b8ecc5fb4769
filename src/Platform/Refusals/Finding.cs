namespace Pumpjack.Platform.Refusals;

/// <summary>How much a finding weighs. Errors are refusals and never reach a stored record.</summary>
public enum Severity { Info, Warning, Error }

/// <summary>Accepted, but someone should look: saved with the record and returned beside it.</summary>
/// <param name="Code">Rule name of the catalogue (SPEC C6) with hyphens.</param>
/// <param name="Severity">Warning or info.</param>
/// <param name="Pointer">JSON pointer to the member.</param>
/// <param name="Message">A plain sentence with the number seen and the number expected.</param>
public sealed record Finding(string Code, Severity Severity, string Pointer, string Message);
