using System.Security.Cryptography;
using Dealership.Admin.Obligations;
using Dealership.Admin.Supervision;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Supervision;

/// <summary>
/// From Wednesday, 4 to Sunday, 8 March twelve buyers are called (CS-6) by Lin; on Monday the customer service manager Ke owes her
/// weekly look (CM-3), five records at a time.
/// </summary>
public sealed class SampleTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.Open();
        await _house.Twice();
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task The_digest_of_the_seed_is_shown_before_the_period_whose_sample_it_draws()
    {
        await _house.TwelveCalls();
        var before = await Scope();
        Assert.True(before.CommittedAt < March(5, 0));
        Assert.Null(before.Last);
        await _house.MondayMorning();
        var sample = await _house.Sample("CM-3");
        Assert.Equal(before.NextDigest, sample.Sample.SeedDigest);
        Assert.NotEqual(before.NextDigest, (await Scope()).NextDigest);
        Assert.Equal((12, 5), (sample.Sample.Population, sample.Lines.Count));
        Assert.Equal(5, sample.Lines.Select(l => l.EvidenceId).Distinct().Count());
        Assert.All(sample.Lines, l => Assert.StartsWith("/customer-service/follow-ups/", l.Link));
    }

    [Fact]
    public async Task Nothing_is_drawn_for_a_period_that_began_before_its_seed()
    {
        Assert.Equal(0, await _house.Sql<int>("select count(*)::int from admin.samples"));
        Assert.NotEmpty(await Obligations.Ledger.All(_house, "SM-8"));
    }

    [Fact]
    public async Task The_seed_is_secret_until_the_period_is_over_and_then_everybody_draws_the_same()
    {
        await _house.TwelveCalls();
        await _house.MondayMorning();
        var id = (await _house.Sample("CM-3")).Sample.Id;
        var early = (await Check(id))!;
        Assert.Equal(((string?)null, (bool?)null, true), (early.Seed, early.SeedFits, early.RecordsFit));
        _house.Clock.SetUtcNow(March(16, 0));
        var late = (await Check(id))!;
        Assert.True(late.Fits);
        Assert.Equal(late.Sample.Sample.SeedDigest, Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(late.Seed!))));
        Assert.Equal(late.Sample.Lines.Select(l => l.EvidenceId), Drawing.Order(Convert.FromHexString(late.Seed!), late.Order.Select(o => o.Id)).Take(5).Select(o => o.Id));
    }

    [Theory]
    [InlineData("update admin.samples set population = population[2:] where id = @id; select 1")]
    [InlineData("update admin.sample_lines set evidence_id = (select p from admin.samples, unnest(population) p where id = @id and p not in (select evidence_id from admin.sample_lines) limit 1) where rank = 1 and sample_id = @id; select 1")]
    [InlineData("update admin.sampling_seeds set seed = sha256('another') where clause_code = 'CM-3'; select 1")]
    public async Task Whoever_changes_a_sample_afterwards_is_found_out(string meddling)
    {
        await _house.TwelveCalls();
        await _house.MondayMorning();
        var id = (await _house.Sample("CM-3")).Sample.Id;
        await _house.Sql<int>(meddling, new { id });
        _house.Clock.SetUtcNow(March(16, 0));
        Assert.False((await Check(id))!.Fits);
    }

    [Fact]
    public async Task Two_hosts_at_once_draw_one_sample()
    {
        await _house.TwelveCalls();
        _house.Clock.SetUtcNow(March(9, 0, 1));
        await _house.Tick();
        _house.Clock.Advance(TimeSpan.FromMinutes(6));
        await Task.WhenAll(_house.Tick(), _house.Tick());
        _house.Clock.Advance(TimeSpan.FromMinutes(6));
        await Task.WhenAll(_house.Tick(), _house.Tick());
        Assert.Equal(1, await _house.Sql<int>("select count(*)::int from admin.samples where store_id = 1 and clause_code = 'CM-3'"));
        Assert.Equal(2, await _house.Sql<int>("select count(*)::int from admin.sampling_seeds where store_id = 1 and clause_code = 'CM-3'"));
    }

    [Fact]
    public async Task A_struck_call_and_what_comes_after_the_drawing_are_not_drawn_from()
    {
        var calls = await _house.TwelveCalls();
        await _house.Struck(calls[0].Delivery, calls[0].Call);
        await _house.MondayMorning();
        Assert.Equal(11, (await _house.Sample("CM-3")).Sample.Population);
        await _house.Called(await _house.HandedOver(March(7, 9)), March(8, 12));
        await _house.Twice();
        Assert.Equal(11, (await _house.Sample("CM-3")).Sample.Population);
    }

    [Fact]
    public async Task Where_those_overseen_left_no_record_there_is_nothing_to_sample_and_no_share()
    {
        _house.Clock.SetUtcNow(March(5, 0, 1));
        await _house.Twice();
        var list = await _house.Read(Cast.Song, (SampleList l) => l.Show("all", null, default));
        Assert.Equal("nothing", list.Scopes.Single(s => s.Code == "SM-4").Last!.State);
        Assert.Empty(list.Rows);
        _house.Clock.SetUtcNow(March(6, 9));
        Assert.Empty((await _house.Read(Cast.Gao, (SupervisionQuality q) => q.Show(null, null, default))).Rows);
    }

    [Fact]
    public async Task Another_store_neither_sees_a_sample_nor_judges_it()
    {
        await _house.TwelveCalls();
        await _house.MondayMorning();
        var id = (await _house.Sample("CM-3")).Sample.Id;
        var there = _house.As(Cast.Ke, Cast.OtherStore);
        Assert.Null(await _house.Read(there, (SampleRecord r) => r.Show(id, default)));
        Assert.False((await _house.Do(there, (JudgeLine j) => j.Now(id, 1, new() { Verdict = "agree" }, null, default))).Ok);
        Assert.Empty((await _house.Read(there, (SampleList l) => l.Show("all", null, default))).Rows);
    }

    [Fact]
    public async Task Those_overseen_do_not_see_what_was_drawn()
    {
        await _house.TwelveCalls();
        await _house.MondayMorning();
        var id = (await _house.Sample("CM-3")).Sample.Id;
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Read(Cast.Lin, (SampleRecord r) => r.Show(id, default)));
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Read(Cast.Lin, (SampleCheck c) => c.Show(id, default)));
    }

    private async Task<SampleList.Scope> Scope() => (await _house.Read(Cast.Ke, (SampleList l) => l.Show(null, null, default))).Scopes.Single(s => s.Code == "CM-3");

    private Task<SampleCheck.View?> Check(Guid id) => _house.Read(Cast.Gao, (SampleCheck c) => c.Show(id, default));
}
