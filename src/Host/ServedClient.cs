using Microsoft.Net.Http.Headers;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Refusals;

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

    public static void MapFallbacks(WebApplication app)
    {
        app.MapFallback("/api/{**rest}", () => { throw new Refusal(404, "no-such-address", "There is nothing at this address"); })
            .AllowAnyone("There is nothing here to protect.");
        app.MapFallbackToFile("index.html").AllowAnyone("The client signs in by itself.");
    }
}
