using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Pumpjack.Tenancy.SignIn;

/// <summary>Random secrets that are kept only as their hash. With 256 random bits a plain SHA-256 is enough; passwords are another matter.</summary>
static class Secrets
{
    /// <summary>A new secret: 256 random bits in base64url, 43 characters.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public static string HashText(string secret) => Convert.ToHexStringLower(Hash(secret));
}
