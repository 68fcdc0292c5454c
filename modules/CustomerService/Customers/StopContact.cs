using Dealership.Plugin;

namespace Dealership.CustomerService.Customers;

/// <summary>The customer does not want to be called (拒绝联系): no department is given his number from now on.</summary>
[Needs(Rights.KeepConsents)]
internal sealed class StopContact(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public Guid Id { get; set; }
        public string? Reason { get; set; }
    }

    private const string Sql = """
        insert into customer_service.contact_stops (store_id, id, customer_id, reason, call_id, at, by_person)
        select @store, @stop, coalesce(merged_into, id), @reason, @call, @now, @by
        from   customer_service.customers where store_id = @store and id = @customer
        on conflict (store_id, customer_id) where lifted_at is null do nothing
        returning customer_id
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var problems = new Problems().When(string.IsNullOrWhiteSpace(form.Reason), nameof(form.Reason), "请写客户怎么说的。", "Write what the customer said.");
        if (problems.Any) return problems.Refusal();
        return await Stop(form.Id, form.Reason!.Trim(), null, ct)
            ? Outcome.Done(form.Id, new("已设为拒绝联系", "Do not contact: set"))
            : Outcome.Refused("已经是拒绝联系，或没有这位客户。", "It is set already, or there is no such customer.");
    }

    /// <summary>Sets the flag, from a call when there was one; false when it stands already or the customer is unknown.</summary>
    internal async Task<bool> Stop(Guid customer, string reason, Guid? call, CancellationToken ct) =>
        await db.Row<Guid?>(Sql, new { customer, stop = Guid.CreateVersion7(), reason, call, now = clock.GetUtcNow(), by = caller.PersonId }, ct) is not null;
}
