using Dealership.Plugin;

namespace Dealership.CustomerService.Customers;

/// <summary>The customer may be called again, by his own word.</summary>
[Needs(Rights.KeepConsents)]
internal sealed class ResumeContact(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public Guid Id { get; set; }
        public string? Reason { get; set; }
    }

    private const string Sql = """
        update customer_service.contact_stops set lifted_at = @now, lifted_by = @by, lifted_for = @reason
        where  store_id = @store and customer_id = @Id and lifted_at is null
        returning customer_id
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var reason = form.Reason?.Trim() ?? "";
        var problems = new Problems().When(reason.Length == 0, nameof(form.Reason), "请写客户何时、怎样表示可以联系。", "Write when and how the customer agreed.");
        if (problems.Any) return problems.Refusal();
        return await db.Row<Guid?>(Sql, new { form.Id, reason, now = clock.GetUtcNow(), by = caller.PersonId }, ct) is { } customer
            ? Outcome.Done(customer, new("已恢复联系", "Contact resumed"))
            : Outcome.Refused("没有设置拒绝联系。", "Do-not-contact is not set.");
    }
}
