using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Pumpjack.Platform.Jobs;
using Pumpjack.Platform.Scope;
using Pumpjack.Product.Tests.Assets;
using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Tenancy;

/// <summary>SPEC SEC-09: who wrote and who was denied, readable by the owner and the auditor, append-only, and tampering shows.</summary>
public sealed class TenancyProofAudit(TestDatabase database)
{
    [Fact]
    public async Task A_record_s_life_is_in_the_audit_with_both_images()
    {
        var w = await World.New();
        var company = await w.Owner().Make("companies", new { companyName = "Before Oil" });
        var changed = await w.Owner().Changed("companies", company, ("companyName", "After Oil"));
        using (var gone = new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/companies/{company.Id()}"))
        {
            gone.Headers.TryAddWithoutValidation("If-Match", $"\"{changed.GetProperty("rowVersion").GetInt32()}\"");
            using var answer = await w.Owner().SendAsync(gone);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }

        var entries = (await w.Owner().Json($"/api/v1/audit/changes?table=company&key={company.Id()}")).GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(["update", "update", "insert"], entries.Select(e => e.GetProperty("action").GetString()));
        var me = (await w.Owner().Json("/api/v1/auth/me")).GetProperty("id").GetGuid();
        Assert.All(entries, e => Assert.Equal(me, e.GetProperty("userId").GetGuid()));
        Assert.All(entries, e => Assert.Equal("assets.company", e.GetProperty("table").GetString()));
        var (amended, removed) = (entries[1], entries[0]);
        Assert.Equal("Before Oil", amended.GetProperty("before").GetProperty("company_name").GetString());
        Assert.Equal("After Oil", amended.GetProperty("after").GetProperty("company_name").GetString());
        Assert.True(removed.GetProperty("before").GetProperty("active_ind").GetBoolean());
        Assert.False(removed.GetProperty("after").GetProperty("active_ind").GetBoolean());

        // One request's trace id leads to what it wrote, and to nothing else.
        var request = amended.GetProperty("request").GetString();
        var written = (await w.Owner().Json($"/api/v1/audit/changes?request={request}")).GetProperty("items").EnumerateArray().ToArray();
        Assert.Contains(written, e => e.GetProperty("id").GetInt64() == amended.GetProperty("id").GetInt64());
        Assert.DoesNotContain(written, e => e.GetProperty("id").GetInt64() == removed.GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task Pages_and_the_file_hold_the_same_entries_once()
    {
        var w = await World.New();
        for (var i = 0; i < 5; i++) await w.Owner().Make("companies", new { companyName = $"=Company {i}" });
        List<long> seen = [];
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await w.Owner().Json($"/api/v1/audit/changes?table=assets.company&action=insert&limit=2&cursor={cursor}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("id").GetInt64()));
            cursor = page.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }
        Assert.Equal(5, seen.Count);
        Assert.Equal(seen.Distinct().OrderDescending(), seen);

        using var answer = await w.Owner().GetAsync("/api/v1/audit/changes?table=assets.company&action=insert&format=csv");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("id,happenedAt,userId,request,client,table,action,keys,before,after", lines[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Equal(seen, lines.Skip(1).Select(l => long.Parse(l.Split(',')[0], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("/audit/changes?from=yesterday", "bad-parameter"), InlineData("/audit/changes?format=xlsx", "bad-parameter")]
    [InlineData("/audit/changes?cursor=abc", "bad-parameter"), InlineData("/audit/changes?limit=0", "bad-parameter")]
    [InlineData("/audit/access?table=well", "bad-parameter"), InlineData("/audit/seals?key=1", "bad-parameter"), InlineData("/audit/seals?format=csv&action=insert", "bad-parameter")]
    [InlineData("/audit/changes?key=%00", "bad-parameter")]
    public async Task A_filter_that_cannot_be_read_is_said(string path, string code)
    {
        var w = await World.New();
        using var answer = await w.Owner().GetAsync("/api/v1" + path);
        await answer.Refused(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task A_denied_request_leaves_an_access_entry_and_only_owner_and_auditor_read_it()
    {
        var w = await World.New();
        var pumper = await w.User("pumper");
        using (var denied = await pumper.PostAsJsonAsync("/api/v1/companies", new { companyName = "Not mine" }))
            Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
        foreach (var path in new[] { "changes", "access", "seals", "verification" })
        {
            using var closed = await pumper.GetAsync("/api/v1/audit/" + path);
            await closed.Refused(HttpStatusCode.Forbidden, "forbidden");
        }
        var auditor = await w.User("viewer");
        var entries = (await auditor.Json("/api/v1/audit/access?action=post&key=/companies")).GetProperty("items").EnumerateArray().ToArray();
        var entry = Assert.Single(entries);
        Assert.Equal(403, entry.GetProperty("status").GetInt32());
        Assert.Equal("forbidden", entry.GetProperty("code").GetString());
        var who = (await pumper.Json("/api/v1/auth/me")).GetProperty("id").GetGuid();
        Assert.Equal(who, entry.GetProperty("userId").GetGuid());
        // Reading the audit is read in the audit.
        var reads = (await w.Owner().Json("/api/v1/audit/access?action=get&key=/audit/access")).GetProperty("items").EnumerateArray().ToArray();
        Assert.Contains(reads, r => r.GetProperty("status").GetInt32() == 200);
    }

    [Fact]
    public async Task Nobody_rewrites_the_audit_not_even_its_owner()
    {
        var w = await World.New();
        foreach (var role in new[] { database.Shared.App!, database.Shared.Owner! })
            foreach (var table in new[] { "audit.change", "audit.access", "audit.seal" })
                foreach (var sql in new[] { $"update {table} set organization_id = organization_id", $"delete from {table}", $"truncate {table}" })
                {
                    await using var source = NpgsqlDataSource.Create(role + ";Pooling=false");
                    await using var connection = await source.OpenConnectionAsync();
                    await using (var scope = new NpgsqlCommand("select set_config('app.current_organization_id', $1, false)", connection) { Parameters = { new() { Value = w.OrganizationId.ToString() } } })
                        await scope.ExecuteNonQueryAsync();
                    await using var command = new NpgsqlCommand(sql, connection);
                    var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
                    Assert.Equal("42501", refused.SqlState);
                }
    }

    [Fact]
    public async Task Tampering_by_who_may_disable_the_trigger_is_found_by_the_verification()
    {
        var w = await World.New();
        await w.Owner().Make("companies", new { companyName = "Honest Oil" });
        var covered = await SealedAsync(w);
        var sound = await w.Owner().Json("/api/v1/audit/verification");
        Assert.True(sound.GetProperty("intact").GetBoolean(), sound.ToString());
        Assert.True(covered > 0 && sound.GetProperty("covered").GetInt64() >= covered, sound.ToString());
        Assert.Equal(64, sound.GetProperty("lastHash").GetString()!.Length);

        // The same hashes for a session that writes its dates in another way.
        Assert.Equal(0L, await w.TenantSql("""
            select (select count(*) from audit.seal s cross join lateral audit.fingerprint(s.previous_hash, s.from_transaction, s.before_transaction) f where f.hash <> s.hash)
              + case when set_config('timezone', 'Asia/Tokyo', false) || set_config('datestyle', 'German', false) is null then 1 else 0 end
              + (select count(*) from audit.seal s cross join lateral audit.fingerprint(s.previous_hash, s.from_transaction, s.before_transaction) f where f.hash <> s.hash)
            """));

        await w.TenantSql("""
            do $$ begin
              alter table audit.change disable trigger append_only;
              update audit.change set user_id = '00000000-0000-7000-8000-00000000dead' where table_name = 'assets.company';
              alter table audit.change enable trigger append_only;
            end $$
            """);
        var broken = await w.Owner().Json("/api/v1/audit/verification");
        Assert.False(broken.GetProperty("intact").GetBoolean());
        Assert.True(broken.GetProperty("firstBrokenSeal").GetInt64() > 0);
    }

    /// <summary>Seals until the company's entry is covered: other tests' transactions must end first.</summary>
    static async Task<long> SealedAsync(World w)
    {
        var organizations = w.Services.GetRequiredService<EachOrganization>();
        for (var tries = 0; tries < 200; tries++)
        {
            await organizations.RunOneAsync(w.OrganizationId, null, "audit-seal", (services, ct) => AuditSeal.SealAsync(services.GetRequiredService<TenantScope>(), ct), TestContext.Current.CancellationToken);
            if (await w.TenantSql("""
                select count(*) from audit.change c
                where table_name = 'assets.company' and c.transaction_id < (select max(before_transaction::text::numeric)::text::xid8 from audit.seal)
                """) is > 0L and var entries)
                return (long)entries;
        }
        return 0;
    }
}
