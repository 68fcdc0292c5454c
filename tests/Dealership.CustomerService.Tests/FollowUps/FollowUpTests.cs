using Dealership.Contracts.Sales;
using Dealership.CustomerService.FollowUps;
using Dealership.Plugin;
using Dealership.TestKit;

namespace Dealership.CustomerService.Tests.FollowUps;

public sealed class FollowUpTests : ServiceHouse
{
    [Fact]
    public async Task A_handover_heard_twice_is_one_follow_up_due_at_the_end_of_the_third_day()
    {
        // 3 March 23:30 in Shanghai: the window ends with 6 March there, whatever day it is in UTC.
        var fact = Handover(await Customer(), new(2026, 3, 3, 15, 30, 0, TimeSpan.Zero), Cast.Wei.Id);
        await House.Hear("sales", fact, fact.DeliveryId);
        await House.Hear("sales", fact, fact.DeliveryId);
        var line = Assert.Single((await Queue(Cast.Lin)).Rows);
        Assert.Equal((new DateTimeOffset(2026, 3, 6, 16, 0, 0, TimeSpan.Zero).AddMicroseconds(-1), new DateOnly(2026, 3, 6)), (line.DueAt, line.DueOn));
    }

    [Fact]
    public async Task A_handover_taken_back_is_not_called_about()
    {
        var delivery = await HandedOver(await Customer());
        await House.Hear("sales", new HandoverCancelled(delivery, Cast.Start), delivery);
        Assert.Empty((await Queue(Cast.Lin)).Rows);
        Refused(await Call(delivery, "reached-satisfied"), "交车已取消");
    }

    [Fact]
    public async Task The_queue_is_masked_and_the_general_manager_sees_neither_name_nor_number()
    {
        await HandedOver(await Customer());
        var mine = Assert.Single((await Queue(Cast.Lin)).Rows);
        Assert.Equal(("张**", "138****0001"), (mine.Name, mine.Phone));
        var boss = Assert.Single((await Queue(Cast.Gao)).Rows);
        Assert.Equal((null, null, "K3 1.5L"), (boss.Name, boss.Phone, boss.Model));
        foreach (var person in new[] { Cast.Wei, Cast.Song, Cast.Mei, Cast.Shu })
            await Assert.ThrowsAsync<NotAllowedException>(() => Queue(person));
    }

    [Fact]
    public async Task The_caller_sees_the_number_through_his_open_task_and_the_look_is_logged_with_the_clause()
    {
        var delivery = await HandedOver(await Customer());
        var record = (await Record(delivery, Cast.Lin))!;
        Assert.Equal(("张伟强", Phone, true), (record.Name, record.Phone, record.InFull));
        Assert.Equal("CS-6 交车后跟踪 K3 1.5L …123456", await House.Sql<string>("select reason_zh from customer_service.reveals where person_id = @Id", new { Cast.Lin.Id }));
        Assert.Equal("138****0001", (await Record(delivery, Cast.Xin))!.Phone);
        Assert.Null((await Record(delivery, Cast.Gao))!.Phone);
        Done(await Call(delivery, "reached-satisfied"));
        Assert.Equal("138****0001", (await Record(delivery, Cast.Lin))!.Phone);
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from customer_service.reveals"));
    }

    [Fact]
    public async Task Nobody_is_unreachable_before_three_attempts_at_different_times()
    {
        var delivery = await HandedOver(await Customer());
        Done(await Call(delivery, "no-answer"));
        Done(await Call(delivery, "switched-off"));
        Done(await Call(delivery, "no-answer"));
        Refused(await GiveUp(delivery), "现在是1次"); // all three in one morning
        House.Clock.Advance(TimeSpan.FromHours(23));
        Done(await Call(delivery, "no-answer"));
        Refused(await GiveUp(delivery), "现在是2次");
        House.Clock.Advance(TimeSpan.FromHours(6));
        Done(await Call(delivery, "no-answer"));
        Done(await GiveUp(delivery));
        Assert.Equal("unreachable", (await Record(delivery, Cast.Lin))!.EndedAs);
    }

    [Fact]
    public async Task A_window_that_passed_without_three_attempts_is_the_managers_to_close_with_a_reason()
    {
        var delivery = await HandedOver(await Customer());
        Done(await Call(delivery, "no-answer"));
        House.Clock.Advance(TimeSpan.FromDays(5));
        Refused(await GiveUp(delivery, note: "打不通"), "客户服务经理");
        Refused(await GiveUp(delivery, Cast.Ke), "原因");
        Done(await GiveUp(delivery, Cast.Ke, "客户出国"));
    }

    [Fact]
    public async Task A_struck_out_talk_opens_the_follow_up_again_and_is_told()
    {
        var delivery = await HandedOver(await Customer());
        var call = await Call(delivery, "reached-satisfied");
        Refused(await Void(call.Id!.Value, Cast.Lin, ""), "作废原因");
        Done(await Void(call.Id.Value, Cast.Lin, "登错客户"));
        Assert.Single((await Queue(Cast.Lin)).Rows);
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from customer_service.outbox where type = 'FollowUpVoided' and about = @delivery", new { delivery }));
        Refused(await Void(call.Id.Value, Cast.Lin, "再来一次"), "只能作废");
    }

    [Fact]
    public async Task A_call_is_struck_out_by_its_author_the_same_day_or_by_the_manager()
    {
        var delivery = await HandedOver(await Customer());
        var others = await Call(delivery, "no-answer", Cast.Ke);
        Refused(await Void(others.Id!.Value, Cast.Lin, "不是我的"), "只能作废自己当天");
        var mine = await Call(delivery, "no-answer");
        House.Clock.Advance(TimeSpan.FromDays(1));
        Refused(await Void(mine.Id!.Value, Cast.Lin, "昨天的"), "只能作废自己当天");
        Done(await Void(mine.Id.Value, Cast.Ke, "核实后作废"));
    }

    [Fact]
    public async Task Striking_out_a_clear_no_lets_him_be_called_again()
    {
        var delivery = await HandedOver(await Customer());
        var call = await Call(delivery, "do-not-contact");
        Done(await Void(call.Id!.Value, Cast.Lin, "点错了"));
        Assert.True((await Record(delivery, Cast.Lin))!.InFull);
    }

    [Fact]
    public async Task Rates_say_nothing_when_nothing_was_due_and_their_rows_are_those_counted()
    {
        Assert.Null(await Rates());
        var (spoken, tried, late, never) = (await Due("1"), await Due("2"), await Due("3"), await Due("4"));
        Assert.Null(await Rates());
        Done(await Call(spoken, "reached-satisfied"));
        Done(await Call(tried, "no-answer"));
        var struck = await Call(never, "reached-satisfied");
        Done(await Void(struck.Id!.Value, Cast.Lin, "登错"));
        House.Clock.Advance(TimeSpan.FromDays(4));
        Done(await Call(late, "reached-satisfied"));
        var rates = (await Rates())!;
        Assert.Equal((4, 2, 1), (rates.Owed, rates.Attempted, rates.Spoken));
        Assert.Equal([spoken, tried], await Rows("attempted", rates));
        Assert.Equal([late, never], await Rows("missed", rates));
        Assert.Equal([spoken], await Rows("spoken", rates));
        Assert.Equal(4, (await Rows("owed", rates)).Count);
    }

    [Fact]
    public async Task The_next_time_is_another_part_of_the_day_within_the_hours()
    {
        var delivery = await HandedOver(await Customer());
        Assert.Equal(Cast.Start, Assert.Single((await Queue(Cast.Lin)).Rows).NextAt);
        Done(await Call(delivery, "no-answer"));
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 6, 0, 0, TimeSpan.Zero), Assert.Single((await Queue(Cast.Lin)).Rows).NextAt); // 14:00
    }

    [Fact]
    public async Task Another_store_sees_no_follow_up_of_this_one()
    {
        var delivery = await HandedOver(await Customer());
        Assert.Empty((await House.Read(House.As(Cast.Lin, Cast.OtherStore), (CallQueue q) => q.Show(new(), default))).Rows);
        Assert.Null(await House.Read(House.As(Cast.Lin, Cast.OtherStore), (FollowUpRecord r) => r.Show(delivery, default)));
    }

    private async Task<Guid> Due(string digit) => await HandedOver(await Customer("客户", $"1370000000{digit}"), Cast.Start.AddHours(-1).AddMinutes(int.Parse(digit, System.Globalization.CultureInfo.InvariantCulture)));

    private Task<FollowUpRates.View?> Rates() => House.Read(Cast.Gao, (FollowUpRates r) => r.Between(null, null, default));

    private async Task<List<Guid>> Rows(string show, FollowUpRates.View rates) =>
        [.. (await House.Read(Cast.Gao, (CallQueue q) => q.Show(new(show, rates.From, rates.Until), default))).Rows.Select(r => r.DeliveryId).Order()];

    private Task<CallQueue.Page> Queue(DemoPerson person) => House.Read(person, (CallQueue q) => q.Show(new(), default));

    private Task<FollowUpRecord.View?> Record(Guid delivery, DemoPerson person) => House.Read(person, (FollowUpRecord r) => r.Show(delivery, default));

    private Task<Outcome> GiveUp(Guid delivery, DemoPerson? by = null, string? note = null) =>
        House.Do(by ?? Cast.Lin, (GiveUpFollowUp d) => d.Now(new() { DeliveryId = delivery, Note = note }, default));

    private Task<Outcome> Void(Guid call, DemoPerson by, string reason) => House.Do(by, (VoidCall d) => d.Now(new() { Id = call, Reason = reason }, default));
}
