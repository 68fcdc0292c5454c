using Dealership.Admin.DutyRegister;
using Dealership.Admin.Obligations;
using Dealership.Admin.Supervision;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Supervision;

public sealed class JudgeTests : IAsyncLifetime
{
    private TestHouse _house = null!;
    private Guid _sample, _owed;

    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.Open();
        await _house.Twice();
        await _house.TwelveCalls();
        await _house.MondayMorning();
        _sample = (await _house.Sample("CM-3")).Sample.Id;
        _owed = (await Obligations.Ledger.All(_house, "CM-3")).Single(o => o.Link.EndsWith(_sample.ToString(), StringComparison.Ordinal)).Id;
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task The_whole_sample_proves_the_duty_as_a_second_persons_word()
    {
        foreach (var rank in Enumerable.Range(1, 4)) Assert.True((await _house.Judge(Cast.Ke, _sample, rank)).Ok);
        Assert.Equal("open", await State());
        Assert.True((await _house.Judge(Cast.Ke, _sample, 5, "disagree", "录音里客户并没有被问到满意度")).Ok);
        Assert.Equal("on-time", await State());
        _house.Clock.SetUtcNow(March(13, 12));
        Assert.Equal([("second", 1)], (await _house.Read(Cast.Gao, (DutyRecord r) => r.Show("CM-3", default)))!.Mix);
        Assert.Equal("从12条中抽查5条：认可4，不认可1", await _house.Sql<string>("select words from admin.evidence where store_id = 1 and clause_code = 'CM-3'"));
    }

    [Fact]
    public async Task Nobody_ticks_a_duty_for_which_a_sample_was_drawn()
    {
        var ticked = await _house.Do(Cast.Ke, (SayDone d) => d.Now(_owed, new() { Words = "本周已经监控过服务质量" }, default));
        Assert.Contains("抽样", Assert.Single(ticked.Problems).Text.Zh);
        Assert.False((await _house.Do(Cast.Gao, (Vouch d) => d.Now(_owed, new() { Words = "我看到她监控了" }, default))).Ok);
    }

    [Fact]
    public async Task To_disagree_takes_words_and_to_say_nothing_is_no_verdict()
    {
        Assert.Equal("Words", Assert.Single((await _house.Judge(Cast.Ke, _sample, 1, "disagree", "不行")).Problems).Field);
        Assert.Equal("Verdict", Assert.Single((await _house.Judge(Cast.Ke, _sample, 1, "maybe")).Problems).Field);
        Assert.Equal(0, (await _house.Sample("CM-3")).Judged);
    }

    [Fact]
    public async Task A_photo_of_what_was_found_is_kept_and_opened_by_who_may_see_the_sample()
    {
        Assert.Equal("File", Assert.Single((await _house.Judge(Cast.Ke, _sample, 1, "disagree", "通话记录为空", new("录音.exe", [7], false))).Problems).Field);
        Assert.True((await _house.Judge(Cast.Ke, _sample, 1, "disagree", "通话记录为空", new("截图.png", [7, 7], false))).Ok);
        var again = await _house.Judge(Cast.Ke, _sample, 2, "disagree", "通话记录为空", new("截图2.png", [7, 7], false));
        Assert.Equal("File", Assert.Single(again.Problems).Field);
        var file = (await _house.Sample("CM-3")).Lines[0].FileId!.Value;
        Assert.Equal([7, 7], (await _house.Read(Cast.Gao, (SampleFile f) => f.Open(_sample, file, default)))!.Content);
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Read(Cast.Lin, (SampleFile f) => f.Open(_sample, file, default)));
    }

    [Fact]
    public async Task Only_who_oversees_and_those_above_may_say()
    {
        Assert.False((await _house.Judge(Cast.Song, _sample, 1)).Ok);
        Assert.False((await _house.Judge(Cast.Lin, _sample, 1)).Ok);
        Assert.True((await _house.Judge(Cast.Gao, _sample, 1)).Ok);
        Assert.False((await _house.Judge(Cast.Ke, _sample, 1, "disagree", "我看法不同")).Ok);
    }

    [Fact]
    public async Task Nobody_judges_his_own_work()
    {
        // Lin, who made every call, stands in for her manager.
        var both = Cast.Lin with { Positions = [Position.CustomerServiceOfficer, Position.CustomerServiceManager] };
        Assert.Contains("自己做的", Assert.Single((await _house.Judge(both, _sample, 1)).Problems).Text.Zh);
    }

    [Fact]
    public async Task What_the_overseer_did_himself_is_not_drawn_for_him()
    {
        await _house.Sql<int>("update admin.evidence set by_person = @ke where store_id = 1 and clause_code = 'CS-6' and at < @at; select 1", new { ke = Cast.Ke.Id, at = March(6, 0) });
        await _house.Sql<int>("delete from admin.sample_lines; delete from admin.samples; delete from admin.sampling_seeds where turn > 1; select 1");
        await _house.Twice();
        Assert.Equal(8, (await _house.Sample("CM-3")).Sample.Population);
    }

    [Fact]
    public async Task A_word_may_be_changed_until_the_sample_is_done_and_never_after()
    {
        Assert.True((await _house.Judge(Cast.Ke, _sample, 1)).Ok);
        Assert.True((await _house.Judge(Cast.Ke, _sample, 1, "disagree", "再听录音，承诺没有兑现")).Ok);
        foreach (var rank in Enumerable.Range(2, 4)) Assert.True((await _house.Judge(Cast.Ke, _sample, rank)).Ok);
        Assert.False((await _house.Judge(Cast.Ke, _sample, 1)).Ok);
        Assert.Equal("disagree", (await _house.Sample("CM-3")).Lines[0].Verdict);
    }

    [Fact]
    public async Task The_last_two_words_given_at_the_same_instant_prove_the_duty_once()
    {
        foreach (var rank in Enumerable.Range(1, 3)) await _house.Judge(Cast.Ke, _sample, rank);
        var both = await _house.AtOnce("select 1 from admin.samples where id = @id for update", new { id = _sample },
            () => _house.Judge(Cast.Ke, _sample, 4), () => _house.Judge(Cast.Gao, _sample, 5));
        Assert.All(both, o => Assert.True(o.Ok));
        Assert.Equal(1, await _house.Sql<int>("select count(*)::int from admin.evidence where store_id = 1 and clause_code = 'CM-3'"));
    }

    [Fact]
    public async Task After_the_period_nothing_is_said_any_more()
    {
        _house.Clock.SetUtcNow(March(16, 0));
        Assert.Contains("已经结束", Assert.Single((await _house.Judge(Cast.Ke, _sample, 1)).Problems).Text.Zh);
    }

    private Task<string> State() => _house.Sql<string>("select state from admin.obligations_at(1, @now) where id = @owed", new { owed = _owed, now = _house.Clock.GetUtcNow() });
}
