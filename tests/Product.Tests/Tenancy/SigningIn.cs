using Pumpjack.Product.Tests.Fixtures;
using Xunit;

namespace Pumpjack.Product.Tests.Tenancy;

public sealed class SigningIn
{
    [Fact]
    public async Task A_registration_makes_an_organisation_and_signs_its_owner_in()
    {
        var w = await World.New();
        Assert.Equal("Bearer", w.OwnerTokens.TokenType);
        Assert.Equal(900, w.OwnerTokens.ExpiresIn);
        var me = await w.Owner().Json("/api/v1/auth/me");
        Assert.Equal(w.OwnerEmail, me.GetProperty("email").GetString());
        Assert.Equal(["owner"], me.GetProperty("roles").EnumerateArray().Select(r => r.GetString()));
        var home = me.GetProperty("organization");
        Assert.Equal(w.Name, home.GetProperty("name").GetString());
        Assert.Equal("America/Chicago", home.GetProperty("timeZone").GetString());
        Assert.Equal("07:00:00", home.GetProperty("gaugeTime").GetString());
        Assert.Equal("us", home.GetProperty("defaultUnits").GetString());
        Assert.False(me.TryGetProperty("wellIds", out _));
    }
}
