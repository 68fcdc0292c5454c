using System.Text.Json;
using Dealership.Contracts.Csi;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;
using Dealership.Sales.Meetings;
using Dealership.Sales.Orders;
using Dealership.Sales.Vehicles;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Meetings;

/// <summary>The material is there before anybody asks, frozen, and confirmed before the meeting.</summary>
public sealed class PackTests : MeetingHouse
{
    [Fact]
    public async Task At_half_past_seven_of_a_working_day_the_morning_material_is_there_and_confirming_it_proves_SS_1_once()
    {
        await At(5, 7, 25);
        Assert.Null(await Pack("morning"));
        await At(5, 7, 31);
        await At(5, 7, 40);
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from sales.meeting_packs where store_id = 1"));
        Assert.Equal("詹主管 08:15, 詹主管 17:30", await Owed("SS-1"));
        var pack = await Pack("morning");
        await Ok(Confirm(pack!.Value, "今天主推 TC31"));
        Assert.False((await Confirm(pack.Value)).Ok);
        await House.Settle();
        Assert.Equal("詹主管 08:15 settled, 詹主管 17:30", await Owed("SS-1"));
        // Another version is confirmed too, and is no evidence of the evening's material.
        var second = (await Ok(House.Do(Cast.Zhan, (RefreshPack duty) => duty.Now(pack.Value, default)))).Id!.Value;
        Assert.Equal("已经有更新的一版，请确认那一版。", Assert.Single((await Confirm(pack.Value)).Problems).Text.Zh);
        await Ok(Confirm(second));
        await House.Settle();
        Assert.Equal("詹主管 08:15 settled, 詹主管 17:30", await Owed("SS-1"));
        await At(5, 16, 31);
        await Ok(Confirm((await Pack("evening"))!.Value));
        await House.Settle();
        Assert.Equal("詹主管 08:15 settled, 詹主管 17:30 settled", await Owed("SS-1"));
        Assert.Equal("今天主推 TC31", (await House.Read(Cast.Wei, (PackRecord record) => record.Show(second, default)))!.Pack.Note);
    }

    [Fact]
    public async Task A_morning_that_was_slept_through_gets_no_material_in_the_evening_and_a_closed_day_none_at_all()
    {
        await At(4, 17, 0);
        Assert.Equal("evening", await House.Sql<string>("select string_agg(kind, ',') from sales.meeting_packs where store_id = 1"));
        await House.Sql<int>("insert into admin.calendar_days (store_id, department, day, open, note) values (1, '', '2026-03-05', false, '盘点')");
        await At(5, 9, 0);
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from sales.meeting_packs where store_id = 1"));
        await At(6, 9, 0);
        Assert.Equal(new DateOnly(2026, 3, 4), (await Material("morning")).Pack.OfDay);
    }

    [Fact]
    public async Task Each_figure_is_the_number_of_its_frozen_rows_and_what_changes_later_makes_another_version()
    {
        var (hot, _) = (await Card("H", "13812345678"), await Visit());
        await ReadyOrder();
        await House.Sql<int>("update sales.orders set promised_on = '2026-03-05'; select 1");
        var old = await VehicleInStock("LSVAA49J232047377");
        await House.Sql<int>("update sales.vehicles set received_on = '2025-12-05' where id = @old; select 1", new { old });
        await At(5, 7, 31);
        var first = await Material("morning");
        Assert.Equal((1, 1, 0, 1, 1, 1, 1), (first.Of("visits"), first.Of("unfiled"), first.Of("filed"), first.Of("orders"), first.Of("month-orders"), first.Of("hot"), first.Of("handover")));
        foreach (var (figure, number) in first.Figures) Assert.Equal(number, (await Rows("morning", figure)).Rows.Count);
        Assert.Equal((hot, "张**"), (await Rows("morning", "hot")).Rows is [var card] ? (card.Row.ThingId, card.Customer!.Name) : default);
        Assert.Equal("可交车", PackNames.Remark(Assert.Single((await Rows("morning", "handover")).Rows))!.Value.Zh);
        Assert.Equal("在库89天", PackNames.Remark(Assert.Single((await Rows("morning", "aged")).Rows))!.Value.Zh);
        await Ok(Confirm(first.Pack.Id));
        await Ok(House.Do(Cast.Song, (CancelOrder duty) => duty.Now(first.Pack.Id is var _ ? House.Sql<Guid>("select id from sales.orders").Result : default, "客户退订", default)));
        Assert.Equal(1, (await Material("morning")).Of("orders"));
        await Ok(House.Do(Cast.Zhan, (RefreshPack duty) => duty.Now(first.Pack.Id, default)));
        var second = await Material("morning");
        Assert.Equal((2, 0, (DateTimeOffset?)null), (second.Pack.Version, second.Of("orders"), second.Pack.ConfirmedAt));
        Assert.Equal(1, (await House.Read(Cast.Zhan, (PackRecord record) => record.Show(first.Pack.Id, default)))!.Of("orders"));
    }

    [Fact]
    public async Task Contacts_late_and_missed_open_days_and_cards_without_a_next_contact_stand_in_the_evening()
    {
        var (late, unplanned) = (await Card("H"), await Card("A", "13812345678"));
        await House.Sql<int>("update sales.next_contacts set due_at = '2026-03-04 15:59:59+00' where card_id = @late; update sales.next_contacts set dropped_at = '2026-03-04 03:00:00+00' where card_id = @unplanned; select 1", new { late, unplanned });
        await Visit();
        await At(4, 16, 31);
        var today = await Material("evening");
        Assert.Equal((0, 1, 1, 1), (today.Of("late"), today.Of("left"), today.Of("unplanned"), today.Of("day-open")));
        await At(5, 16, 31);
        var next = await Material("evening");
        Assert.Equal((1, 0, 1), (next.Of("late"), next.Of("left"), next.Of("visits") + next.Of("day-open")));
    }

    [Fact]
    public async Task Complaints_and_low_scores_are_heard_and_counted_until_they_are_settled()
    {
        var (complaint, scored, now) = (Guid.CreateVersion7(), Guid.CreateVersion7(), House.Clock.GetUtcNow());
        var opened = new ComplaintOpened(complaint, null, 3, "price", "Sales", now, now, now);
        await House.Hear("customer_service", opened, complaint);
        await House.Hear("customer_service", opened, complaint);
        await House.Hear("csi", new LowScoreRaised(scored, Guid.NewGuid(), Guid.NewGuid(), "delivery", "SM", now, now, now), scored);
        await At(5, 7, 31);
        Assert.Equal((1, 1), (await Material("morning") is var view ? view.Of("complaints") : 0, view.Of("low-scores")));
        Assert.Equal("3级投诉", PackNames.Of(Assert.Single((await Rows("morning", "complaints")).Rows)).Zh);
        await House.Hear("customer_service", new ComplaintClosed(complaint, now, Cast.Ke.Id, true), complaint);
        await House.Hear("csi", new LowScoreClosed(scored, now, Cast.Shu.Id), scored);
        await At(6, 7, 31);
        Assert.Equal((0, 0), (await Material("morning") is var later ? later.Of("complaints") : 1, later.Of("low-scores")));
    }

    [Fact]
    public async Task The_wall_sheet_has_numbers_and_vehicles_and_nothing_of_any_customer_member_of_staff_or_word_that_somebody_wrote()
    {
        await Card("H");
        await Ok(Contact(await House.Sql<Guid>("select id from sales.cards"), new() { How = "phone", Note = "嫌贵，电话13812341234" }));
        await ReadyOrder();
        var meeting = await Meet();
        await Ok(Attend(meeting));
        await Ok(Decide(meeting, (Cast.Wei, "2026-03-06", "给张伟回电话 13812341234")));
        await At(5, 7, 31);
        var pack = (await Pack("morning"))!.Value;
        await Ok(Confirm(pack, "张伟今天来提车，电话13812341234"));
        var sheet = await House.Read(Cast.Wei, (WallSheet read) => read.Of(pack, default));
        var said = JsonSerializer.Serialize(sheet, FactJson.Options);
        Assert.Contains("\"orders\":1", said);
        string[] never = ["张", "138", "1234", "嫌贵", "回电话", "提车", .. Cast.All.Select(p => p.Name), .. Cast.All.Select(p => p.Id.ToString())];
        Assert.All(never, word => Assert.DoesNotContain(word, said));
        Assert.Empty(await House.Sql<string?>("select string_agg(said, ' ') from sales.meeting_pack_rows where said ~ '1[3-9][0-9]{9}' or said like '%张%'") ?? "");
    }

    [Fact]
    public async Task A_consultant_sees_the_figures_and_not_the_rows_and_another_store_sees_neither()
    {
        await Card("H");
        await At(5, 7, 31);
        var pack = (await Pack("morning"))!.Value;
        Assert.Equal(1, (await Material("morning", Cast.Wei)).Of("hot"));
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Read(Cast.Wei, (PackRows rows) => rows.Of(pack, "hot", default)));
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Do(Cast.Wei, (ConfirmPack duty) => duty.Now(pack, new(), default)));
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Read(Cast.Lin, (PackRecord record) => record.Show(pack, default)));
        Assert.Null(await House.Read(House.As(Cast.Zhan, Cast.OtherStore), (PackRecord record) => record.Show(pack, default)));
        Assert.False((await House.Do(House.As(Cast.Zhan, Cast.OtherStore), (ConfirmPack duty) => duty.Now(pack, new(), default))).Ok);
    }

    [Fact]
    public async Task The_store_says_when_its_material_is_made_from_a_day_on()
    {
        await Ok(House.Do(Cast.Song, (SetPackTime duty) => duty.Now(new() { Kind = "morning", MadeFrom = "8:00", From = new(2026, 3, 6) }, default)));
        Assert.Equal(["MadeFrom"], (await House.Do(Cast.Song, (SetPackTime duty) => duty.Now(new() { Kind = "evening", MadeFrom = "08:00" }, default))).Problems.Select(p => p.Field));
        Assert.Equal(["From"], (await House.Do(Cast.Song, (SetPackTime duty) => duty.Now(new() { Kind = "morning", MadeFrom = "07:00", From = new(2026, 3, 3) }, default))).Problems.Select(p => p.Field));
        await At(5, 7, 31);
        Assert.NotNull(await Pack("morning"));
        await At(6, 7, 31);
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from sales.meeting_packs where store_id = 1 and kind = 'morning'"));
        await At(6, 8, 1);
        Assert.Equal(2, await House.Sql<int>("select count(*)::int from sales.meeting_packs where store_id = 1 and kind = 'morning'"));
    }
}
