using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using Dealership.TestKit;
using Npgsql;

namespace Dealership.Host.Tests.Web;

/// <summary>Requests as nobody should send them, and the number with which the real host answers.</summary>
public sealed partial class AnswersTests(AnswersTests.Site site) : IClassFixture<AnswersTests.Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>One host for all: none of these requests changes anything.</summary>
    public sealed class Site : IAsyncLifetime
    {
        public TestHouse House { get; private set; } = null!;

        public HostProcess Host { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            House = await TestHouse.Open();
            Host = await HostProcess.Start(House.ConnectionString);
        }

        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            await House.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_page_of_a_record_that_is_not_there_is_a_404_and_one_without_the_right_a_403()
    {
        using var song = await As(Cast.Song.Id);
        using var shu = await As(Cast.Shu.Id);
        Assert.Equal(HttpStatusCode.NotFound, (await song.GetAsync($"/sales/orders/{Guid.NewGuid()}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await song.GetAsync("/sales/orders", Ct)).StatusCode);
        var closed = await shu.GetAsync("/sales/orders/new", Ct);
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
        Assert.Contains("“录入订单”", System.Net.WebUtility.HtmlDecode(await closed.Content.ReadAsStringAsync(Ct)), StringComparison.Ordinal); // the right by its name
    }

    [Fact]
    public async Task A_page_comes_packed_and_a_browser_keeps_its_look_until_it_changes()
    {
        using var song = await As(Cast.Song.Id);
        song.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
        using var html = new StreamReader(new BrotliStream(await song.GetStreamAsync("/sales/orders", Ct), CompressionMode.Decompress));
        var look = LookFiles().Matches(await html.ReadToEndAsync(Ct)).Select(m => m.Value).ToArray();
        Assert.Equal(2, look.Length);
        foreach (var file in look)
        {
            var sent = await song.GetAsync(file, Ct);
            Assert.Equal("br", Assert.Single(sent.Content.Headers.ContentEncoding));
            Assert.Contains("immutable", sent.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
        song.DefaultRequestHeaders.AcceptEncoding.Clear();
        Assert.Contains("@media print", await song.GetStringAsync(look[0], Ct), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"_look/dealership\.(css|js)\?v=[0-9a-f]{8}")]
    private static partial Regex LookFiles();

    [Fact]
    public async Task A_page_that_reads_its_record_after_it_was_begun_is_no_404()
    {
        using var an = await As(Cast.An.Id);
        Assert.Equal(HttpStatusCode.OK, (await an.GetAsync($"/admin/people/{Cast.Song.Id}", Ct)).StatusCode);
    }

    [Theory]
    [InlineData("/sales/funnel?consultant=somebody")]
    [InlineData("/sales/plans/new?year=next")]
    [InlineData("/csi/scores?month=2026-13-01")]
    [InlineData("/sales/orders/new?quote=3f0a7a0e-6f5b-4d39-9a51-0d6c1f9f6f11")]
    public async Task What_cannot_be_read_in_an_address_is_as_if_it_were_not_there(string address)
    {
        using var song = await As(Cast.Song.Id);
        Assert.Equal(HttpStatusCode.OK, (await song.GetAsync(address, Ct)).StatusCode);
    }

    [Fact]
    public async Task What_no_book_can_hold_is_refused_and_carries_the_headers_of_every_answer()
    {
        using var song = await As(Cast.Song.Id);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/sales/vehicles") { Content = JsonContent.Create(new { vin = "LSVAA49J132047371", modelCode = "TC31", colour = "a\0b" }) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        var refused = await song.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(0, await site.House.Sql<int>("select count(*)::int from sales.vehicles"));
        Assert.Equal("DENY", Assert.Single(refused.Headers.GetValues("X-Frame-Options")));
        var page = await song.GetAsync("/sales/vehicles?q=%00", Ct);
        Assert.True((int)page.StatusCode < 500, $"{page.StatusCode}");
        Assert.Equal("DENY", Assert.Single(page.Headers.GetValues("X-Frame-Options")));
    }

    [Fact]
    public async Task A_list_that_a_form_always_has_is_not_sent_as_nothing_and_a_day_is_of_an_era_in_which_cars_are_sold()
    {
        using var song = await As(Cast.Song.Id);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/sales/stock/week") { Content = JsonContent.Create(new { cars = (string[]?)null }) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        Assert.Equal(HttpStatusCode.BadRequest, (await song.SendAsync(request, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await song.GetAsync("/api/admin/load?week=9999-12-31", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_file_is_refused_as_a_whole_before_it_begins()
    {
        using var shu = await As(Cast.Shu.Id);
        Assert.Equal(HttpStatusCode.Forbidden, (await shu.GetAsync("/api/sales/orders/export", Ct)).StatusCode);
    }

    [Fact]
    public async Task Who_asks_for_eight_things_at_once_is_looked_up_once()
    {
        using var song = await As(Cast.Song.Id);
        await using var somebody = new NpgsqlConnection(site.House.ConnectionString);
        await somebody.OpenAsync(Ct);
        await using var holding = await somebody.BeginTransactionAsync(Ct);
        await somebody.ExecuteAsync("lock table admin.tokens in access exclusive mode", transaction: holding);
        var asked = Enumerable.Range(0, 8).Select(_ => song.GetAsync("/api/admin/me", Ct)).ToArray();
        await site.House.UntilWaiting(query: "token_of");
        await Task.Delay(500, Ct); // for seven others to come as far
        Assert.Equal(1, await site.House.Waiting("token_of"));
        await holding.RollbackAsync(Ct);
        foreach (var answer in await Task.WhenAll(asked)) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<HttpClient> As(Guid person)
    {
        var token = Guid.NewGuid().ToString();
        await using var connection = new NpgsqlConnection(site.House.ConnectionString);
        await connection.ExecuteAsync("insert into admin.tokens (store_id, id, person_id, name, hash, made_at, expires_at) values (1, gen_random_uuid(), @person, 'test', @hash, '2020-01-01', '2100-01-01')",
            new { person, hash = SHA256.HashData(Encoding.UTF8.GetBytes(token)) });
        return new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site.Host.Url, DefaultRequestHeaders = { Authorization = new("Bearer", token) } };
    }
}
