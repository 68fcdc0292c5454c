using Dealership.Plugin;

namespace Dealership.CustomerService.Customers;

/// <summary>
/// Shows a customer's name and number in full to the one who gave a reason, for ten minutes. The reason is on the
/// customer's record; the number itself goes into no log.
/// </summary>
[Needs(Rights.RevealCustomers)]
internal sealed class RevealCustomer(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public Guid Id { get; set; }
        public string? Reason { get; set; }
    }

    /// <summary>How long a look lasts.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private const string Sql = """
        insert into customer_service.reveals (store_id, id, customer_id, person_id, at, reason_zh, reason_en, asked)
        select @store, @look, coalesce(merged_into, id), @by, @now, @reason, @reason, true
        from   customer_service.customers where store_id = @store and id = @Id
        returning customer_id
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var reason = form.Reason?.Trim() ?? "";
        var problems = new Problems().When(reason.Length is < 2 or > 200, nameof(form.Reason), "请写明查看原因，客户档案上会显示。", "Say why; it shows on the customer's record.");
        if (problems.Any) return problems.Refusal();
        var customer = await db.Row<Guid?>(Sql, new { form.Id, look = Guid.CreateVersion7(), by = caller.PersonId, now = clock.GetUtcNow(), reason }, ct);
        return customer is null
            ? Outcome.Refused("没有这位客户。", "There is no such customer.")
            : Outcome.Done(customer, new("已显示完整信息，10分钟内有效，查看已留痕", "Shown in full for ten minutes; the look is logged"));
    }
}
