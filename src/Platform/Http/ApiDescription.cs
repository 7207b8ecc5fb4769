using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Json;
using Pumpjack.Platform.Units;

namespace Pumpjack.Platform.Http;

/// <summary>The description of the API at /openapi/v1.json, made from the endpoints themselves.</summary>
static class ApiDescription
{
    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Pumpjack";
            document.Info.Version = "1";
            document.Info.Description = "Operations of an oil and gas operator. Stored and answered in bbl, Mcf, psig, °F, 1/64 in, ft; "
                + "`units=metric` states m³, bar, °C, mm and m for body and answer. Refusals are application/problem+json with a stable `code`. "
                + "Every path also exists without `/v1`.";
            document.Servers = [new OpenApiServer { Url = "/" }];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "Access token of /auth/login, or an API key." },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            ScalarSchemas.NameParameters(operation);
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            if (metadata.OfType<OpenToAnyone>().Any())
                operation.Security = [];
            else if (metadata.OfType<RequiredPermission>().FirstOrDefault() is { } required)
                operation.Description = $"{operation.Description} Roles: {string.Join(", ", Permissions.RolesWith(required.Permission))}.".TrimStart();
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer(ScalarSchemas.Describe);
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonPropertyInfo is null)
            {
                schema.Properties?.Remove("organizationId"); // read over, never asked for
                return Task.CompletedTask;
            }
            var member = context.JsonPropertyInfo.AttributeProvider;
            if (member?.GetCustomAttributes(typeof(MeasuredAttribute), true).OfType<MeasuredAttribute>().FirstOrDefault() is { } measured)
                schema.Description = $"{Conversion.Symbol(measured.Dimension, UnitSystem.Us)}; metric: {Conversion.Symbol(measured.Dimension, UnitSystem.Metric)}. {schema.Description}".TrimEnd();
            if (member?.IsDefined(typeof(ServerOwnedAttribute), true) == true)
                schema.ReadOnly = true;
            return Task.CompletedTask;
        });
    });

    public static void MapApiDescription(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi("/openapi/{documentName}.json").AllowAnyone("The description of the API holds no data.");
}
