using System.Net;
using Dealership.TestKit;

namespace Dealership.Host.Tests.Security;

public sealed class OidcTests : IAsyncLifetime
{
    private TestHouse _house = null!;
    private Provider _provider = null!;
    private HostProcess _host = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (_house, _provider) = (await TestHouse.Open(), await Provider.Open());
        _host = await HostProcess.Start(_house.ConnectionString, null,
            ("Dealership__Oidc__Authority", _provider.Address), ("Dealership__Oidc__ClientId", Provider.Client), ("Dealership__Oidc__ClientSecret", Provider.Secret));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _provider.DisposeAsync();
        await _house.DisposeAsync();
    }

    private async Task<(Uri Landed, string Page)> Enter(string login)
    {
        _provider.Vouched = login;
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = _host.Url };
        var answer = await browser.GetAsync("/sign-in/provider", Ct);
        return (answer.RequestMessage!.RequestUri!, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct)));
    }

    [Fact]
    public async Task Whom_the_provider_vouches_for_is_let_in_with_the_rights_he_has_here_and_it_is_written_down()
    {
        var (landed, page) = await Enter(Cast.Lin.Login);
        Assert.Equal("/", landed.PathAndQuery);
        Assert.Contains(Cast.Lin.Name, page);
        Assert.Equal("provider", await _house.Sql<string>("select outcome from admin.sign_ins where person_id = @id", new { id = Cast.Lin.Id }));
    }

    [Fact]
    public async Task Nobody_is_made_up_from_a_claim()
    {
        var (landed, page) = await Enter("somebody-of-another-company");
        Assert.Equal("/sign-in", landed.AbsolutePath);
        Assert.Contains("refused=unknown", landed.Query);
        Assert.DoesNotContain("今日工作", page);
    }

    [Fact]
    public async Task The_sign_in_page_offers_it_beside_the_password()
    {
        using var browser = new HttpClient { BaseAddress = _host.Url };
        Assert.Contains("/sign-in/provider", await browser.GetStringAsync("/sign-in", Ct));
    }
}
