using Pumpjack.Platform.Refusals;

namespace Pumpjack.Integrations.Imports;

/// <summary>Every way an import says no.</summary>
internal static class ImportProblems
{
    public static Refusal NotMultipart() => new(415, "multipart-needed", "A file is needed", "Send multipart/form-data with a part named file.");

    public static Refusal NoFile() => Problems.Fields(new FieldError("#/file", "file-needed", "Send the file in a part named file."));

    public static Refusal TooLarge(long megabytes) => new(413, "file-too-large", "The file is too large", $"A file has at most {megabytes:#,0} MB; compress it with gzip or split it.");

    public static Refusal BadOption(string name, string detail) => Problems.Fields(new FieldError("#/" + name, "bad-option", detail));

    public static Refusal Unreadable(string detail) => new(400, "unreadable", "The request cannot be read", detail);

    public static Refusal BadKey() => new(400, "bad-key", "The idempotency key cannot be used", "An Idempotency-Key has 1 to 200 characters.");

    public static Refusal KeyUsed(Guid id) => new(409, "key-used", "The idempotency key was used before", "The same key came with another file or other options; give each upload a key of its own.")
    {
        Extensions = { ["existingId"] = id },
    };

    public static Refusal TooManyOptions() => Unreadable("The upload has more parts than there are options.");

    public static Refusal NotWaiting() => new(409, "not-waiting", "The import asks nothing", "Answers are taken while the import needs input; look at its status.");

    public static Refusal Over() => new(409, "already-over", "The import is over", "It is completed, failed or cancelled already.");
}
