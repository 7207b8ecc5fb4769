using Npgsql;
using Pumpjack.Product.Tests.Fixtures;

namespace Pumpjack.Product.Tests.Tenancy;

/// <summary>
/// Reads the catalogue of a database and names every hole between organisations. What is new joins by itself: a table is a tenant table
/// unless it is listed here as one without a tenant, and what is in neither class is a hole.
/// </summary>
static class TenancyProofCatalogue
{
    /// <summary>Tables without a tenant, closed to the application. Quartz's own tables are told by their schema.</summary>
    static readonly string[] WithoutTenant =
    [
        "platform.organization_directory", "platform.user_account", "platform.password_history", "platform.sign_in_failure", "platform.session",
        "platform.refresh_token", "platform.one_time_token", "platform.api_key", "platform.data_protection_key", "platform.schema_migration", "platform.schema_view",
    ];

    /// <summary>Tenant tables whose writes are not in audit.change, each for a reason.</summary>
    static readonly string[] Unwatched =
    [
        "audit.change", "audit.access", "audit.seal", // the audit itself
        "events.outbox", // what is told about a change that is audited
        "production.daily_production_amendment", // the audit of the day itself
        "production.well_month", "production.lease_month", // follow from the days
        "production.month_touched", "production.place_touched", // what lease_month does not know of yet
        "integrations.import_progress", "integrations.import_rejected_row", // how far a job came
    ];

    /// <summary>Functions with their owner's rights that a role may call. A trigger's function is called by nobody.</summary>
    static readonly string[] Definers =
    [
        "platform.open_scope", "platform.register_organization", "platform.organization_ids", "platform.user_by_id", "platform.user_by_email",
        "platform.create_user", "platform.update_user", "platform.password_hashes", "platform.organization_users", "platform.note_mail",
        "platform.sign_in_lock", "platform.sign_in_failed", "platform.clear_sign_in_failures", "platform.use_code", "platform.use_recovery_code",
        "platform.start_session", "platform.rotate_refresh_token", "platform.revoke_session", "platform.revoke_session_of_token",
        "platform.revoke_sessions_of_user", "platform.purge_sessions", "platform.create_one_time_token", "platform.one_time_token_user",
        "platform.use_one_time_token", "platform.create_api_key", "platform.api_keys", "platform.revoke_api_key", "platform.verify_api_key",
        "platform.data_protection_keys", "platform.store_data_protection_key", "platform.remember_password", "production.ensure_year",
        "production.fold_months", "assets.count_wells_anew",
    ];

    const string Ours = "n.nspname !~ '^pg_' and n.nspname <> 'information_schema'";
    const string Tables = $"""
        tables as (
          select c.oid, c.relname, n.nspname || '.' || c.relname as name, c.relkind, c.relispartition, c.relrowsecurity, c.relforcerowsecurity, c.relacl, c.relowner,
            n.nspname = 'quartz' or n.nspname || '.' || c.relname = any ($1) as without_tenant
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind in ('r', 'p') and {Ours} and c.relpersistence <> 't'),
        tenant as (select * from tables where not without_tenant),
        roles as (select unnest(array['pumpjack_app', 'pumpjack_worker', 'pumpjack_report']) as role)
        """;
    const string Setting = @"\(organization_id = \( SELECT \(NULLIF\(current_setting\(''app.current_organization_id''::text, true\), ''''::text\)\)::uuid AS ""nullif""\)\)";

    static readonly string[] Questions =
    [
        "select name || ' has no organization_id uuid not null' from tenant t where not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'organization_id' and a.atttypid = 'uuid'::regtype and a.attnotnull)",
        "select name || ' lacks forced row security' from tenant where not (relrowsecurity and relforcerowsecurity)",
        $"""
        select name || ' has no policy for its organisation on reading and writing' from tenant t where not exists (
          select from pg_policy p where p.polrelid = t.oid and p.polcmd = '*' and p.polpermissive and p.polroles = '{"{0}"}'
            and pg_get_expr(p.polqual, p.polrelid) ~ '^{Setting}$' and pg_get_expr(p.polwithcheck, p.polrelid) ~ '^{Setting}$')
        """,
        """
        select t.name || ' has a second way in: policy ' || p.polname from tenant t join pg_policy p on p.polrelid = t.oid
        where p.polname <> 'organization' and not (t.name = 'events.outbox' and p.polroles = array['pumpjack_worker'::regrole::oid])
        """,
        """
        select t.name || ' is not keyed by its organisation first: ' || coalesce(i.indexrelid::regclass::text, 'no primary key')
        from tenant t left join pg_index i on i.indrelid = t.oid and (i.indisunique or i.indisexclusion)
        left join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
        where a.attname is distinct from 'organization_id' or not exists (select from pg_index p where p.indrelid = t.oid and p.indisprimary)
        """,
        """
        select t.name || ' refers across organisations: ' || k.conname from tenant t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
        join pg_attribute a on a.attrelid = t.oid and a.attnum = k.conkey[1]
        join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
        where a.attname <> 'organization_id' or not (b.attname = 'organization_id' or k.confrelid::regclass::text ~ 'organization_directory$')
        """,
        "select name || ' belongs to another role than pumpjack_owner' from tables where relowner <> 'pumpjack_owner'::regrole",
        "select name || ' is a partition with grants' from tables where relispartition and exists (select from aclexplode(relacl) g where g.grantee <> relowner)",
        "select name || ' is granted to everybody' from tables where exists (select from aclexplode(relacl) g where g.grantee = 0)",
        """
        select name || ' grants ' || r.role || ' ' || p from tenant cross join roles r
        cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) p
        where has_table_privilege(r.role, oid, p) and not (r.role = 'pumpjack_app' and p in ('select', 'insert', 'update', 'delete'))
          and not (r.role = 'pumpjack_report' and p = 'select') and not (name = 'events.outbox' and r.role = 'pumpjack_worker' and p in ('select', 'update', 'delete'))
        """,
        "select name || ' of the audit can be rewritten by pumpjack_app' from tenant where name ~ '^audit[.]' and (has_table_privilege('pumpjack_app', oid, 'update') or has_table_privilege('pumpjack_app', oid, 'delete') or has_any_column_privilege('pumpjack_app', oid, 'update'))",
        """
        select name || ' holds no tenant and is open to ' || r.role from tables cross join roles r where without_tenant
          and not (name ~ '^quartz[.]' and r.role = 'pumpjack_worker')
          and (has_table_privilege(r.role, oid, 'select, insert, update, delete, truncate, references, trigger') or has_any_column_privilege(r.role, oid, 'select, insert, update, references'))
        """,
        """
        select name || ' is written without audit' from tenant t where not relispartition and not name = any ($2)
          and 3 <> (select count(*) from pg_trigger g join pg_proc f on f.oid = g.tgfoid where g.tgrelid = t.oid and g.tgname in ('audit_insert', 'audit_update', 'audit_delete') and g.tgenabled = 'O' and f.pronamespace = 'audit'::regnamespace)
        """,
        $"select n.nspname || '.' || c.relname || ' is a view that reads with its owner''s rights' from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'v' and {Ours} and n.nspname <> 'public' and not coalesce(c.reloptions @> '{"{security_invoker=true}"}', false)",
        $"select n.nspname || '.' || c.relname || ' can be written through' from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join roles r where c.relkind = 'v' and {Ours} and has_table_privilege(r.role, c.oid, 'insert, update, delete')",
        $"select n.nspname || '.' || c.relname || ' is of a kind row security does not know' from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('m', 'f') and {Ours}",
        $"""
        select p.oid::regprocedure || ' runs with its owner''s rights and no pinned search_path that ends in pg_temp' from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where p.prosecdef and {Ours} and not exists (select from unnest(p.proconfig) s where s ~ '^search_path=pg_catalog(, [a-z_]+)*, pg_temp$')
        """,
        $"""
        select p.oid::regprocedure || ' runs with its owner''s rights and is not listed' from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where p.prosecdef and {Ours} and p.prorettype <> 'trigger'::regtype and not n.nspname || '.' || p.proname = any ($3)
        """,
        $"""
        select p.oid::regprocedure || ' runs with its owner''s rights for everybody' from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where p.prosecdef and {Ours} and (p.proacl is null or exists (select from aclexplode(p.proacl) g where g.grantee = 0))
        """,
        "select rolname || ' may step over row security or make roles' from pg_roles where rolname ~ '^pumpjack_' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)",
        "select member::regrole || ' is a member of ' || roleid::regrole from pg_auth_members where member::regrole::text ~ '^pumpjack_(app|worker|report)$'",
        $"select r.role || ' may make objects in schema ' || n.nspname from pg_namespace n cross join roles r where {Ours} and has_schema_privilege(r.role, n.oid, 'create')",
        "select 'pumpjack_app may enter schema quartz' where has_schema_privilege('pumpjack_app', 'quartz', 'usage')",
    ];

    /// <summary>Every hole, in words; none when organisations are apart.</summary>
    /// <param name="superuser">A connection that sees the whole catalogue.</param>
    public static Task<List<string>> HolesAsync(NpgsqlConnection superuser) =>
        ListAsync(superuser, $"with {Tables} {string.Join("\nunion all\n", Questions.Select(q => $"({q.Trim()})"))} order by 1", WithoutTenant, Unwatched, Definers);

    /// <summary>Names of the tenant tables; partitions are named apart.</summary>
    public static Task<List<string>> TenantTablesAsync(NpgsqlConnection superuser, bool partitions = false) =>
        ListAsync(superuser, $"with {Tables} select name from tenant where relispartition = $2 order by 1", WithoutTenant, partitions);

    /// <summary>Names of the tables without a tenant.</summary>
    public static Task<List<string>> OtherTablesAsync(NpgsqlConnection superuser) => ListAsync(superuser, $"with {Tables} select name from tables where without_tenant order by 1", [WithoutTenant]);

    /// <summary>Names of the views.</summary>
    public static Task<List<string>> ViewsAsync(NpgsqlConnection superuser) =>
        ListAsync(superuser, $"select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'v' and {Ours} and n.nspname <> 'public' order by 1");

    public static async Task<List<string>> ListAsync(NpgsqlConnection connection, string sql, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) command.Parameters.Add(new() { Value = parameter });
        await using var reader = await command.ExecuteReaderAsync();
        List<string> found = [];
        while (await reader.ReadAsync()) found.Add(reader.GetString(0));
        return found;
    }

    /// <summary>A connection to a test database as this role.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(TestDatabase database, string role, string owner)
    {
        var name = new NpgsqlConnectionStringBuilder(owner).Database!;
        var connection = new NpgsqlConnection(database.Server.ConnectionString(role, name) + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }
}
