using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Pumpjack.Platform.Refusals;

namespace Pumpjack.Platform.Http;

/// <summary>Row versions as ETags: a stale writer is told, never obeyed (SPEC SEC-16).</summary>
public static class Versions
{
    /// <summary>Sets the ETag of the answer.</summary>
    public static void Tell(HttpResponse response, int rowVersion) =>
        response.Headers.ETag = $"\"{rowVersion.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>The version the client saw: If-Match, or <c>rowVersion</c> of the body.</summary>
    /// <exception cref="Refusal">428 when neither is there; 400 when the header cannot be read.</exception>
    public static int Expected(HttpRequest request, int rowVersionInBody)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0)
            return rowVersionInBody > 0 ? rowVersionInBody : throw Problems.PreconditionNeeded();
        if (header.Count == 1 && EntityTagHeaderValue.TryParse(header[0], out var tag)
            && int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return version;
        throw Problems.Unreadable("If-Match", "bad-etag", "If-Match holds no single ETag of ours.");
    }

    /// <summary>True when the client asks to create and nothing else: <c>If-None-Match: *</c>.</summary>
    public static bool CreateOnly(HttpRequest request) => request.Headers.IfNoneMatch is [var only] && only == "*";
}
