using Dealership.Plugin;

namespace Dealership.CustomerService.Customers;

/// <summary>Writes down a customer's yes or no for a purpose and a channel: one press each, the no as easy as the yes (个人信息保护法 15).</summary>
[Needs(Rights.KeepConsents)]
internal sealed class RecordConsent(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public Guid Id { get; set; }
        public string? Purpose { get; set; }
        public string? Channel { get; set; }
        /// <summary>His word; there is no default.</summary>
        public bool? Given { get; set; }
    }

    // The customer's row is locked, so that two people at once write two versions and not one twice.
    private const string Sql = """
        with customer as (
            select id from customer_service.customers where store_id = @store and id = @Id and merged_into is null for update
        ), last as (
            select version, given from customer_service.consents
            where  store_id = @store and customer_id = @Id and purpose = @Purpose and channel = @Channel order by version desc limit 1
        )
        insert into customer_service.consents (store_id, customer_id, purpose, channel, version, given, wording, at, by_person)
        select @store, customer.id, @Purpose, @Channel, coalesce((select version from last), 0) + 1, @Given, @wording, @now, @by
        from   customer where (select given from last) is distinct from @Given
        returning version
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var problems = new Problems()
            .When(ConsentWording.Purposes.All(p => p.Code != form.Purpose), nameof(form.Purpose), "没有这个用途。", "There is no such purpose.")
            .When(ConsentWording.Channels.All(c => c.Code != form.Channel), nameof(form.Channel), "没有这个渠道。", "There is no such channel.")
            .When(form.Given is null, nameof(form.Given), "请选择同意或撤回。", "Say yes or no.");
        if (problems.Any) return problems.Refusal();
        var version = await db.Row<int?>(Sql, new { form.Id, form.Purpose, form.Channel, form.Given, wording = ConsentWording.Version, now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return version is null
            ? Outcome.Refused("没有变化：已经是这个状态，或没有这位客户。", "Nothing changed: it is so already, or there is no such customer.")
            : Outcome.Done(form.Id, form.Given == true ? new("同意已登记", "Consent recorded") : new("同意已撤回", "Consent withdrawn"));
    }
}
