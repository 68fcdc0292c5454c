using Dealership.Admin.DutyRegister;
using Dealership.Admin.Obligations;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Schedule;

public sealed class GivenEvidenceTests : IAsyncLifetime
{
    private static readonly HandInFile.Taken Photo = new("联系单.jpg", [1, 2, 3], false);

    private TestHouse _house = null!;

    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.Open();
        await _house.Tick();
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    /// <summary>Today's, of a clause that nothing here proves yet: what passed between the departments, due in the evening.</summary>
    private async Task<Guid> Slips(string clause = "AD-2") => (await Obligations.Ledger.All(_house, clause))[0].Id;

    private Task<string> State(Guid id) => _house.Sql<string>("select state from admin.obligations_at(1, @now) where id = @id", new { id, now = _house.Clock.GetUtcNow() });

    [Fact]
    public async Task The_holder_says_it_was_done_and_it_counts_as_his_own_word()
    {
        var slips = await Slips();
        Assert.Equal("Words", Assert.Single((await _house.Do(Cast.An, (SayDone d) => d.Now(slips, new() { Words = "转了" }, default))).Problems).Field);
        Assert.True((await _house.Do(Cast.An, (SayDone d) => d.Now(slips, new() { Words = "三张联系单都已转到，两张办结" }, default))).Ok);
        Assert.Equal("on-time", await State(slips));
        var duty = await _house.Read(Cast.Gao, (DutyRecord r) => r.Show("AD-2", default));
        Assert.Equal([("own", 1)], duty!.Mix);
    }

    [Fact]
    public async Task Nobody_vouches_for_himself_and_a_stranger_to_the_position_for_nobody()
    {
        var slips = await Slips();
        Assert.False((await _house.Do(Cast.An, (Vouch d) => d.Now(slips, new() { Words = "我自己看到的" }, default))).Ok);
        Assert.False((await _house.Do(Cast.Lin, (Vouch d) => d.Now(slips, new() { Words = "我也看到了" }, default))).Ok);
        Assert.True((await _house.Do(Cast.Gao, (Vouch d) => d.Now(slips, new() { Words = "我在场，转得很清楚" }, default))).Ok);
        Assert.Equal("second", await _house.Sql<string>("select grade from admin.evidence where store_id = 1"));
    }

    [Fact]
    public async Task The_same_photo_proves_one_thing_once()
    {
        _house.Clock.Advance(TimeSpan.FromMinutes(5)); // past ten, when the maker's bulletins were to be read
        var (second, first) = (await Slips(), await Slips("AD-5"));
        Assert.True((await _house.Do(Cast.An, (HandInFile d) => d.Now(second, Photo, default))).Ok);
        var again = await _house.Do(Cast.An, (HandInFile d) => d.Now(first, Photo with { Name = "另一张.jpg" }, default));
        Assert.Contains("已经作过凭证", Assert.Single(again.Problems).Text.Zh);
        Assert.True((await _house.Do(Cast.An, (HandInFile d) => d.Now(first, Photo with { Content = [1, 2, 4] }, default))).Ok);
        Assert.Equal("done-late", await State(first));
    }

    [Theory]
    [InlineData("联系单.exe", false)]
    [InlineData("联系单.jpg", true)]
    public async Task A_file_of_another_kind_or_too_large_is_refused_beside_the_field(string name, bool tooLarge)
    {
        var refused = await _house.Do(Cast.An, (HandInFile d) => d.Now(Slips().Result, new(name, [1], tooLarge), default));
        Assert.Equal("File", Assert.Single(refused.Problems).Field);
    }

    [Fact]
    public async Task A_file_is_opened_by_whom_the_obligation_concerns_and_by_nobody_else()
    {
        var slips = await Slips();
        await _house.Do(Cast.An, (HandInFile d) => d.Now(slips, Photo, default));
        var file = await _house.Sql<Guid>("select id from admin.evidence_files");
        Assert.Equal(Photo.Content, (await _house.Read(Cast.Gao, (EvidenceFile f) => f.Open(slips, file, default)))!.Content);
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Read(Cast.Wei, (EvidenceFile f) => f.Open(slips, file, default)));
    }

    [Fact]
    public async Task What_the_business_proves_is_never_ticked()
    {
        var delivery = await _house.HandedOver(Wednesday(9));
        var call = (await _house.Obligation(delivery)).Id;
        var refused = await _house.Do(Cast.Lin, (SayDone d) => d.Now(call, new() { Words = "电话打过了，客户很满意" }, default));
        Assert.Contains("业务记录", Assert.Single(refused.Problems).Text.Zh);
    }

    [Fact]
    public async Task When_its_time_has_passed_nothing_is_handed_in_any_more()
    {
        var slips = await Slips();
        _house.Clock.SetUtcNow(March(5, 0, 1));
        Assert.Contains("豁免", Assert.Single((await _house.Do(Cast.An, (SayDone d) => d.Now(slips, new() { Words = "昨天的联系单其实都转了" }, default))).Problems).Text.Zh);
    }
}
