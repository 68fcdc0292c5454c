using Dealership.Contracts;
using Dealership.Csi.Cases;
using Dealership.Plugin;
using Dealership.TestKit;

namespace Dealership.Csi.Tests;

public sealed class CaseTests : IAsyncLifetime
{
    private static readonly AnswerCase.Form Answer = new() { Cause = "交车当天人手不足", Measure = "已致歉并补做讲解" };
    private static readonly CloseCase.Form Closing = new() { Recall = "satisfied", Coaching = "约定下月复看交车因子" };
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private async Task<Guid> LowScore(DemoPerson seller)
    {
        var (survey, _, _) = await _house.IsToBeAsked(seller);
        var interviewer = seller == Cast.Shu ? throw new ArgumentException("The seller cannot ask.") : Cast.Shu;
        Assert.True((await _house.Interviews(survey, CsiHouse.Answers(9, ("condition", 4), ("promise", 5), ("explained", 6)), by: interviewer)).Ok);
        await _house.Settle();
        return await _house.Sql<Guid>("select id from csi.cases where survey_id = @survey", new { survey });
    }

    [Fact]
    public async Task A_low_score_becomes_a_case_with_an_owner_and_a_clock()
    {
        var id = await LowScore(Cast.Wei);
        var view = (await _house.Read(Cast.Song, (CaseRecord r) => r.Show(id, default)))!;
        Assert.Equal(("delivery", Position.SalesManager, "open", false), (view.Case.Factor, view.Case.OwnerPosition, view.Case.State, view.Case.Late));
        Assert.Equal(_house.Clock.GetUtcNow().AddHours(24), view.Case.AnswerDue);
        Assert.Equal(_house.Clock.GetUtcNow().AddDays(3), view.Case.CloseDue);
        Assert.Contains("完好", view.Case.ThemeZh);
        Assert.Equal([Cast.Song.Name], view.Owners);
        Assert.Equal(1, await _house.Told("LowScoreRaised"));
        _house.Clock.Advance(TimeSpan.FromHours(25));
        Assert.True((await _house.Read(Cast.Song, (CaseRecord r) => r.Show(id, default)))!.Case.Late);
        Assert.Single((await _house.Read(Cast.Gao, (CaseList l) => l.Show(new("late"), default))).Rows);
    }

    [Fact]
    public async Task Whoever_answered_a_case_holds_it_until_it_is_verified()
    {
        var id = await LowScore(Cast.Wei);
        Assert.Empty(await Held(Cast.Song));
        await _house.Do(Cast.Song, (AnswerCase duty) => duty.Now(id, Answer, default));
        Assert.Equal($"/csi/cases/{id}", Assert.Single(await Held(Cast.Song)).Link);
        Assert.Empty(await Held(Cast.Wei));
        await _house.Do(Cast.Shu, (CloseCase duty) => duty.Now(id, Closing, default));
        Assert.Empty(await Held(Cast.Song));
    }

    private Task<IReadOnlyList<Held>> Held(DemoPerson who) => _house.Within((HeldCases cases) => cases.By(who.Id, default));

    [Fact]
    public async Task A_good_score_raises_no_case()
    {
        var (survey, _, _) = await _house.IsToBeAsked(Cast.Wei);
        Assert.True((await _house.Interviews(survey, CsiHouse.Answers(8))).Ok);
        Assert.Equal(0, await _house.Sql<int>("select count(*)::int from csi.cases"));
    }

    [Fact]
    public async Task The_owner_answers_the_officer_verifies_and_the_clock_stops()
    {
        var id = await LowScore(Cast.Wei);
        Assert.False((await _house.Do(Cast.Shu, (CloseCase duty) => duty.Now(id, Closing, default))).Ok); // not answered yet
        Assert.True((await _house.Do(Cast.Song, (AnswerCase duty) => duty.Now(id, Answer, default))).Ok);
        Assert.False((await _house.Do(Cast.Song, (AnswerCase duty) => duty.Now(id, Answer, default))).Ok);
        Assert.True((await _house.Do(Cast.Shu, (CloseCase duty) => duty.Now(id, Closing, default))).Ok);
        Assert.False((await _house.Do(Cast.Shu, (CloseCase duty) => duty.Now(id, Closing, default))).Ok);
        await _house.Settle();
        Assert.Equal((1, 1), (await _house.Told("LowScoreAnswered"), await _house.Told("LowScoreClosed")));
        _house.Clock.Advance(TimeSpan.FromDays(10));
        var view = (await _house.Read(Cast.Shu, (CaseRecord r) => r.Show(id, default)))!;
        Assert.Equal(("closed", false, Cast.Song.Name, Cast.Shu.Name), (view.Case.State, view.Case.Late, view.AnsweredBy, view.ClosedBy));
    }

    [Fact]
    public async Task Who_sold_the_car_never_answers_even_as_the_sales_manager_and_the_general_manager_does()
    {
        var id = await LowScore(Cast.Song);
        var refused = await _house.Do(Cast.Song, (AnswerCase duty) => duty.Now(id, Answer, default));
        Assert.Contains("被评价", Assert.Single(refused.Problems).Text.Zh);
        Assert.Null(await _house.Read(Cast.Song, (CaseRecord r) => r.Show(id, default)));
        Assert.True((await _house.Do(Cast.Gao, (AnswerCase duty) => duty.Now(id, Answer, default))).Ok);
    }

    [Fact]
    public async Task The_manager_sees_theme_and_factor_and_not_which_interview_it_was()
    {
        var id = await LowScore(Cast.Wei);
        Assert.Null((await _house.Read(Cast.Song, (CaseRecord r) => r.Show(id, default)))!.SurveyId);
        Assert.NotNull((await _house.Read(Cast.Shu, (CaseRecord r) => r.Show(id, default)))!.SurveyId);
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Read(Cast.Wei, (CaseList l) => l.Show(new(), default)));
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Do(Cast.Wei, (AnswerCase duty) => duty.Now(id, Answer, default)));
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Do(Cast.Song, (CloseCase duty) => duty.Now(id, Closing, default)));
    }

    [Fact]
    public async Task An_empty_answer_says_everything_that_is_missing()
    {
        var id = await LowScore(Cast.Wei);
        var refused = await _house.Do(Cast.Song, (AnswerCase duty) => duty.Now(id, new(), default));
        Assert.Equal(["Cause", "Measure"], refused.Problems.Select(p => p.Field));
    }

    [Fact]
    public async Task Another_store_sees_no_case()
    {
        var id = await LowScore(Cast.Wei);
        Assert.Null(await _house.Read(_house.As(Cast.Gao, Cast.OtherStore), (CaseRecord r) => r.Show(id, default)));
        Assert.Empty((await _house.Read(_house.As(Cast.Gao, Cast.OtherStore), (CaseList l) => l.Show(new(), default))).Rows);
    }
}
