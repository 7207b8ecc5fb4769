using Microsoft.Net.Http.Headers;
using Pumpjack.Platform.Access;

namespace Pumpjack.Host;

/// <summary>The built client, the API's reference page, and what an unknown address gets.</summary>
static class ServedClient
{
    public static void Use(WebApplication app)
    {
        app.UseSwaggerUI(ui =>
        {
            ui.RoutePrefix = "docs";
            ui.DocumentTitle = "Pumpjack API";
            ui.SwaggerEndpoint("/openapi/v1.json", "Pumpjack v1");
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            // Names under /assets carry a hash of their content; everything else is asked for again.
            OnPrepareResponse = file => file.Context.Response.Headers[HeaderNames.CacheControl] =
                file.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }

    /// <summary>Every address that is none of the API's is the client's own; it shows its page. An endpoint that caught the API's too would win over those that need a body.</summary>
    public static void MapFallback(WebApplication app)
    {
        const string Why = "The client signs in by itself.";
        app.MapFallbackToFile("/", "index.html").AllowAnyone(Why);
        app.MapFallbackToFile("{*path:regex(^(?!api(/|$)))}", "index.html").AllowAnyone(Why);
    }
}
