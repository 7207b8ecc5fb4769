using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Json;
using Pumpjack.Platform.Refusals;
using Pumpjack.Platform.Scope;

namespace Pumpjack.Platform.Http;

/// <summary>
/// The outermost step: refusals become RFC 9457 documents, faults become a trace id and a log line, and what was denied, failed or
/// sensitive goes to the access audit.
/// </summary>
sealed class ProblemMiddleware(RequestDelegate next, ConstraintProblems constraints, AccessAudit audit, TimeProvider clock, ILogger<ProblemMiddleware> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var started = clock.GetTimestamp();
        string? code = null;
        try
        {
            await next(http);
            if (http.Response is { StatusCode: >= 400, HasStarted: false, ContentLength: null, ContentType: null })
            {
                var refusal = Bare(http.Response.StatusCode);
                code = refusal.Code;
                await WriteAsync(http, refusal);
            }
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            if (!http.Response.HasStarted)
                http.Response.StatusCode = 499; // nobody listens any more
        }
        catch (Exception e) when (http.Response.HasStarted)
        {
            log.LogError(e, "An answer broke off: {Method} {Path}", http.Request.Method, http.Request.Path);
            http.Abort();
        }
        catch (Exception e)
        {
            var refusal = Explain(e);
            if (refusal is null)
            {
                log.LogError(e, "A fault of ours: {Method} {Path}", http.Request.Method, http.Request.Path);
                refusal = new Refusal(500, "fault", "Something went wrong on our side", "The trace id below finds it in the log. Nothing was stored.");
            }
            code = refusal.Code;
            await WriteAsync(http, refusal);
        }
        // Caller.Current flows inwards only; out here the request itself knows who called.
        if (http.Features.Get<Caller>() is { } caller
            && (http.Response.StatusCode is >= 400 and not (304 or 499) || http.GetEndpoint()?.Metadata.GetMetadata<SensitiveRead>() is not null))
            await audit.WriteAsync(http, caller, http.Response.StatusCode, code, clock.GetElapsedTime(started));
    }

    Refusal? Explain(Exception e) => e switch
    {
        Refusal refusal => refusal,
        PostgresException p => constraints.Translate(p),
        Microsoft.EntityFrameworkCore.DbUpdateException { InnerException: PostgresException p } => constraints.Translate(p),
        BadHttpRequestException { StatusCode: 413 } => new Refusal(413, "too-large", "The request is too large", "Send less at once, or use an import."),
        BadHttpRequestException { StatusCode: 415 } => new Refusal(415, "unsupported-media-type", "The body has another type than this address reads", "Send application/json."),
        BadHttpRequestException { InnerException: JsonException j } => JsonProblems.Explain(j),
        BadHttpRequestException b when b.Message.StartsWith("Implicit body inferred", StringComparison.Ordinal) =>
            Problems.Unreadable("#", "body-needed", "This address needs a JSON body."),
        BadHttpRequestException b => new Refusal(b.StatusCode, "unreadable", "The request cannot be read", Plain(b.Message)),
        JsonException j => JsonProblems.Explain(j),
        NpgsqlException { IsTransient: true } => Problems.Busy("The database is not ready; nothing was changed."),
        _ => null,
    };

    // The framework names the C# parameter; keep the sentence, drop the type.
    static string Plain(string message) => message.Replace("\"Nullable<", "\"", StringComparison.Ordinal).Replace(">", "", StringComparison.Ordinal);

    static Refusal Bare(int status) => status switch
    {
        401 => Problems.SignInNeeded(),
        403 => Problems.Forbidden("This is not yours to do."),
        404 => new Refusal(404, "no-such-address", "There is nothing at this address"),
        405 => new Refusal(405, "method-not-allowed", "This address does not take that method"),
        413 => new Refusal(413, "too-large", "The request is too large", "Send less at once, or use an import."),
        415 => new Refusal(415, "unsupported-media-type", "The body has another type than this address reads", "Send application/json."),
        429 => new Refusal(429, "too-many-requests", "Too many requests", "Wait a moment and try again."),
        _ => new Refusal(status, "refused", "The request was refused"),
    };

    static async Task WriteAsync(HttpContext http, Refusal refusal)
    {
        http.Response.StatusCode = refusal.Status;
        http.Response.ContentType = "application/problem+json";
        if (refusal.RetryAfterSeconds is { } seconds)
            http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var json = http.RequestServices.GetRequiredService<JsonSettings>().Options;
        var document = new JsonObject
        {
            ["type"] = "https://pumpjack.example/problems/" + refusal.Code,
            ["title"] = refusal.Title,
            ["status"] = refusal.Status,
            ["detail"] = refusal.Detail ?? refusal.Title,
            ["code"] = refusal.Code,
            ["retryable"] = refusal.Retryable,
            ["traceId"] = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier,
        };
        if (refusal.Errors.Count > 0)
            document["errors"] = JsonSerializer.SerializeToNode(refusal.Errors, json);
        foreach (var (name, value) in refusal.Extensions)
            document[name] = JsonSerializer.SerializeToNode(value, json);
        await http.Response.WriteAsync(document.ToJsonString(json), http.RequestAborted);
    }
}
