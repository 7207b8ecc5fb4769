namespace Pumpjack.Platform.Access;

/// <summary>The roles of an organisation (SPEC A1.1).</summary>
public static class Roles
{
    public const string Owner = "owner", Manager = "manager", Pumper = "pumper", Accountant = "accountant",
        Land = "land", Compliance = "compliance", Viewer = "viewer", Partner = "partner";

    public static readonly IReadOnlyList<string> All = [Owner, Manager, Pumper, Accountant, Land, Compliance, Viewer, Partner];
}

/// <summary>What an endpoint can ask of its caller. Each names one row of the ability matrix (SPEC A1.1).</summary>
public enum Permission
{
    /// <summary>Any signed-in user: own profile, own password.</summary>
    SignedIn,
    /// <summary>Not restricted to assigned wells.</summary>
    AllWells,
    WellsRead, WellsCreate, WellsUpdate, WellsDelete,
    /// <summary>Fields, companies, facilities, equipment, rigs, regions.</summary>
    AssetsWrite, AssetsDelete,
    /// <summary>Leases and the land fields of a well.</summary>
    LandWrite,
    ProductionRead, ProductionCreate, ProductionUpdate, ProductionDelete,
    /// <summary>Close and reopen months.</summary>
    MonthClose,
    Import,
    MoneyRead,
    UsersManage, SettingsManage, ApiKeysManage,
    AuditRead,
}

/// <summary>The ability matrix: which roles carry which permission. The only place where it is written.</summary>
public static class Permissions
{
    static readonly Dictionary<Permission, string[]> Matrix = new()
    {
        [Permission.SignedIn] = [.. Roles.All],
        [Permission.AllWells] = [Roles.Owner, Roles.Manager, Roles.Accountant, Roles.Land, Roles.Compliance, Roles.Viewer],
        [Permission.WellsRead] = [.. Roles.All],
        [Permission.WellsCreate] = [Roles.Owner],
        [Permission.WellsUpdate] = [Roles.Owner, Roles.Manager, Roles.Land],
        [Permission.WellsDelete] = [Roles.Owner],
        [Permission.AssetsWrite] = [Roles.Owner, Roles.Manager],
        [Permission.AssetsDelete] = [Roles.Owner],
        [Permission.LandWrite] = [Roles.Owner, Roles.Land],
        [Permission.ProductionRead] = [.. Roles.All],
        [Permission.ProductionCreate] = [Roles.Owner, Roles.Manager, Roles.Pumper],
        [Permission.ProductionUpdate] = [Roles.Owner, Roles.Manager, Roles.Pumper],
        [Permission.ProductionDelete] = [Roles.Owner],
        [Permission.MonthClose] = [Roles.Owner, Roles.Manager, Roles.Accountant],
        [Permission.Import] = [Roles.Owner, Roles.Manager],
        [Permission.MoneyRead] = [Roles.Owner, Roles.Manager, Roles.Accountant, Roles.Land, Roles.Viewer],
        [Permission.UsersManage] = [Roles.Owner],
        [Permission.SettingsManage] = [Roles.Owner],
        [Permission.ApiKeysManage] = [Roles.Owner],
        [Permission.AuditRead] = [Roles.Owner, Roles.Viewer],
    };

    /// <summary>True when any of the roles carries the permission.</summary>
    public static bool Allows(Permission permission, IReadOnlyList<string> roles)
    {
        foreach (var allowed in Matrix[permission])
            for (var i = 0; i < roles.Count; i++)
                if (roles[i] == allowed)
                    return true;
        return false;
    }

    /// <summary>The roles that carry a permission, for documentation and tests.</summary>
    public static IReadOnlyList<string> RolesWith(Permission permission) => Matrix[permission];
}
