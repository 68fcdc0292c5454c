using Dealership.CustomerService.Customers;
using Dealership.Plugin;
using Dealership.TestKit;

namespace Dealership.CustomerService.Tests.Customers;

public sealed class CustomerTests : ServiceHouse
{
    [Fact]
    public async Task A_known_number_is_not_registered_again_but_its_owner_is_shown_masked()
    {
        await Customer();
        var again = await House.Do(Cast.Lin, (AddCustomer d) => d.Now(new() { Name = "张三", Phone = "138-0000-0001" }, default));
        Refused(again, "张**（138****0001）");
        Assert.Equal("Phone", Assert.Single(again.Problems).Field);
    }

    [Fact]
    public async Task While_a_number_is_typed_nobody_is_named_until_it_is_whole()
    {
        var id = await Customer();
        Assert.Empty(await House.Read(Cast.Wei, (Lookalikes l) => l.Like("1380000000", default)));
        var found = Assert.Single(await House.Read(Cast.Wei, (Lookalikes l) => l.Like(" +86 138 0000 0001", default)));
        Assert.Equal((id, "张**", "138****0001"), (found.Id, found.Label, found.Hint));
    }

    [Theory]
    [InlineData("0001"), InlineData("zwq"), InlineData("ZW"), InlineData("张伟"), InlineData("138 0000 0001")]
    public async Task A_customer_is_found_by_tail_initials_name_or_number(string typed)
    {
        var id = await Customer();
        await Customer("李娜", "13900000002");
        Assert.Equal(id, Assert.Single((await House.Read(Cast.Lin, (CustomerList l) => l.Show(new(typed), default))).Rows).Id);
        Assert.Equal(id, Assert.Single(await House.Read(Cast.Lin, (Lookalikes l) => l.Pick(typed, default))).Id);
    }

    [Fact]
    public async Task What_is_typed_into_the_search_is_text_and_not_a_pattern()
    {
        await Customer();
        Assert.Empty((await House.Read(Cast.Lin, (CustomerList l) => l.Show(new("%"), default))).Rows);
        Assert.Empty(await House.Read(Cast.Lin, (Lookalikes l) => l.Pick("_伟强", default)));
    }

    [Fact]
    public async Task Every_list_is_masked_for_everybody()
    {
        var id = await Customer();
        foreach (var person in new[] { Cast.Ke, Cast.Lin, Cast.Xin, Cast.Shu, Cast.Song, Cast.Zhan, Cast.Wei })
        {
            var row = Assert.Single((await House.Read(person, (CustomerList l) => l.Show(new(), default))).Rows);
            Assert.Equal(("张**", "138****0001"), (row.Name, row.Phone));
            var record = await House.Read(person, (CustomerRecord r) => r.Show(id, default));
            Assert.Equal(("张**", "138****0001", false), (record!.Name, record.Phone, record.InFull));
        }
    }

    [Fact]
    public async Task Marketing_general_manager_and_administration_do_not_see_customers()
    {
        foreach (var person in new[] { Cast.Mei, Cast.Du, Cast.Gao, Cast.An })
            await Assert.ThrowsAsync<NotAllowedException>(() => House.Read(person, (CustomerList l) => l.Show(new(), default)));
    }

    [Fact]
    public async Task A_reason_shows_the_number_to_the_one_who_gave_it_for_ten_minutes_and_stays_on_the_record()
    {
        var id = await Customer();
        Done(await House.Do(Cast.Lin, (RevealCustomer d) => d.Now(new() { Id = id, Reason = "客户来电核对资料" }, default)));
        var mine = (await House.Read(Cast.Lin, (CustomerRecord r) => r.Show(id, default)))!;
        Assert.Equal((Phone, "张伟强", true), (mine.Phone, mine.Name, mine.InFull));
        var others = (await House.Read(Cast.Ke, (CustomerRecord r) => r.Show(id, default)))!;
        Assert.Equal("138****0001", others.Phone);
        var look = Assert.Single(others.Looks);
        Assert.Equal(("林小芳", "客户来电核对资料"), (look.By, look.Reason.Zh));
        House.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("138****0001", (await House.Read(Cast.Lin, (CustomerRecord r) => r.Show(id, default)))!.Phone);
    }

    [Fact]
    public async Task A_look_without_a_reason_is_refused_and_the_audit_line_holds_no_number()
    {
        var id = await Customer();
        Refused(await House.Do(Cast.Lin, (RevealCustomer d) => d.Now(new() { Id = id, Reason = " " }, default)), "原因");
        Done(await House.Do(Cast.Lin, (RevealCustomer d) => d.Now(new() { Id = id, Reason = "核对资料" }, default)));
        var line = await House.Sql<string>("select row_to_json(c)::text from customer_service.commands c where duty = 'RevealCustomer'");
        Assert.Contains(Cast.Lin.Id.ToString(), line);
        Assert.DoesNotContain(Phone, line);
    }

    [Fact]
    public async Task A_consultant_may_not_reveal()
    {
        var id = await Customer();
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Do(Cast.Wei, (RevealCustomer d) => d.Now(new() { Id = id, Reason = "想打电话" }, default)));
    }

    [Fact]
    public async Task A_wrong_number_is_corrected_without_seeing_the_old_one_but_not_to_somebody_elses()
    {
        var id = await Customer();
        await Customer("李娜", "13900000002");
        Done(await House.Do(Cast.Wei, (CorrectCustomer d) => d.Now(new() { Id = id, Phone = "13700000003" }, default)));
        Assert.Equal("13700000003", await House.Sql<string>("select phone from customer_service.customers where id = @id", new { id }));
        Assert.Equal("张伟强", await House.Sql<string>("select name from customer_service.customers where id = @id", new { id }));
        Refused(await House.Do(Cast.Wei, (CorrectCustomer d) => d.Now(new() { Id = id, Phone = "13900000002" }, default)), "另一位客户");
    }

    [Theory]
    [InlineData("单雄信", "sxx"), InlineData("翟昊", "zh"), InlineData("王 Lily", "wlily"), InlineData("欧阳娜娜", "oynn")]
    public void Initials_are_those_people_type(string name, string initials) => Assert.Equal(initials, Initials.Of(name));
}
