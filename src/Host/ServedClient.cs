using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Pumpjack.Host;

/// <summary>The built client, the API's reference page, and what an unknown address gets.</summary>
static class ServedClient
{
    static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    public static void Use(WebApplication app)
    {
        app.UseSwaggerUI(ui =>
        {
            ui.RoutePrefix = "docs";
            ui.DocumentTitle = "Pumpjack API";
            ui.SwaggerEndpoint("/openapi/v1.json", "Pumpjack v1");
        });
        Serve(app, app.Environment);
    }

    /// <summary>Every address that is none of the API's is the client's own; it shows its page.</summary>
    /// <remarks>
    /// No endpoint: one that takes any address would turn the 405 of the API's addresses into a 404. A file of an older build is not found;
    /// a page in the place of a script would tell the browser nothing it could act on.
    /// </remarks>
    public static void UsePage(WebApplication app)
    {
        var page = ((IApplicationBuilder)app).New();
        page.Use(next => http =>
        {
            http.Request.Path = "/index.html";
            return next(http);
        });
        Serve(page, app.Environment);
        var show = page.Build();
        app.Use(next => http => http.GetEndpoint() is null && Reads.Contains(http.Request.Method) && IsOfThePage(http.Request.Path) ? show(http) : next(http));
    }

    static bool IsOfThePage(PathString path) =>
        !path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && !path.StartsWithSegments("/assets", StringComparison.OrdinalIgnoreCase);

    /// <summary>Files of the client; the siblings <c>.br</c> and <c>.gz</c> that its build wrote are sent in their place to who takes them.</summary>
    static void Serve(IApplicationBuilder app, IWebHostEnvironment environment)
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings.TryAdd(".br", "application/octet-stream");
        app.Use(next => http =>
        {
            TakeEncoded(http, environment);
            return next(http);
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            ContentTypeProvider = types,
            OnPrepareResponse = file =>
            {
                var http = file.Context;
                // Names under /assets carry a hash of their content; everything else is asked for again.
                http.Response.Headers.CacheControl =
                    http.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
                if (http.Features.Get<Plain>() is { } plain && types.TryGetContentType(plain.Path, out var type))
                    http.Response.ContentType = type;
            },
        });
    }

    /// <summary>What an encoded file is without its encoding.</summary>
    sealed record Plain(string Path);

    static void TakeEncoded(HttpContext http, IWebHostEnvironment environment)
    {
        var path = http.Request.Path.Value;
        if (!Reads.Contains(http.Request.Method) || path is null || !Path.HasExtension(path) || !environment.WebRootFileProvider.GetFileInfo(path + ".br").Exists)
            return;
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        var taken = http.Request.GetTypedHeaders().AcceptEncoding.Where(e => e.Quality is not 0).Select(e => e.Value.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (encoding, suffix) = taken.Contains("br") ? ("br", ".br") : taken.Contains("gzip") ? ("gzip", ".gz") : default;
        if (encoding is null)
            return;
        http.Features.Set(new Plain(path));
        http.Request.Path = path + suffix;
        http.Response.Headers.ContentEncoding = encoding;
    }
}
