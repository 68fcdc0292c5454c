using Dealership.CustomerService.Complaints;
using Dealership.Plugin;
using Dealership.TestKit;

namespace Dealership.CustomerService.Tests.Complaints;

public sealed class ComplaintTests : ServiceHouse
{
    [Theory]
    [InlineData(1, 24, 3), InlineData(2, 8, 3), InlineData(3, 4, 7), InlineData(4, 4, 7)]
    public async Task The_clock_of_each_level_is_the_trades_until_the_store_sets_its_own(int level, int hours, int days)
    {
        var row = (await Record(await Open(level), Cast.Ke))!.Case;
        Assert.Equal(Cast.Start.AddHours(hours), row.DueFirst);
        Assert.Equal(new DateTimeOffset(2026, 3, 4 + days, 16, 0, 0, TimeSpan.Zero).AddMicroseconds(-1), row.DueClose);
        Assert.Equal("TS2026-0001", row.Number);
    }

    [Fact]
    public async Task A_limit_holds_from_its_day_on_and_open_cases_keep_theirs()
    {
        var old = await Open(1);
        Done(await House.Do(Cast.Ke, (SetComplaintLimit d) => d.Now(new() { Level = 1, FirstHours = 2, CloseDays = 1, From = new(2026, 3, 5) }, default)));
        Assert.Equal(24, (await House.Read(Cast.Ke, (Limits l) => l.Today(default)))[0].FirstHours);
        House.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, (await House.Read(Cast.Ke, (Limits l) => l.Today(default)))[0].FirstHours);
        Assert.Equal(Cast.Start.AddHours(24), (await Record(old, Cast.Ke))!.Case.DueFirst);
        Refused(await House.Do(Cast.Ke, (SetComplaintLimit d) => d.Now(new() { Level = 1, FirstHours = 2, CloseDays = 1, From = new(2026, 3, 4) }, default)), "早于今天");
    }

    [Fact]
    public async Task Ten_opened_at_once_have_ten_numbers()
    {
        var customer = await Customer();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Open(1, customer)));
        Assert.Equal(10, await House.Sql<int>("select count(distinct number)::int from customer_service.complaints"));
    }

    [Fact]
    public async Task A_case_is_answered_then_closed_with_the_customers_word_and_each_is_told()
    {
        var id = await Open(2);
        Refused(await Close(id, Cast.Ke), "先回应客户");
        Done(await Answer(id, Cast.Ke));
        Refused(await Answer(id, Cast.Song), "已经有人回应");
        Assert.Equal("Satisfied", Assert.Single((await House.Do(Cast.Ke, (CloseComplaint d) => d.Now(new() { Id = id, Settlement = "已更换" }, default))).Problems).Field);
        Done(await Close(id, Cast.Ke));
        Refused(await Close(id, Cast.Ke), "已经结案");
        Assert.Equal("ComplaintOpened,ComplaintAnswered,ComplaintClosed",
            await House.Sql<string>("select string_agg(type, ',' order by id) from customer_service.outbox where about = @id", new { id }));
        Assert.Equal("处理得快", (await Record(id, Cast.Ke))!.Story.CustomersWord);
    }

    [Fact]
    public async Task The_person_complained_about_neither_handles_nor_sees_his_case()
    {
        var delivery = await HandedOver(await Customer(), consultant: Cast.Song.Id);
        var opened = await House.Do(Cast.Lin, (OpenComplaint d) => d.Now(new() { DeliveryId = delivery, Theme = "attitude", Level = 1, What = "态度不好" }, default));
        Refused(await Answer(opened.Id!.Value, Cast.Song), "被投诉人");
        Assert.Null(await Record(opened.Id.Value, Cast.Song));
        Done(await Answer(opened.Id.Value, Cast.Ke));
        Refused(await Close(opened.Id.Value, Cast.Song), "被投诉人");
    }

    [Fact]
    public async Task Sales_sees_and_handles_only_what_Sales_must_settle()
    {
        var customer = await Customer();
        var (theirs, ours) = (await Open(1, customer, "paint"), await Open(1, customer, "facility"));
        Assert.Equal(theirs, Assert.Single((await List(Cast.Song)).Rows).Case.Id);
        Assert.Null(await Record(ours, Cast.Song));
        Refused(await Answer(ours, Cast.Song), "客服部处理");
        Done(await Answer(theirs, Cast.Song));
        Assert.Equal(2, (await List(Cast.Lin)).Rows.Count);
    }

    [Fact]
    public async Task The_general_manager_sees_what_is_important_or_late_and_no_customer()
    {
        var customer = await Customer();
        var (ordinary, important) = (await Open(1, customer), await Open(3, customer));
        var line = Assert.Single((await List(Cast.Gao)).Rows);
        Assert.Equal((important, null), (line.Case.Id, line.Customer));
        House.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(2, (await List(Cast.Gao)).Rows.Count);
        Assert.Null((await Record(ordinary, Cast.Gao))!.Phone);
    }

    [Fact]
    public async Task Marketing_and_the_assessed_consultant_see_no_complaint()
    {
        foreach (var person in new[] { Cast.Mei, Cast.Du, Cast.Wei, Cast.Shu })
            await Assert.ThrowsAsync<NotAllowedException>(() => List(person));
    }

    [Fact]
    public async Task Whoever_handles_a_case_sees_the_number_while_it_is_open_and_the_look_is_logged()
    {
        var id = await Open(1);
        Assert.Equal(Phone, (await Record(id, Cast.Ke))!.Phone);
        Assert.Equal("CM-4 投诉处理 TS2026-0001", await House.Sql<string>("select reason_zh from customer_service.reveals"));
        Assert.Equal("138****0001", (await Record(id, Cast.Lin))!.Phone);
        Done(await Answer(id, Cast.Ke));
        Done(await Close(id, Cast.Ke));
        Assert.Equal("138****0001", (await Record(id, Cast.Ke))!.Phone);
    }

    private async Task<Guid> Open(int level, Guid? customer = null, string theme = "quality")
    {
        customer ??= await Customer();
        var opened = await House.Do(Cast.Lin, (OpenComplaint d) => d.Now(new() { CustomerId = customer, Theme = theme, Level = level, What = "客户反映异响" }, default));
        Done(opened);
        return opened.Id!.Value;
    }

    private Task<Outcome> Answer(Guid id, DemoPerson by) => House.Do(by, (AnswerComplaint d) => d.Now(new() { Id = id, Answer = "已致电道歉" }, default));

    private Task<Outcome> Close(Guid id, DemoPerson by) =>
        House.Do(by, (CloseComplaint d) => d.Now(new() { Id = id, Settlement = "已重新喷漆", Satisfied = true, CustomersWord = "处理得快" }, default));

    private Task<ComplaintList.Page> List(DemoPerson person) => House.Read(person, (ComplaintList l) => l.Show(new(), default));

    private Task<ComplaintRecord.View?> Record(Guid id, DemoPerson person) => House.Read(person, (ComplaintRecord r) => r.Show(id, default));
}
