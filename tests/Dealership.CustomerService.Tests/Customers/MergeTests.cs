using Dealership.Contracts.CustomerService;
using Dealership.CustomerService.Complaints;
using Dealership.CustomerService.Customers;
using Dealership.Plugin;
using Dealership.TestKit;

namespace Dealership.CustomerService.Tests.Customers;

public sealed class MergeTests : ServiceHouse
{
    private const string Everything = """
        select string_agg(line, e'\n' order by line) from (
            select concat_ws(' ', 'customer', id, merged_into) as line from customer_service.customers
            union all select concat_ws(' ', 'follow-up', delivery_id, customer_id) from customer_service.follow_ups
            union all select concat_ws(' ', 'complaint', id, customer_id) from customer_service.complaints
            union all select concat_ws(' ', 'consent', customer_id, purpose, channel, version, given) from customer_service.consents
            union all select concat_ws(' ', 'stop', customer_id, lifted_at) from customer_service.contact_stops) x
        """;

    [Fact]
    public async Task A_merge_and_its_undoing_leave_everything_as_it_was()
    {
        var (gone, kept) = (await Customer(), await Customer("张伟强", "13900000002"));
        var delivery = await HandedOver(gone);
        Done(await House.Do(Cast.Lin, (OpenComplaint d) => d.Now(new() { CustomerId = gone, Theme = "quality", Level = 1, What = "异响" }, default)));
        Done(await Consent(gone, true));
        Done(await Consent(kept, false));
        Done(await House.Do(Cast.Lin, (StopContact d) => d.Now(new() { Id = gone, Reason = "不要再打" }, default)));
        var before = await House.Sql<string>(Everything);

        var merged = await Merge(gone, kept);
        Done(merged);
        Assert.Equal(kept, await House.Sql<Guid>("select customer_id from customer_service.follow_ups where delivery_id = @delivery", new { delivery }));
        var record = (await House.Read(Cast.Ke, (CustomerRecord r) => r.Show(gone, default)))!;
        Assert.Equal(kept, record.Id);
        Assert.NotNull(record.Stop);
        Assert.Single(record.Complaints);
        Assert.Equal("柯经理", Assert.Single(record.Merges).By);

        Done(await House.Do(Cast.Ke, (UndoMerge d) => d.Now(merged.Id!.Value, default)));
        Assert.Equal(before, await House.Sql<string>(Everything));
        Refused(await House.Do(Cast.Ke, (UndoMerge d) => d.Now(merged.Id!.Value, default)), "已经撤销");
    }

    [Fact]
    public async Task After_a_merge_both_numbers_and_both_ids_lead_to_the_one_kept()
    {
        var (gone, kept) = (await Customer(), await Customer("张伟强", "13900000002"));
        Done(await Merge(gone, kept));
        Assert.Equal(kept, await Customer());
        var cards = await House.Ask<ICustomers, IReadOnlyDictionary<Guid, CustomerCard>>(Cast.Wei, c => c.Cards([gone, kept], default));
        Assert.Equal((kept, kept), (cards[gone].Id, cards[kept].Id));
        Assert.Equal(kept, Assert.Single(await House.Read(Cast.Wei, (Lookalikes l) => l.Like(Phone, default))).Id);
        Assert.Equal(kept, Assert.Single((await House.Read(Cast.Wei, (CustomerList l) => l.Show(new(), default))).Rows).Id);
        Assert.Equal(kept, await House.Sql<Guid>("select customer_id from customer_service.follow_ups where delivery_id = @d", new { d = await HandedOver(gone) }));
    }

    [Fact]
    public async Task The_later_word_on_a_consent_holds_after_a_merge()
    {
        var (gone, kept) = (await Customer(), await Customer("张伟强", "13900000002"));
        Done(await Consent(kept, true));
        House.Clock.Advance(TimeSpan.FromMinutes(1));
        Done(await Consent(gone, false));
        Done(await Merge(gone, kept));
        Assert.False(Assert.Single((await House.Read(Cast.Ke, (CustomerRecord r) => r.Show(kept, default)))!.Words).Given);
    }

    [Fact]
    public async Task A_merge_into_one_who_was_merged_since_is_undone_in_the_order_made()
    {
        var (a, b, c) = (await Customer(), await Customer("张伟强", "13900000002"), await Customer("张伟强", "13900000003"));
        var first = await Merge(a, b);
        var second = await Merge(b, c);
        Assert.Equal(c, await Customer());
        Refused(await House.Do(Cast.Ke, (UndoMerge d) => d.Now(first.Id!.Value, default)), "先撤销后一次");
        Done(await House.Do(Cast.Ke, (UndoMerge d) => d.Now(second.Id!.Value, default)));
        Assert.Equal(b, await Customer());
        Done(await House.Do(Cast.Ke, (UndoMerge d) => d.Now(first.Id!.Value, default)));
        Assert.Equal(a, await Customer());
    }

    [Fact]
    public async Task After_thirty_days_a_merge_stays()
    {
        var merged = await Merge(await Customer(), await Customer("张伟强", "13900000002"));
        House.Clock.Advance(TimeSpan.FromDays(31));
        Refused(await House.Do(Cast.Ke, (UndoMerge d) => d.Now(merged.Id!.Value, default)), "超过30天");
    }

    [Fact]
    public async Task Two_merges_of_one_pair_the_other_way_round_make_one()
    {
        var (a, b) = (await Customer(), await Customer("张伟强", "13900000002"));
        var outcomes = await Task.WhenAll(Merge(a, b), Merge(b, a));
        Assert.Single(outcomes, o => o.Ok);
    }

    [Fact]
    public async Task Only_the_manager_merges()
    {
        var (a, b) = (await Customer(), await Customer("张伟强", "13900000002"));
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Do(Cast.Lin, (MergeCustomers d) => d.Now(new() { GoneId = a, KeptId = b, Reason = "同一人" }, default)));
    }

    private Task<Outcome> Merge(Guid gone, Guid kept) =>
        House.Do(Cast.Ke, (MergeCustomers d) => d.Now(new() { GoneId = gone, KeptId = kept, Reason = "换号，同一人" }, default));

    private Task<Outcome> Consent(Guid id, bool given) =>
        House.Do(Cast.Lin, (RecordConsent d) => d.Now(new() { Id = id, Purpose = "marketing", Channel = "sms", Given = given }, default));
}
