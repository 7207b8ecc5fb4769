using System.Security.Cryptography;
using Pumpjack.Platform.Tabular;

namespace Pumpjack.Integrations.Imports;

/// <summary>Where uploaded files wait: in the data folder, by organisation and import, under names of our own.</summary>
internal sealed class ImportFiles(string folder)
{
    public string PathOf(Guid organization, Guid import) => Path.Combine(folder, organization.ToString(), import.ToString());

    /// <summary>Streams an upload to disk.</summary>
    /// <returns>Its size in bytes and SHA-256.</returns>
    /// <exception cref="Platform.Refusals.Refusal">413 beyond the limit; nothing is kept.</exception>
    public async Task<(long Size, byte[] Hash)> SaveAsync(Guid organization, Guid import, Stream content, CancellationToken ct)
    {
        var path = PathOf(organization, import);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var limit = TabularOptions.Default.MaxFileBytes;
        try
        {
            await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[1 << 16];
            long size = 0;
            int read;
            while ((read = await content.ReadAsync(buffer, ct)) > 0)
            {
                size += read;
                if (size > limit)
                    throw ImportProblems.TooLarge(limit >> 20);
                hash.AppendData(buffer.AsSpan(0, read));
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            await file.FlushAsync(ct);
            return (size, hash.GetHashAndReset());
        }
        catch
        {
            Delete(organization, import);
            throw;
        }
    }

    public void Delete(Guid organization, Guid import)
    {
        if (File.Exists(PathOf(organization, import)))
            File.Delete(PathOf(organization, import));
    }
}
