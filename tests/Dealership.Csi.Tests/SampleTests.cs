using Dealership.Contracts.CustomerService;
using Dealership.Contracts.Sales;
using Dealership.Csi.Surveys;
using Dealership.TestKit;

namespace Dealership.Csi.Tests;

public sealed class SampleTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_handover_opens_an_interview_from_day_8_until_the_end_of_day_15_by_the_stores_clock()
    {
        var (survey, _, _) = await _house.HandsOver(Cast.Wei);
        var row = await _house.Read(Cast.Shu, (SurveyRecord record) => record.Show(survey, default));
        Assert.Equal(new DateTimeOffset(2026, 3, 11, 16, 0, 0, TimeSpan.Zero), row!.Survey.OpensAt); // 12 March, 00:00 in Shanghai
        Assert.Equal(new DateTimeOffset(2026, 3, 19, 16, 0, 0, TimeSpan.Zero).AddMicroseconds(-1), row.Survey.DueAt); // the last instant of 19 March
        Assert.Equal("waiting", row.Survey.State);
        Assert.Equal(1, row.Template.Version);
    }

    [Fact]
    public async Task A_due_time_reads_as_its_last_day_in_both_languages_and_is_late_with_the_next()
    {
        var (survey, _, _) = await _house.HandsOver(Cast.Wei);
        var due = (await _house.Read(Cast.Shu, (SurveyRecord record) => record.Show(survey, default)))!.Survey.DueAt;
        var now = new DateTimeOffset(2026, 3, 18, 2, 0, 0, TimeSpan.Zero);
        Assert.Equal("明天", new Ui.Words { Language = "zh" }.When(due, now, Cast.Zone));
        Assert.Equal("Tomorrow", new Ui.Words { Language = "en" }.When(due, now, Cast.Zone));
        _house.Clock.Advance(due - _house.Clock.GetUtcNow());
        Assert.Equal("open", await State());
        _house.Clock.Advance(TimeSpan.FromMicroseconds(1));
        Assert.Equal("late", await State());

        async Task<string> State() => (await _house.Read(Cast.Shu, (SurveyRecord record) => record.Show(survey, default)))!.Survey.State;
    }

    [Fact]
    public async Task What_is_told_of_the_sample_says_which_vehicle_it_is_about_and_names_nobody()
    {
        await _house.HandsOver(Cast.Wei);
        var body = await _house.Sql<string>("select coalesce((select body::text from csi.outbox where type = 'SurveySampled'), (select body::text from admin.inbox where type = 'SurveySampled'))");
        Assert.Matches("\"[Vv]inTail\": ?\"[0-9A-Z]{6}\"", body);
    }

    [Fact]
    public void A_list_and_its_file_show_whom_to_call_unless_the_address_says_otherwise()
    {
        string?[] asked = [null, "", "all", "late"];
        Assert.Equal(["open", "open", null, "late"], asked.Select(SurveyList.StateOf));
    }

    [Fact]
    public async Task A_handover_heard_twice_is_sampled_once()
    {
        var customer = await _house.Ask(Cast.Lin, (ICustomers customers) => customers.FindOrAdd(new("钱多多", "13800138002", "order"), default));
        var fact = CsiHouse.Handover(Cast.Wei, customer, _house.Clock.GetUtcNow());
        await _house.Hear("sales", fact, fact.DeliveryId);
        await _house.Hear("sales", fact, fact.DeliveryId);
        Assert.Equal(1, await _house.Sql<int>("select count(*)::int from csi.surveys"));
        Assert.Equal(1, await _house.Told("SurveySampled"));
    }

    [Fact]
    public async Task A_buyer_who_said_no_to_calls_is_never_sampled_and_the_coverage_says_so()
    {
        var customer = await _house.Ask(Cast.Lin, (ICustomers customers) => customers.FindOrAdd(new("孙先生", "13800138003", "order"), default));
        var fact = CsiHouse.Handover(Cast.Wei, customer, _house.Clock.GetUtcNow());
        // His no is heard before the handover: two departments tell, nobody promises an order between them.
        await _house.Hear("customer_service", Call(fact.DeliveryId, "do-not-contact"), fact.DeliveryId);
        await _house.Hear("sales", fact, fact.DeliveryId);
        Assert.Equal(0, await _house.Sql<int>("select count(*)::int from csi.surveys"));
        Assert.Equal("do-not-contact", await _house.Sql<string>("select reason from csi.left_out"));
    }

    [Fact]
    public async Task A_no_in_the_follow_up_call_takes_the_buyer_out_of_the_sample_once()
    {
        var (survey, delivery, _) = await _house.IsToBeAsked(Cast.Wei);
        await _house.Hear("customer_service", Call(delivery, "do-not-contact"), delivery);
        await _house.Hear("customer_service", Call(delivery, "do-not-contact"), delivery);
        var row = await _house.Read(Cast.Shu, (SurveyRecord record) => record.Show(survey, default));
        Assert.Equal(("excluded", "do-not-contact"), (row!.Survey.State, row.Survey.Reason));
        Assert.Equal(1, await _house.Told("SurveyExcluded"));
        Assert.False((await _house.Interviews(survey, CsiHouse.Answers(9))).Ok);
        Assert.Null(await _house.Read(Cast.Shu, (InterviewSheet sheet) => sheet.Show(survey, default)));
    }

    [Fact]
    public async Task A_wrong_number_is_noted_until_a_later_call_reaches_the_buyer()
    {
        var (survey, delivery, _) = await _house.HandsOver(Cast.Wei);
        await _house.Hear("customer_service", Call(delivery, "wrong-number", wrong: true), delivery);
        Assert.True((await _house.Read(Cast.Shu, (SurveyRecord record) => record.Show(survey, default)))!.Survey.ContactWrong);
        _house.Clock.Advance(TimeSpan.FromHours(2));
        await _house.Hear("customer_service", Call(delivery, "reached-satisfied", reached: true), delivery);
        Assert.False((await _house.Read(Cast.Shu, (SurveyRecord record) => record.Show(survey, default)))!.Survey.ContactWrong);
    }

    [Fact]
    public async Task A_handover_taken_back_leaves_the_sample_and_one_entered_too_late_never_enters_it()
    {
        var (survey, delivery, customer) = await _house.HandsOver(Cast.Wei);
        await _house.Hear("sales", new HandoverCancelled(delivery, _house.Clock.GetUtcNow()), delivery);
        await _house.Hear("sales", new HandoverCancelled(delivery, _house.Clock.GetUtcNow()), delivery);
        Assert.Equal("handover-cancelled", (await _house.Read(Cast.Shu, (SurveyRecord record) => record.Show(survey, default)))!.Survey.Reason);
        Assert.Equal(1, await _house.Told("SurveyExcluded"));
        var late = CsiHouse.Handover(Cast.Wei, customer, _house.Clock.GetUtcNow().AddDays(-40));
        await _house.Hear("sales", late, late.DeliveryId);
        Assert.Equal("entered-too-late", await _house.Sql<string>("select reason from csi.left_out"));
    }

    [Fact]
    public async Task An_unreachable_buyer_is_excluded_after_three_days_of_trying_and_not_before()
    {
        var (survey, _, _) = await _house.IsToBeAsked(Cast.Wei);
        for (var day = 1; day <= 3; day++)
        {
            Assert.False((await _house.Do(Cast.Shu, (ExcludeSurvey duty) => duty.Now(survey, "unreachable", null, default))).Ok);
            Assert.True((await _house.Do(Cast.Shu, (LogAttempt duty) => duty.Now(survey, "no-answer", default))).Ok);
            _house.Clock.Advance(TimeSpan.FromDays(1));
        }
        Assert.True((await _house.Do(Cast.Shu, (ExcludeSurvey duty) => duty.Now(survey, "unreachable", null, default))).Ok);
        Assert.Equal(1, await _house.Sql<int>("select count(*)::int from csi.exclusions where reason = 'unreachable'"));
    }

    [Fact]
    public async Task A_buyer_is_tried_three_times_a_day_at_most()
    {
        var (survey, _, _) = await _house.IsToBeAsked(Cast.Wei);
        for (var attempt = 1; attempt <= 4; attempt++)
            Assert.Equal(attempt <= 3, (await _house.Do(Cast.Shu, (LogAttempt duty) => duty.Now(survey, "no-answer", default))).Ok);
    }

    private FollowUpDone Call(Guid delivery, string outcome, bool reached = false, bool wrong = false) =>
        new(Guid.CreateVersion7(), delivery, 1, outcome, reached, _house.Clock.GetUtcNow(), Cast.Lin.Id, false, wrong);
}
