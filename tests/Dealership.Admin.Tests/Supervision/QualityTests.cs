using Dealership.Admin.Supervision;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Supervision;

public sealed class QualityTests : IAsyncLifetime
{
    private TestHouse _house = null!;
    private Guid _sample;

    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.Open();
        await _house.Twice();
        await _house.TwelveCalls();
        await _house.MondayMorning();
        _sample = (await _house.Sample("CM-3")).Sample.Id;
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private Task<SupervisionQuality.View> Quality => _house.Read(Cast.Gao, (SupervisionQuality q) => q.Show(new(2026, 3, 9), new(2026, 3, 16), default));

    private async Task<SupervisionQuality.Row> Ke() => (await Quality).Rows.Single(r => r.Clause == "CM-3");

    private Task<Outcome> Set(int never, DateOnly? from = null) => _house.Do(Cast.Gao, (SetOversight s) => s.Now(new() { NeverFrom = never, ExemptShare = 20, EffectiveFrom = from }, default));

    private async Task<int> Rows(string? verdict) =>
        (await _house.Read(Cast.Gao, (JudgedLines l) => l.Show(new(new(2026, 3, 9), new(2026, 3, 16), "CM-3", Cast.Ke.Id, verdict), default))).Rows.Count;

    [Fact]
    public async Task A_sample_counts_line_by_line_and_what_is_not_due_does_not_lower_the_share()
    {
        Assert.DoesNotContain((await Quality).Rows, r => r.Clause == "CM-3");
        await _house.Judge(Cast.Ke, _sample, 1);
        await _house.Judge(Cast.Ke, _sample, 2, "disagree", "没有问到满意度");
        Assert.Equal((2, 2, 1), (await Ke() is var early ? (early.Drawn, early.Judged, early.Disagreed) : default));
        _house.Clock.SetUtcNow(March(14, 9));
        Assert.Equal((5, 2, 1), (await Ke() is var late ? (late.Drawn, late.Judged, late.Disagreed) : default));
        Assert.Equal((5, 2, 1, 1, 3), (await Rows(null), await Rows("judged"), await Rows("agree"), await Rows("disagree"), await Rows("undone")));
    }

    [Fact]
    public async Task Who_never_disagrees_is_shown_from_so_many_on_and_earlier_reports_keep_their_line()
    {
        foreach (var rank in Enumerable.Range(1, 5)) await _house.Judge(Cast.Ke, _sample, rank);
        Assert.False((await Ke()).Never((await Quality).Rule));
        Assert.True((await Set(5, new(2026, 3, 15))).Ok);
        Assert.True((await Ke()).Never((await Quality).Rule));
        var before = await _house.Read(Cast.Gao, (SupervisionQuality q) => q.Show(new(2026, 3, 9), new(2026, 3, 15), default));
        Assert.False(before.Rows.Single(r => r.Clause == "CM-3").Never(before.Rule));
    }

    [Fact]
    public async Task One_disagreement_is_enough_not_to_be_one_who_never_disagrees()
    {
        await Set(5);
        foreach (var rank in Enumerable.Range(1, 4)) await _house.Judge(Cast.Ke, _sample, rank);
        await _house.Judge(Cast.Ke, _sample, 5, "disagree", "客户没有接到电话");
        Assert.False((await Ke()).Never((await Quality).Rule));
    }

    [Fact]
    public async Task A_line_is_neither_set_back_in_time_nor_by_anybody_else_nor_to_nonsense()
    {
        Assert.Equal("EffectiveFrom", Assert.Single((await Set(5, new(2026, 3, 8))).Problems).Field);
        Assert.Equal("NeverFrom", Assert.Single((await Set(0)).Problems).Field);
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Do(Cast.Ke, (SetOversight s) => s.Now(new() { NeverFrom = 1, ExemptShare = 1 }, default)));
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Read(Cast.Ke, (SupervisionQuality q) => q.Show(null, null, default)));
    }
}
