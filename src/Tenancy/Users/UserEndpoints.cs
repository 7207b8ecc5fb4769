using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pumpjack.Platform.Access;
using Pumpjack.Platform.Http;
using Pumpjack.Tenancy.Organizations;
using Pumpjack.Tenancy.SignIn;

namespace Pumpjack.Tenancy.Users;

/// <summary>The owner's view of the organisation's users.</summary>
static class UserEndpoints
{
    public static void Map(RouteGroupBuilder tenantApi)
    {
        var users = tenantApi.MapGroup("/users").WithTags("users");
        users.MapGet("", ListAsync).Requires(Permission.UsersManage).IsSensitive().Produces<Page<User>>();
        users.MapPost("", CreateAsync).Requires(Permission.UsersManage).Produces<User>(StatusCodes.Status201Created);
        users.MapGet("/{id:guid}", ReadAsync).Requires(Permission.UsersManage).IsSensitive().Produces<User>();
        users.MapPut("/{id:guid}", ChangeAsync).Requires(Permission.UsersManage).Produces<User>();
        users.MapPost("/{id:guid}/invitation", InviteAsync).Requires(Permission.UsersManage).Produces(StatusCodes.Status202Accepted);
        users.MapDelete("/{id:guid}/lock-out", UnlockAsync).Requires(Permission.UsersManage).Produces(StatusCodes.Status204NoContent);
        users.MapDelete("/{id:guid}/two-factor", RemoveTwoFactorAsync).Requires(Permission.UsersManage).Produces(StatusCodes.Status204NoContent);
        users.MapGet("/{id:guid}/well-assignments", WellsAsync).Requires(Permission.UsersManage).Produces<WellAssignments>();
        users.MapPut("/{id:guid}/well-assignments", ChangeWellsAsync).Requires(Permission.UsersManage).Produces<WellAssignments>();
    }

    static async Task<IResult> ListAsync(UserService users, CancellationToken ct, string? q = null, int? limit = null, string? cursor = null) =>
        Results.Json(await users.ListAsync(q, limit, cursor, ct));

    static async Task<IResult> ReadAsync(Guid id, HttpContext http, UserService users, CancellationToken ct) => Told(http, await users.GetAsync(id, ct));

    static async Task<IResult> CreateAsync(
        User wanted, HttpContext http, UserService users, OrganizationService organizations, AccountMails mails, CancellationToken ct)
    {
        var made = await users.CreateAsync(wanted, ct);
        if (wanted.Password is null)
            await InviteAsync(made.Id, http, users, organizations, mails, ct);
        Versions.Tell(http.Response, made.RowVersion);
        return Results.Created($"/api/v1/users/{made.Id}", made);
    }

    static async Task<IResult> ChangeAsync(Guid id, User wanted, HttpContext http, UserService users, CancellationToken ct) =>
        Told(http, await users.ChangeAsync(id, wanted, Versions.Expected(http.Request, wanted.RowVersion), ct));

    static async Task<IResult> InviteAsync(
        Guid id, HttpContext http, UserService users, OrganizationService organizations, AccountMails mails, CancellationToken ct)
    {
        var (user, token) = await users.InviteAsync(id, ct);
        var organization = (await organizations.CurrentAsync(ct)).Name;
        AfterAnswer.Run(http, () => mails.SendInvitation(user, organization, token));
        return Results.Accepted();
    }

    static async Task<IResult> UnlockAsync(Guid id, UserService users, CancellationToken ct)
    {
        await users.UnlockAsync(id, ct);
        return Results.NoContent();
    }

    static async Task<IResult> RemoveTwoFactorAsync(Guid id, UserService users, CancellationToken ct)
    {
        await users.RemoveTwoFactorAsync(id, ct);
        return Results.NoContent();
    }

    static async Task<IResult> WellsAsync(Guid id, WellAssignmentService assignments, CancellationToken ct) => Results.Json(await assignments.ListAsync(id, ct));

    static async Task<IResult> ChangeWellsAsync(Guid id, WellAssignments wanted, WellAssignmentService assignments, CancellationToken ct) =>
        Results.Json(await assignments.ReplaceAsync(id, wanted, ct));

    static IResult Told(HttpContext http, User user)
    {
        Versions.Tell(http.Response, user.RowVersion);
        return Results.Json(user);
    }
}
