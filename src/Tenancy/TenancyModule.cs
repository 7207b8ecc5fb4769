using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Pumpjack.Platform.Jobs;
using Pumpjack.Platform.Scope;
using Pumpjack.Tenancy.Accounts;
using Pumpjack.Tenancy.ApiKeys;
using Pumpjack.Tenancy.Keys;
using Pumpjack.Tenancy.Mail;
using Pumpjack.Tenancy.Organizations;
using Pumpjack.Tenancy.SignIn;
using Pumpjack.Tenancy.Users;

namespace Pumpjack.Tenancy;

/// <summary>Organisations, users, sign-ins and keys.</summary>
public static class TenancyModule
{
    const string Scheme = "Pumpjack";

    public static IServiceCollection AddTenancy(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TenancySettings>().Bind(configuration.GetSection("Tenancy"))
            .Validate<IHostEnvironment>((o, host) => o.PasswordIterations >= (host.IsDevelopment() ? 1 : 100_000), "Tenancy:PasswordIterations is at least 100,000.")
            .Validate(o => o.LockAfter >= 1 && o.FirstLock > TimeSpan.Zero && o.LongestLock >= o.FirstLock, "Tenancy:LockAfter, FirstLock or LongestLock makes no lock-out.")
            .ValidateOnStart();
        AddKeys(services, configuration);
        AddSignIn(services);
        AddAccounts(services);
        AddMail(services, configuration);

        services.AddTenantDb<TenancyDb>(options => new TenancyDb(options));
        services.AddScoped(p => new OrganizationService(p.GetRequiredService<TenancyDb>, p.GetRequiredService<TenantScope>(), p.GetRequiredService<IDataProtectionProvider>()));
        services.AddScoped(p => new RegistrationService(
            p.GetRequiredService<TenantScope>(), p.GetRequiredService<OrganizationService>(), p.GetRequiredService<AccountManager>(), p.GetRequiredService<AccountDatabase>()));
        services.AddScoped(p => new UserService(
            p.GetRequiredService<TenantScope>(), p.GetRequiredService<AccountManager>(), p.GetRequiredService<AccountDatabase>(), p.GetRequiredService<OneTimeTokens>()));
        services.AddScoped(p => new WellAssignmentService(p.GetRequiredService<TenantScope>(), p.GetRequiredService<UserService>()));
        services.AddScoped<ApiKeyService>();
        services.Schedule<SessionPurgeJob>("session-purge", "20 17 4 * * ?");
        foreach (var problem in TenancyProblems.Constraints)
            services.AddSingleton(problem);
        return services;
    }

    /// <summary>Before authentication: a write without a credential of its own must come from a page of ours.</summary>
    public static void UseSameOrigin(this IApplicationBuilder app) => app.UseMiddleware<SameOrigin>();

    /// <param name="tenantApi">The group of <c>MapPlatform</c>: callers with an identity.</param>
    /// <param name="routes">Where the endpoints anybody may call go.</param>
    public static void MapTenancy(this RouteGroupBuilder tenantApi, IEndpointRouteBuilder routes)
    {
        AuthEndpoints.Map(routes);
        PasswordEndpoints.Map(tenantApi, routes);
        ProfileEndpoints.Map(tenantApi);
        TwoFactorEndpoints.Map(tenantApi);
        OrganizationEndpoints.Map(tenantApi);
        UserEndpoints.Map(tenantApi);
        ApiKeyEndpoints.Map(tenantApi);
    }

    static void AddKeys(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<PostgresKeyRepository>();
        var protection = services.AddDataProtection().SetApplicationName("Pumpjack");
        services.AddOptions<KeyManagementOptions>().Configure<PostgresKeyRepository>((o, repository) => o.XmlRepository = repository);
        if (configuration["Tenancy:KeyCertificate"] is { Length: > 0 } file)
            protection.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(file, configuration["Tenancy:KeyCertificatePassword"]));
    }

    static void AddSignIn(IServiceCollection services)
    {
        services.AddAuthentication(Scheme)
            .AddPolicyScheme(Scheme, null, o => o.ForwardDefaultSelector = http => ApiKeyHandler.KeyOf(http.Request) is null ? Tickets.Scheme : ApiKeyHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null)
            .AddBearerToken(Tickets.Scheme, o => o.Events = new BearerTokenEvents
            {
                // A browser brings its ticket in a cookie; a header of its own goes first.
                OnMessageReceived = context =>
                {
                    if (context.Request.Headers.Authorization.Count == 0)
                        context.Token = context.Request.Cookies[Tickets.AccessCookie];
                    return Task.CompletedTask;
                },
            });
        services.AddSingleton<Tickets>();
        services.AddSingleton<DummyPassword>();
        services.AddSingleton<AfterAnswer>();
        services.AddScoped<SessionStore>();
        services.AddScoped<SignInService>();
        services.AddScoped<OneTimeTokens>();
        services.AddScoped<AccountMails>();
        services.AddScoped<ForgottenPassword>();
    }

    static void AddAccounts(IServiceCollection services)
    {
        services.AddScoped<AccountDatabase>();
        services.AddScoped<AccountStore>();
        // Ours are the only rules: AddIdentityCore leaves alone what is there already.
        services.AddScoped<IPasswordValidator<UserAccount>, PasswordRules>();
        services.AddIdentityCore<UserAccount>()
            .AddUserStore<AccountStore>()
            .AddUserManager<AccountManager>()
            .AddTokenProvider<AuthenticatorTokenProvider<UserAccount>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddOptions<PasswordHasherOptions>().Configure<IOptions<TenancySettings>>((o, tenancy) => o.IterationCount = tenancy.Value.PasswordIterations);
    }

    static void AddMail(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IMailPort>(p =>
        {
            var mail = p.GetRequiredService<IOptions<TenancySettings>>().Value.Mail;
            var folder = mail.Folder ?? Path.Combine(configuration["PUMPJACK_DATA"] is { Length: > 0 } data ? data : ".pumpjack", "mail");
            return mail.Host is { Length: > 0 } ? new SmtpMail(mail) : new FileMail(folder, mail.From, p.GetRequiredService<TimeProvider>());
        });
        MailQueue.Register(services);
    }
}
