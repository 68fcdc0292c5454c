using Dealership.Contracts;
using Dealership.Contracts.CustomerService;
using Dealership.CustomerService.Customers;
using Dealership.TestKit;

namespace Dealership.CustomerService.Tests.Customers;

public sealed class RegistryTests : ServiceHouse
{
    [Fact]
    public async Task The_same_number_typed_differently_is_one_customer()
    {
        var first = await Customer("张伟强", "138 0000 0001");
        Assert.Equal(first, await Customer("张先生", "+86-138-0000-0001"));
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from customer_service.customers where store_id = 1"));
    }

    [Fact]
    public async Task Twenty_at_once_with_one_number_make_one_customer()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Customer()));
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task A_number_that_is_none_is_refused() => await Assert.ThrowsAsync<ArgumentException>(() => Customer("张伟强", "1.38E+10"));

    [Fact]
    public async Task A_card_is_masked()
    {
        var id = await Customer();
        var card = (await Cards(id))[id];
        Assert.Equal(("张**", "138****0001", false), (card.Name, card.Phone, card.DoNotContact));
    }

    [Fact]
    public async Task Another_store_has_its_own_customers_and_sees_none_of_these()
    {
        var id = await Customer();
        var page = await House.Read(House.As(Cast.Lin, Cast.OtherStore), (CustomerList l) => l.Show(new(), default));
        Assert.Empty(page.Rows);
        Assert.Null(await House.Read(House.As(Cast.Lin, Cast.OtherStore), (CustomerRecord r) => r.Show(id, default)));
        Done(await House.Do(House.As(Cast.Lin, Cast.OtherStore), (AddCustomer d) => d.Now(new() { Name = "同号", Phone = Phone }, default)));
        Assert.Equal(2, await House.Sql<int>("select count(*)::int from customer_service.customers where phone = @Phone", new { Phone }));
    }

    [Fact]
    public async Task A_look_with_a_task_shows_the_number_and_is_logged()
    {
        var id = await Customer();
        var contact = await Reveal(Cast.Shu, id);
        Assert.Equal((Phone, "张伟强"), (contact!.Phone, contact.Name));
        Assert.Equal("CSI-1 满意度调查", await House.Sql<string>("select reason_zh from customer_service.reveals where person_id = @Id", new { Cast.Shu.Id }));
    }

    [Fact]
    public async Task Who_said_no_is_not_revealed_to_any_task()
    {
        var id = await Customer();
        Done(await House.Do(Cast.Lin, (StopContact d) => d.Now(new() { Id = id, Reason = "电话里说别再打" }, default)));
        Assert.Null(await Reveal(Cast.Shu, id));
        Assert.True((await Cards(id))[id].DoNotContact);
        Assert.Equal(0, await House.Sql<int>("select count(*)::int from customer_service.reveals"));
    }

    [Fact]
    public async Task Marketing_and_the_general_manager_are_shown_no_number_by_any_question()
    {
        var id = await Customer();
        foreach (var person in new[] { Cast.Mei, Cast.Du, Cast.Gao, Cast.An }) Assert.Null(await Reveal(person, id));
        Assert.Equal(0, await House.Sql<int>("select count(*)::int from customer_service.reveals"));
    }

    private Task<IReadOnlyDictionary<Guid, CustomerCard>> Cards(Guid id) =>
        House.Ask<ICustomers, IReadOnlyDictionary<Guid, CustomerCard>>(Cast.Wei, c => c.Cards([id, Guid.NewGuid()], default));

    private Task<CustomerContact?> Reveal(Plugin.DemoPerson person, Guid id) =>
        House.Ask<ICustomers, CustomerContact?>(person, c => c.Reveal(id, new Text("CSI-1 满意度调查", "CSI-1 survey"), default));
}
