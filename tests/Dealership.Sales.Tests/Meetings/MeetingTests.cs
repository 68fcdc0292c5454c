using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Meetings;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Meetings;

/// <summary>A meeting opens with what is left, decides, and its decisions are on desks.</summary>
public sealed class MeetingTests : MeetingHouse
{
    private Task<string?> OnTheDesk(DemoPerson who) => House.Sql<string?>("""
        select string_agg(o.position_code || ' ' || to_char(o.due_at at time zone 'Asia/Shanghai', 'MM-DD') || case when o.settled_at is null then '' else ' settled' end, ', ' order by o.due_at)
        from   admin.obligations o where o.store_id = 1 and o.clause_code = 'SC-11' and o.holder_id = @who
        """, new { who = who.Id });

    private Task<Guid> Action(string what) => House.Sql<Guid>("select id from sales.meeting_actions where what = @what", new { what });

    [Fact]
    public async Task A_meeting_is_opened_attended_in_one_press_and_closed_and_that_proves_SM_7()
    {
        await At(5, 8, 20);
        Assert.Equal("宋经理 08:45, 宋经理 18:00", await Owed("SM-7"));
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Do(Cast.Zhan, (OpenMeeting duty) => duty.Now("morning", default)));
        var meeting = await Meet();
        Assert.Equal(meeting, await Meet());
        Assert.Equal("请先登记到会。", Assert.Single((await End(meeting)).Problems).Text.Zh);
        var short_ = await House.Do(Cast.Zhan, (TakeAttendance duty) => duty.Now(meeting, new() { People = [Cast.Song.Id], States = ["here"] }, default));
        Assert.Equal("People", Assert.Single(short_.Problems).Field);
        await Ok(Attend(meeting));
        Assert.Equal([("宋经理", "here"), ("詹主管", "here"), ("魏强", "here"), ("华丽", "off")], (await Shown(meeting)).Places.Select(p => (p.Name, p.State!)));
        await Ok(End(meeting, "试驾后当天跟进"));
        Assert.False((await Attend(meeting)).Ok);
        Assert.False((await Decide(meeting, (Cast.Wei, "2026-03-06", "擦展车"))).Ok);
        await House.Settle();
        Assert.Equal("宋经理 08:45 settled, 宋经理 18:00", await Owed("SM-7"));
        Assert.Equal("夕会 16:30 之后才能开。", Assert.Single((await House.Do(Cast.Song, (OpenMeeting duty) => duty.Now("evening", default))).Problems).Text.Zh);
        await At(5, 17, 0);
        var evening = await Meet("evening");
        await Ok(Attend(evening));
        await Ok(End(evening));
        await House.Settle();
        Assert.Equal("宋经理 08:45 settled, 宋经理 18:00 settled", await Owed("SM-7"));
        var list = (await House.Read(Cast.Gao, (MeetingList l) => l.Show(new(), default))).Rows;
        Assert.Equal([("evening", 3, 1), ("morning", 3, 1)], list.Select(l => (l.Meeting.Kind, l.Meeting.Here, l.Meeting.Absent)));
    }

    [Fact]
    public async Task A_record_finished_on_a_later_day_proves_no_meeting_of_that_day()
    {
        await At(4, 17, 0);
        var meeting = await Meet("evening");
        await Ok(Attend(meeting));
        await At(5, 8, 0);
        await Ok(End(meeting));
        await House.Settle();
        Assert.Equal("宋经理 08:45, 宋经理 18:00", await Owed("SM-7"));
    }

    [Fact]
    public async Task Typed_decisions_are_on_the_desk_of_whoever_does_them_and_the_next_meeting_opens_with_what_is_left()
    {
        await At(5, 8, 20);
        var first = await Meet();
        await Ok(Attend(first));
        var read = await House.Read(Cast.Zhan, (ReadDecisions r) => r.Of("@詹 下周三前 展车换新膜\n\n@Lin by 2026-03-06 call the owners", default));
        Assert.Equal([("詹主管", new DateOnly(2026, 3, 11), "展车换新膜"), ("林小芳", new(2026, 3, 6), "call the owners")], read.Lines.Select(l => (l.Person!.Name, l.Due!.Value, l.What)));
        await Ok(Decide(first, (Cast.Zhan, "2026-03-11", "展车换新膜"), (Cast.Lin, "2026-03-06", "联系车主"), (Cast.Wei, "2026-03-05", "补登记表")));
        await Ok(End(first));
        await House.Settle();
        Assert.Equal(("SS 03-11", "CS 03-06", "SC 03-05"), (await OnTheDesk(Cast.Zhan), await OnTheDesk(Cast.Lin), await OnTheDesk(Cast.Wei)));
        Assert.Equal(0, await House.Told("sales", "展车"));
        await Ok(House.Do(Cast.Wei, (DoAction duty) => duty.Now(Action("补登记表").Result, new() { Words = "昨天三批都补齐了" }, default)));
        await At(5, 17, 0);
        var second = await Shown(await Meet("evening"));
        Assert.Equal(["联系车主", "展车换新膜"], second.Of("left").Select(a => a.What));
        Assert.Equal(("补登记表", "昨天三批都补齐了"), Assert.Single(second.Of("done")) is var d ? (d.What, d.DoneWords) : default);
        await House.Settle();
        Assert.Equal("SC 03-05 settled", await OnTheDesk(Cast.Wei));
        // SM-7 itself counts its two meetings and nothing else.
        Assert.Equal("宋经理 08:45 settled, 宋经理 18:00", await Owed("SM-7"));
        // Done afterwards, it was still left when that meeting was opened.
        await Ok(House.Do(Cast.Zhan, (DoAction duty) => duty.Now(Action("展车换新膜").Result, new() { Words = "四台都换了" }, default)));
        Assert.Equal(2, (await Shown(second.Meeting.Id)).Of("left").Count());
    }

    [Fact]
    public async Task What_is_left_of_a_meeting_goes_with_the_work_of_whoever_goes()
    {
        var meeting = await Meet();
        await Ok(Decide(meeting, (Cast.Wei, "2026-03-05", "擦车"), (Cast.Wei, "2026-03-06", "补登记表")));
        await Ok(House.Do(Cast.Wei, (DoAction duty) => duty.Now(Action("擦车").Result, new() { Words = "四台都擦过了" }, default)));
        Assert.Equal("会上交办 补登记表", Assert.Single(await Held(Cast.Wei)).What.Zh);
        await House.Hear("admin", new WorkHandedOver(Guid.CreateVersion7(), "Sales", Cast.Wei.Id, Cast.Hua.Id, House.Clock.GetUtcNow()), Cast.Wei.Id);
        Assert.Empty(await Held(Cast.Wei));
        Assert.Equal($"/sales/meetings/actions/{await Action("补登记表")}", Assert.Single(await Held(Cast.Hua)).Link);
        await Ok(House.Do(Cast.Hua, (DoAction duty) => duty.Now(Action("补登记表").Result, new() { Words = "三批都补齐了" }, default)));

        Task<IReadOnlyList<Held>> Held(DemoPerson who) => House.Within((HeldActions held) => held.By(who.Id, default));
    }

    [Fact]
    public async Task Who_has_it_to_do_says_what_was_done_others_do_not_see_it_and_whoever_keeps_the_minutes_may_take_it_back()
    {
        var meeting = await Meet();
        await Ok(Decide(meeting, (Cast.Lin, "2026-03-05", "联系车主"), (Cast.Wei, "2026-03-05", "擦车"), (Cast.Zhan, "2026-03-05", "排班")));
        var (lin, wei, zhan) = (await Action("联系车主"), await Action("擦车"), await Action("排班"));
        Assert.True((await House.Read(Cast.Lin, (ActionRecord record) => record.Show(lin, default)))!.Mine);
        Assert.Null(await House.Read(Cast.Lin, (ActionRecord record) => record.Show(wei, default)));
        Assert.Equal("Words", Assert.Single((await House.Do(Cast.Lin, (DoAction duty) => duty.Now(lin, new() { Words = "好了" }, default))).Problems).Field);
        Assert.False((await House.Do(Cast.Hua, (DoAction duty) => duty.Now(wei, new() { Words = "我替他做了" }, default))).Ok);
        Assert.False((await House.Do(House.As(Cast.Lin, Cast.OtherStore), (DoAction duty) => duty.Now(lin, new() { Words = "别家店的人" }, default))).Ok);
        await Ok(House.Do(Cast.Lin, (DoAction duty) => duty.Now(lin, new() { Words = "十二位都联系了" }, default)));
        Assert.False((await House.Do(Cast.Lin, (DoAction duty) => duty.Now(lin, new() { Words = "再说一遍看看" }, default))).Ok);
        Assert.False((await House.Do(Cast.Zhan, (DropAction duty) => duty.Now(lin, "做完了", default))).Ok);
        Assert.False((await House.Do(Cast.Zhan, (DropAction duty) => duty.Now(zhan, "不想做", default))).Ok);
        await Ok(House.Do(Cast.Zhan, (DropAction duty) => duty.Now(wei, "车已卖出", default)));
        await House.Settle();
        Assert.Equal(("CS 03-05 settled", "SC 03-05 settled", "SS 03-05"), (await OnTheDesk(Cast.Lin), await OnTheDesk(Cast.Wei), await OnTheDesk(Cast.Zhan)));
        Assert.Equal(["排班"], (await House.Read(Cast.Wei, (ActionList list) => list.Show(new(), default))).Rows.Select(r => r.Action.What));
        House.Clock.Advance(TimeSpan.FromDays(3));
        Assert.True(Assert.Single((await House.Read(Cast.Wei, (ActionList list) => list.Show(new("late"), default))).Rows).Late);
    }

    [Fact]
    public async Task Decisions_are_written_all_or_none_with_the_fault_beside_its_line()
    {
        var meeting = await Meet();
        var refused = await House.Do(Cast.Zhan, (DecideActions duty) => duty.Now(meeting, new()
        {
            People = ["", Cast.Wei.Id.ToString(), Cast.AtStore(Cast.Wei.Id, Cast.OtherStore).ToString()],
            Dues = ["2026-03-05", "2026-03-03", "x"],
            Whats = ["甲", "", "丙"],
        }, default));
        Assert.Equal(["Person-0", "Due-1", "What-1", "Person-2", "Due-2"], refused.Problems.Select(p => p.Field));
        Assert.Equal(0, await House.Sql<int>("select count(*)::int from sales.meeting_actions"));
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Do(Cast.Wei, (DecideActions duty) => duty.Now(meeting, new(), default)));
        Assert.False((await House.Do(House.As(Cast.Zhan, Cast.OtherStore), (DecideActions duty) => duty.Now(meeting, new() { People = [Cast.Wei.Id.ToString()], Dues = ["2026-03-05"], Whats = ["甲"] }, default))).Ok);
    }

    [Fact]
    public async Task Two_who_close_at_once_close_it_once()
    {
        var meeting = await Meet();
        await Ok(Attend(meeting));
        var both = await House.AtOnce("select 1 from sales.meetings where id = @meeting for update", new { meeting }, () => End(meeting), () => End(meeting));
        Assert.Single(both, o => o.Ok);
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from sales.outbox where type = 'MeetingClosed'"));
    }

    [Fact]
    public async Task A_forecast_is_ones_own_until_the_morning_meeting_is_closed_and_is_compared_with_what_came()
    {
        await At(5, 8, 0);
        await Ok(House.Do(Cast.Wei, (GiveForecast duty) => duty.Now(new() { Orders = 3 }, default)));
        await Ok(House.Do(Cast.Wei, (GiveForecast duty) => duty.Now(new() { Orders = 2 }, default)));
        Assert.False((await House.Do(Cast.Wei, (GiveForecast duty) => duty.Now(new() { ConsultantId = Cast.Hua.Id, Orders = 9 }, default))).Ok);
        Assert.Equal("ConsultantId", Assert.Single((await House.Do(Cast.Zhan, (GiveForecast duty) => duty.Now(new() { Orders = 1 }, default))).Problems).Field);
        await VehicleInStock();
        await Order();
        var meeting = await Meet();
        await Ok(Attend(meeting));
        await Ok(End(meeting));
        Assert.False((await House.Do(Cast.Wei, (GiveForecast duty) => duty.Now(new() { Orders = 1 }, default))).Ok);
        await At(5, 16, 31);
        var rows = (await House.Read(Cast.Song, (Forecasts f) => f.On(null, default))).Rows;
        Assert.Equal([("魏强", 2, 1), ("华丽", (int?)null, 0)], rows.Select(r => (r.Name, r.Orders, r.Made)));
        Assert.Equal((2, 1), (await Material("evening") is var pack ? pack.Of("forecast") : 0, pack.Of("orders")));
    }
}
