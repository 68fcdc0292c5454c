using Dealership.CustomerService.Customers;
using Dealership.Plugin;

namespace Dealership.CustomerService.Tests.Customers;

public sealed class ImportTests : ServiceHouse
{
    private const string Rows = "select (select count(*) from customer_service.customers) || ' ' || (select count(*) from customer_service.consents)";

    [Fact]
    public async Task A_sheet_adds_whom_nobody_knew_and_leaves_the_known_as_he_is()
    {
        var known = await Customer();
        ImportRow[] rows = [Row(2, "张改名", Phone, "yes"), Row(3, "李娜", "13900000002"), Row(4, "李娜", "13900000002")];
        Assert.Equal([true, false, false], (await Check(rows)).Select(v => v.Exists));
        var results = await Apply(rows);
        Assert.Equal([false, true, false], results.Select(r => r.Created));
        Assert.Equal(known, results[0].Id);
        Assert.Equal(results[1].Id, results[2].Id);
        Assert.Equal("张伟强", await House.Sql<string>("select name from customer_service.customers where id = @known", new { known }));
        Assert.Equal("2 1", await House.Sql<string>(Rows));
    }

    [Fact]
    public async Task An_empty_cell_is_no_consent_and_a_no_is_a_no()
    {
        var results = await Apply([Row(2, "李娜", "13900000002"), Row(3, "王强", "13900000003", "no")]);
        Assert.Equal(0, await House.Sql<int>("select count(*)::int from customer_service.consents where customer_id = @Id", new { results[0].Id }));
        Assert.False(await House.Sql<bool>("select given from customer_service.consents where customer_id = @Id", new { results[1].Id }));
    }

    [Fact]
    public async Task Importing_the_same_again_changes_nothing()
    {
        await Apply([Row(2, "李娜", "13900000002", "yes")]);
        var again = await Apply([Row(2, "李娜", "13900000002", "yes")]);
        Assert.False(Assert.Single(again).Created);
        Assert.Equal("1 1", await House.Sql<string>(Rows));
    }

    [Fact]
    public async Task Taking_it_back_leaves_nothing_but_those_who_have_a_history_by_now()
    {
        await Customer();
        var before = await House.Sql<string>(Rows);
        var results = await Apply([Row(2, "张改名", Phone, "yes"), Row(3, "李娜", "13900000002", "yes"), Row(4, "王强", "13900000003")]);
        await HandedOver(results[2].Id!.Value);
        var kept = await House.Import((CustomerImport i) => i.Revert(results, default));
        Assert.Contains("第4行", Assert.Single(kept).Text.Zh);
        await House.Sql<int>("delete from customer_service.follow_ups");
        Assert.Empty(await House.Import((CustomerImport i) => i.Revert(results, default)));
        Assert.Equal(before, await House.Sql<string>(Rows));
    }

    private static ImportRow Row(int number, string name, string phone, string? followUp = null) =>
        new(number, new Dictionary<string, string?> { ["name"] = name, ["phone"] = phone, ["follow-up-phone"] = followUp });

    private Task<IReadOnlyList<RowVerdict>> Check(ImportRow[] rows) => House.Import((CustomerImport i) => i.Check(rows, default));

    private Task<IReadOnlyList<RowResult>> Apply(ImportRow[] rows) => House.Import((CustomerImport i) => i.Apply(rows, default));
}
