using Microsoft.AspNetCore.Identity;

namespace Pumpjack.Tenancy.Accounts;

/// <summary>The screen, and that none of the last five passwords comes again.</summary>
sealed class PasswordRules : IPasswordValidator<UserAccount>
{
    public async Task<IdentityResult> ValidateAsync(UserManager<UserAccount> manager, UserAccount user, string? password)
    {
        if (PasswordScreen.Check(password ?? "", user.Email, user.DisplayName, user.OrganizationName) is var (code, detail))
            return Failed(code, detail);
        // A user who is being made has neither a password nor a history.
        if (user.PasswordHash is not null)
        {
            foreach (var former in await ((AccountManager)manager).FormerPasswordsAsync(user))
            {
                if (manager.PasswordHasher.VerifyHashedPassword(user, former, password!) != PasswordVerificationResult.Failed)
                    return Failed("password-used-before", "This is one of your last five passwords. Choose another.");
            }
        }
        return IdentityResult.Success;
    }

    static IdentityResult Failed(string code, string detail) => IdentityResult.Failed(new IdentityError { Code = code, Description = detail });
}
