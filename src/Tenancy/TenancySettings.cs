namespace Pumpjack.Tenancy;

/// <summary>Section <c>Tenancy</c> of the configuration (environment: <c>Tenancy__…</c>).</summary>
public sealed class TenancySettings
{
    /// <summary>Whether anybody may register an organisation. Default true.</summary>
    public bool Registration { get; set; } = true;

    /// <summary>PBKDF2-HMAC-SHA512 iterations of a password hash. Default 210,000; below 100,000 is refused outside of development.</summary>
    public int PasswordIterations { get; set; } = 210_000;

    /// <summary>Life of an access ticket. Default 15 minutes.</summary>
    public TimeSpan AccessLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Life of a refresh token that is not used. Default 7 days.</summary>
    public TimeSpan RefreshLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Failed sign-ins before an address is locked. Default 5.</summary>
    public int LockAfter { get; set; } = 5;

    /// <summary>The first lock; each further one lasts twice as long. Default 5 minutes.</summary>
    public TimeSpan FirstLock { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest lock. Default 4 hours.</summary>
    public TimeSpan LongestLock { get; set; } = TimeSpan.FromHours(4);

    /// <summary>The address people reach Pumpjack at, for links in mails. Default: none, mails then hold the token alone.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>PKCS #12 file that encrypts the data-protection keys in the database. Default none: they rest there in the clear.</summary>
    public string? KeyCertificate { get; set; }

    /// <summary>Password of <see cref="KeyCertificate"/>.</summary>
    public string? KeyCertificatePassword { get; set; }

    public MailSettings Mail { get; set; } = new();
}

/// <summary>Section <c>Tenancy:Mail</c>. Without a host, mails are files in the folder <c>mail</c> of the data folder.</summary>
public sealed class MailSettings
{
    public string From { get; set; } = "Pumpjack <pumpjack@localhost>";
    public string? Host { get; set; }

    /// <summary>Default 587, with STARTTLS.</summary>
    public int Port { get; set; } = 587;

    /// <summary>STARTTLS. Default true.</summary>
    public bool Tls { get; set; } = true;
    public string? User { get; set; }
    public string? Password { get; set; }

    /// <summary>Folder of the mail files. Default <c>mail</c> in the data folder (<c>PUMPJACK_DATA</c>).</summary>
    public string? Folder { get; set; }
}
