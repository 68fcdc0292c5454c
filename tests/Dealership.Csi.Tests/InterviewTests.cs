using Dealership.Csi.Surveys;
using Dealership.Plugin;
using Dealership.TestKit;

namespace Dealership.Csi.Tests;

public sealed class InterviewTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task An_interview_is_scored_told_once_and_proves_CSI_1()
    {
        var (survey, _, _) = await _house.IsToBeAsked(Cast.Wei);
        var key = Guid.CreateVersion7();
        Assert.True((await _house.Interviews(survey, CsiHouse.Answers(9), key: key)).Ok);
        Assert.True((await _house.Interviews(survey, CsiHouse.Answers(9), key: key)).Ok); // the same press again
        Assert.False((await _house.Interviews(survey, CsiHouse.Answers(9))).Ok);          // another one
        var view = (await _house.Read(Cast.Shu, (SurveyRecord record) => record.Show(survey, default)))!;
        Assert.Equal(("held", "phone", 900m, false, 100, "都挺好"),
            (view.Survey.State, view.Survey.Source, view.Survey.Index, view.Survey.Low, view.Survey.Seconds, view.Survey.Verbatim));
        Assert.Equal(7, await _house.Sql<int>("select count(*)::int from csi.factor_scores"));
        await _house.Settle();
        Assert.Equal(1, await _house.Told("SurveyCompleted"));
    }

    [Fact]
    public async Task An_interview_that_breaks_off_is_resumed_where_it_stopped()
    {
        var (survey, _, _) = await _house.IsToBeAsked(Cast.Wei);
        Assert.True((await _house.Interviews(survey, new() { ["greeted"] = 8, ["needs"] = 9 }, finish: false)).Ok);
        var sheet = (await _house.Read(Cast.Shu, (InterviewSheet s) => s.Show(survey, default)))!;
        Assert.Equal(new Dictionary<string, int> { ["greeted"] = 8, ["needs"] = 9 }, sheet.Answers);
        var early = await _house.Interviews(survey, [], finish: true);
        Assert.Equal(9, early.Problems.Count); // eleven questions, two answered
        Assert.Contains(early.Problems, p => p.Field == "recommend");
        Assert.True((await _house.Interviews(survey, CsiHouse.Answers(9, ("greeted", null), ("needs", null)))).Ok);
        Assert.Equal(8, await _house.Sql<int>("select score from csi.answers where question = 'greeted'"));
        Assert.Equal(200, await _house.Sql<int>("select seconds from csi.completions"));
    }

    [Fact]
    public async Task The_call_screen_shows_the_number_and_the_look_is_logged()
    {
        var (survey, _, customer) = await _house.IsToBeAsked(Cast.Wei);
        var sheet = (await _house.Read(Cast.Shu, (InterviewSheet s) => s.Show(survey, default)))!;
        Assert.Equal(("赵一鸣", "13800138001"), (sheet.Contact!.Name, sheet.Contact.Phone));
        Assert.Equal(1, await _house.Sql<int>("select count(*)::int from customer_service.reveals where customer_id = @customer and person_id = @Id", new { customer, Cast.Shu.Id }));
        Assert.Contains("*", (await _house.Read(Cast.Shu, (SurveyRecord r) => r.Show(survey, default)))!.Customer!.Phone);
    }

    [Fact]
    public async Task Nobody_is_asked_before_the_eighth_day()
    {
        var (survey, _, _) = await _house.HandsOver(Cast.Wei);
        _house.Clock.Advance(TimeSpan.FromDays(7));
        Assert.False((await _house.Interviews(survey, CsiHouse.Answers(9))).Ok);
        Assert.Null(await _house.Read(Cast.Shu, (InterviewSheet s) => s.Show(survey, default)));
    }

    [Fact]
    public async Task The_seller_may_not_ask_his_own_buyer_whatever_his_positions()
    {
        // 舒敏 sold this one herself.
        var (survey, _, _) = await _house.IsToBeAsked(Cast.Shu);
        var refused = await _house.Interviews(survey, CsiHouse.Answers(10));
        Assert.Contains("您成交", Assert.Single(refused.Problems).Text.Zh);
        Assert.Null(await _house.Read(Cast.Shu, (InterviewSheet s) => s.Show(survey, default)));
        Assert.Null(await _house.Read(Cast.Shu, (SurveyRecord r) => r.Show(survey, default)));
        Assert.Empty((await _house.Read(Cast.Shu, (SurveyList l) => l.Show(new(), default))).Rows);
        Assert.False((await _house.Do(Cast.Shu, (Links.MakeLink duty) => duty.Now(survey, default))).Ok);
    }

    [Fact]
    public async Task Consultants_and_managers_see_neither_the_sample_nor_single_answers()
    {
        var (survey, _, _) = await _house.IsToBeAsked(Cast.Wei);
        foreach (var person in new[] { Cast.Wei, Cast.Song, Cast.Zhan, Cast.Gao, Cast.Ke, Cast.Lin })
        {
            await Assert.ThrowsAsync<NotAllowedException>(() => _house.Read(person, (SurveyList l) => l.Show(new(), default)));
            await Assert.ThrowsAsync<NotAllowedException>(() => _house.Read(person, (SurveyRecord r) => r.Show(survey, default)));
            await Assert.ThrowsAsync<NotAllowedException>(() => _house.Interviews(survey, CsiHouse.Answers(10), by: person));
        }
    }

    [Theory]
    [InlineData("greeted", 11)]
    [InlineData("greeted", 0)]   // everybody was received somehow
    [InlineData("no-such-question", 5)]
    public async Task An_answer_that_is_none_is_refused_and_nothing_is_kept(string question, int score)
    {
        var (survey, _, _) = await _house.IsToBeAsked(Cast.Wei);
        var refused = await _house.Interviews(survey, new() { [question] = score, ["price"] = 8 }, finish: false);
        Assert.Equal(question, Assert.Single(refused.Problems).Field);
        Assert.Equal(0, await _house.Sql<int>("select count(*)::int from csi.answers"));
    }

    [Fact]
    public async Task Another_store_sees_nothing_of_it()
    {
        var (survey, _, _) = await _house.IsToBeAsked(Cast.Wei);
        var there = _house.As(Cast.Shu, Cast.OtherStore);
        Assert.Null(await _house.Read(there, (SurveyRecord r) => r.Show(survey, default)));
        Assert.Empty((await _house.Read(there, (SurveyList l) => l.Show(new(), default))).Rows);
        Assert.False((await _house.Do(there, (SaveInterview duty) => duty.Now(survey, new() { Answers = CsiHouse.Answers(9), Finish = true }, default))).Ok);
    }

    [Fact]
    public async Task The_list_is_paged_without_a_gap_and_counted()
    {
        for (var i = 0; i < 5; i++) await _house.HandsOver(Cast.Wei, at: _house.Clock.GetUtcNow().AddMinutes(-i), phone: $"1380013810{i}");
        _house.Clock.Advance(TimeSpan.FromDays(9));
        var seen = new List<Guid>();
        for (string? after = null; ;)
        {
            var page = await _house.Read(Cast.Shu, (SurveyList l) => l.Show(new("open", After: after, Take: 2), default));
            Assert.Equal(5, page.Total);
            seen.AddRange(page.Rows.Select(r => r.Survey.Id));
            if ((after = page.Next) is null) break;
        }
        Assert.Equal(5, seen.Distinct().Count());
    }
}
