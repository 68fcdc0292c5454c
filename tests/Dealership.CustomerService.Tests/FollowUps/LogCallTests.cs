using Dealership.Contracts.CustomerService;
using Dealership.CustomerService.Complaints;
using Dealership.CustomerService.FollowUps;
using Dealership.Plugin;
using Dealership.TestKit;

namespace Dealership.CustomerService.Tests.FollowUps;

public sealed class LogCallTests : ServiceHouse
{
    [Fact]
    public async Task A_talk_ends_the_follow_up_and_is_told()
    {
        var delivery = await HandedOver(await Customer());
        var call = await Call(delivery, "reached-satisfied", note: "用车正常");
        Done(call);
        Assert.Empty((await Queue()).Rows);
        var told = await Told<FollowUpDone>("FollowUpDone");
        Assert.Equal((call.Id, delivery, 1, true, false, false), (told.CallId, told.DeliveryId, told.Attempt, told.Reached, told.HasComplaint, told.ContactWrong));
        Assert.Equal("spoken", (await Record(delivery)).EndedAs);
    }

    [Fact]
    public async Task Two_people_who_log_at_once_make_attempts_one_and_two()
    {
        var delivery = await HandedOver(await Customer());
        var outcomes = await Task.WhenAll(Call(delivery, "no-answer"), Call(delivery, "reached-satisfied", Cast.Ke));
        Assert.All(outcomes, Done);
        Assert.Equal([1, 2], (await Record(delivery)).Calls.Select(c => c.Attempt));
    }

    [Fact]
    public async Task The_same_press_twice_is_one_attempt_told_once()
    {
        var delivery = await HandedOver(await Customer());
        var key = Guid.CreateVersion7();
        var form = new LogCall.Form { DeliveryId = delivery, Outcome = "no-answer" };
        var first = await House.Do(Cast.Lin, (LogCall d) => d.Now(form, default), key);
        var second = await House.Do(Cast.Lin, (LogCall d) => d.Now(form, default), key);
        Assert.Equal(first.Id, second.Id);
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from customer_service.calls"));
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from customer_service.outbox where type = 'FollowUpDone'"));
    }

    [Fact]
    public async Task Every_outcome_of_the_trade_can_be_logged_and_only_four_count_as_spoken_to()
    {
        Assert.Equal(13, CallOutcome.All.Count);
        Assert.Equal(4, CallOutcome.All.Count(o => o.Reached));
        foreach (var outcome in CallOutcome.All)
        {
            var delivery = await HandedOver(await Customer("客户", $"1370000{CallOutcome.All.ToList().IndexOf(outcome):0000}"));
            Done(await Call(delivery, outcome.Code, note: "记录", next: outcome.NeedsNext ? new DateTime(2026, 3, 4, 15, 0, 0) : null));
        }
    }

    [Fact]
    public async Task A_time_to_call_back_is_asked_for_only_where_one_was_agreed()
    {
        var delivery = await HandedOver(await Customer());
        var refused = await Call(delivery, "call-back-later");
        Assert.Equal("NextAt", Assert.Single(refused.Problems).Field);
        Refused(await Call(delivery, "call-back-later", next: new DateTime(2026, 3, 4, 9, 59, 0)), "再次联系时间");
        Done(await Call(delivery, "call-back-later", next: new DateTime(2026, 3, 4, 15, 30, 0)));
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 7, 30, 0, TimeSpan.Zero), Assert.Single((await Queue()).Rows).NextAt);
    }

    [Fact]
    public async Task Three_attempts_a_day_are_the_most()
    {
        var delivery = await HandedOver(await Customer());
        for (var i = 0; i < 3; i++) Done(await Call(delivery, "no-answer"));
        Refused(await Call(delivery, "no-answer"), "已经打过三次");
        House.Clock.Advance(TimeSpan.FromHours(14)); // past midnight at the store
        Done(await Call(delivery, "no-answer"));
    }

    [Fact]
    public async Task Outside_the_hours_it_is_logged_with_a_reminder()
    {
        var delivery = await HandedOver(await Customer());
        Assert.DoesNotContain("提醒", (await Call(delivery, "no-answer")).Said!.Value.Zh);
        House.Clock.Advance(TimeSpan.FromHours(3)); // 13:00
        Assert.Contains("9–12点、14–20点", (await Call(delivery, "no-answer")).Said!.Value.Zh);
    }

    [Fact]
    public async Task The_consultant_never_follows_up_his_own_handover()
    {
        var delivery = await HandedOver(await Customer(), consultant: Cast.Lin.Id);
        Refused(await Call(delivery, "reached-satisfied"), "自己交的车");
        Assert.False((await Record(delivery)).InFull);
    }

    [Fact]
    public async Task A_dissatisfied_buyer_has_his_complaint_opened_in_the_same_save()
    {
        var delivery = await HandedOver(await Customer());
        var form = new LogCall.Form { DeliveryId = delivery, Outcome = "reached-dissatisfied", Note = "漆面有划痕", ComplaintTheme = "paint", ComplaintLevel = 2 };
        Done(await House.Do(Cast.Lin, (LogCall d) => d.Now(form, default)));
        var opened = await Told<ComplaintOpened>("ComplaintOpened");
        Assert.Equal((delivery, 2, "paint", "Sales"), (opened.DeliveryId!.Value, opened.Level, opened.Theme, opened.OwnerDepartment));
        Assert.True((await Told<FollowUpDone>("FollowUpDone")).HasComplaint);
        var line = Assert.Single((await House.Read(Cast.Ke, (ComplaintList l) => l.Show(new(), default))).Rows);
        Assert.Equal(opened.ComplaintId, line.Case.Id);
    }

    [Fact]
    public async Task A_complaint_needs_a_talk_a_level_and_his_words_and_leaves_nothing_behind_when_refused()
    {
        var delivery = await HandedOver(await Customer());
        var refused = await House.Do(Cast.Lin, (LogCall d) => d.Now(new() { DeliveryId = delivery, Outcome = "no-answer", ComplaintTheme = "paint" }, default));
        Assert.Equal(["ComplaintLevel", "ComplaintTheme", "Note"], refused.Problems.Select(p => p.Field).Order());
        Assert.Equal(0, await House.Sql<int>("select (select count(*) from customer_service.calls) + (select count(*) from customer_service.complaints)"));
    }

    [Fact]
    public async Task A_clear_no_stops_all_calls_to_him()
    {
        var customer = await Customer();
        var (first, second) = (await HandedOver(customer), await HandedOver(customer));
        Done(await Call(first, "do-not-contact"));
        var line = Assert.Single((await Queue()).Rows);
        Assert.Equal((second, true, (DateTimeOffset?)null), (line.DeliveryId, line.Stopped, line.NextAt));
        var record = await Record(second);
        Assert.Equal((false, true), (record.InFull, record.Stopped));
        Done(await House.Do(Cast.Lin, (GiveUpFollowUp d) => d.Now(new() { DeliveryId = second }, default)));
        Assert.Equal("do-not-contact", (await Record(second)).EndedAs);
    }

    [Fact]
    public async Task A_wrong_number_is_told_so_that_the_consultant_corrects_it()
    {
        var delivery = await HandedOver(await Customer());
        Done(await Call(delivery, "wrong-number"));
        Assert.True((await Told<FollowUpDone>("FollowUpDone")).ContactWrong);
        Assert.Single((await Queue()).Rows);
    }

    private Task<CallQueue.Page> Queue() => House.Read(Cast.Lin, (CallQueue q) => q.Show(new(), default));

    private async Task<FollowUpRecord.View> Record(Guid delivery) => (await House.Read(Cast.Lin, (FollowUpRecord r) => r.Show(delivery, default)))!;

    private async Task<T> Told<T>(string type) =>
        System.Text.Json.JsonSerializer.Deserialize<T>(await House.Sql<string>("select body::text from customer_service.outbox where type = @type", new { type }), FactJson.Options)!;
}
