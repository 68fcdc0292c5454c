using Dealership.Contracts.Csi;
using Dealership.Csi.Scores;
using Dealership.Csi.Settings;
using Dealership.Csi.Templates;
using Dealership.Plugin;
using Dealership.TestKit;

namespace Dealership.Csi.Tests;

public sealed class BoardTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private Task<SatisfactionSummary?> Ask() =>
        _house.Ask(Cast.Gao, (ISatisfaction satisfaction) => satisfaction.Between(new(2026, 3, 1), new(2026, 4, 1), default));

    [Fact]
    public async Task With_nobody_asked_there_is_no_score_and_not_a_zero()
    {
        Assert.Null(await Ask());
        var board = await _house.Read(Cast.Gao, (ScoreBoard b) => b.Show(default));
        Assert.True(board.Empty);
        Assert.Equal(12, board.Months.Count);
        Assert.Equal(7, board.Template.Factors.Count);
    }

    [Fact]
    public async Task Two_interviews_are_averaged_by_factor_and_stand_beside_what_they_rest_on()
    {
        var (one, _, _) = await _house.HandsOver(Cast.Wei);
        var (two, _, _) = await _house.HandsOver(Cast.Hua, phone: "13800138010");
        await _house.HandsOver(Cast.Hua, phone: "13800138011");
        _house.Clock.Advance(TimeSpan.FromDays(9));
        Assert.True((await _house.Interviews(one, CsiHouse.Answers(8))).Ok);
        Assert.True((await _house.Interviews(two, CsiHouse.Answers(10, ("online", 0)))).Ok);
        var summary = (await Ask())!;
        // Six factors at 900; nobody but the first met the store online: (82 × 900 + 18 × 800) / 100.
        Assert.Equal((882m, 2, 3, 0), (summary.Index, summary.Interviews, summary.Sampled, summary.OpenCases));
        Assert.Equal(("online", 800m, 1), (summary.Factors[0].Factor, summary.Factors[0].Score, summary.Factors[0].Answers));
        Assert.Equal(["online", "before-visit", "reception", "looking", "test-drive", "deal", "delivery"], summary.Factors.Select(f => f.Factor));
        var basis = (await _house.Read(Cast.Gao, (ScoreBoard b) => b.Show(default))).Months[^1].Basis;
        Assert.Equal((3, 3, 3, 2, 2, 100), (basis.HandedOver, basis.Sampled, basis.Due, basis.Held, basis.Straight, basis.MedianSeconds));
        var rows = await _house.Read(Cast.Song, (ScoreRows r) => r.Show(new(new(2026, 3, 1), "online"), default));
        Assert.Equal((1, 800m), (rows.Total, rows.Rows.Single().Interview.Score));
        Assert.Equal([Cast.Hua.Name, Cast.Wei.Name], (await _house.Read(Cast.Song, (ConsultantScores s) => s.Show(null, default))).Select(l => l.Name));
    }

    [Fact]
    public async Task Scores_by_consultant_are_kept_from_who_may_not_see_them_also_by_filter()
    {
        var (one, _, _) = await _house.IsToBeAsked(Cast.Wei);
        Assert.True((await _house.Interviews(one, CsiHouse.Answers(8))).Ok);
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Read(Cast.Ke, (ConsultantScores s) => s.Show(null, default)));
        var rows = await _house.Read(Cast.Ke, (ScoreRows r) => r.Show(new(Consultant: Cast.Hua.Id), default));
        Assert.Equal(1, rows.Total); // the filter is not obeyed
        Assert.Null(rows.Rows.Single().Consultant);
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Read(Cast.Wei, (ScoreBoard b) => b.Show(default)));
    }

    [Fact]
    public async Task A_new_version_weighs_who_is_sampled_from_now_on_and_nobody_before()
    {
        var (before, _, _) = await _house.HandsOver(Cast.Wei);
        var weights = Standard.Template.Factors.ToDictionary(f => f.Code, f => (decimal?)(f.Code == "delivery" ? 40 : 10));
        Assert.True((await _house.Do(Cast.Shu, (NewVersion duty) => duty.Now(new() { Weights = weights, Note = "突出交车" }, default))).Ok);
        var (after, _, _) = await _house.HandsOver(Cast.Wei, phone: "13800138012");
        _house.Clock.Advance(TimeSpan.FromDays(9));
        foreach (var survey in new[] { before, after })
            Assert.True((await _house.Interviews(survey, CsiHouse.Answers(8, ("promise", 9), ("condition", 9), ("explained", 9), ("adviser", 9)))).Ok);
        Assert.Equal(820, await _house.Sql<decimal>("select score from csi.completions where survey_id = @before", new { before }));
        Assert.Equal(840, await _house.Sql<decimal>("select score from csi.completions where survey_id = @after", new { after }));
        Assert.Equal([2, 1], (await _house.Read(Cast.Gao, (TemplateSheet t) => t.Show(null, default))).Editions.Select(e => e.Edition.Version));
    }

    [Fact]
    public async Task The_weights_of_a_version_may_not_exceed_100_and_each_is_above_nothing()
    {
        var weights = Standard.Template.Factors.ToDictionary(f => f.Code, f => (decimal?)f.Weight);
        weights["deal"] = 17;
        var over = await _house.Do(Cast.Shu, (NewVersion duty) => duty.Now(new() { Weights = weights, Note = "试" }, default));
        Assert.Contains("101", Assert.Single(over.Problems).Text.En);
        weights["deal"] = 0;
        Assert.Equal(["deal", "Note"], (await _house.Do(Cast.Shu, (NewVersion duty) => duty.Now(new() { Weights = weights }, default))).Problems.Select(p => p.Field));
    }

    [Fact]
    public async Task A_line_holds_from_its_day_on()
    {
        var form = new ChangeSetting.Form
        {
            Since = new(2026, 3, 10),
            DaysAfter = 8,
            DueDays = 15,
            ItemLine = 6,
            FactorLine = 700,
            IndexLine = 950,
            AnswerHours = 12,
            CloseHours = 48,
            LinkDays = 3,
        };
        Assert.True((await _house.Do(Cast.Shu, (ChangeSetting duty) => duty.Now(form, default))).Ok);
        Assert.Equal(800, (await _house.Read(Cast.Gao, (TemplateSheet t) => t.Show(null, default))).Lines.IndexLine);
        var (survey, _, _) = await _house.IsToBeAsked(Cast.Wei);
        Assert.True((await _house.Interviews(survey, CsiHouse.Answers(9))).Ok);
        Assert.Equal(TimeSpan.FromHours(12), await _house.Sql<TimeSpan>("select answer_due - raised_at from csi.cases"));
        form.DueDays = 5;
        form.Since = new(2026, 1, 1);
        Assert.Equal(["Since", "DueDays"], (await _house.Do(Cast.Shu, (ChangeSetting duty) => duty.Now(form, default))).Problems.Select(p => p.Field));
    }
}
