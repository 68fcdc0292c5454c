using Dealership.Contracts.Admin;
using Dealership.CustomerService.Customers;
using Dealership.Plugin;

namespace Dealership.CustomerService.Complaints;

/// <summary>One case. Whoever may handle it sees the customer's number while it is open, and that look is logged.</summary>
[Needs(Rights.SeeComplaints)]
internal sealed class ComplaintRecord(Db db, Caller caller, TimeProvider clock, IPeople people, Registry registry) : IRead
{
    internal sealed record View(ComplaintList.Row Case, bool Late, Story Story, string? Customer, string? Phone, bool InFull, bool MayHandle);

    /// <summary>What was said and done, by whom.</summary>
    internal sealed record Story(
        string What, Guid? DeliveryId, Guid? CallId, string OpenedBy, string? AnsweredBy, string? Answer, string? ClosedBy, string? Settlement, string? CustomersWord);

    private const string Sql = $"""
        select {ComplaintList.Columns} from customer_service.complaints p where {ComplaintList.Visible} and p.id = @id;
        select p.what, p.delivery_id, p.call_id, p.opened_by, p.answered_by, p.answer, p.closed_by, p.settlement, p.customers_word
        from   customer_service.complaints p where {ComplaintList.Visible} and p.id = @id
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var who = ComplaintList.Sees(caller);
        var now = clock.GetUtcNow();
        var (cases, told) = await db.Both<ComplaintList.Row, Told>(Sql, new { id, now, who.me, who.all, who.sales, who.escalated }, ct);
        if (cases is not [var c] || told is not [var t]) return null;
        var mayHandle = c.ClosedAt is null && caller.May(Rights.HandleComplaints);
        var contact = mayHandle && c.CustomerId is { } customer
            ? await registry.Reveal(customer, new($"CM-4 投诉处理 {c.Number}", $"CM-4 complaint {c.Number}"), ct)
            : null;
        var card = c.CustomerId is { } known && caller.May(Rights.SeeCustomers) ? (await registry.Cards([known], ct)).GetValueOrDefault(known) : null;
        var names = await people.Named([.. new[] { t.OpenedBy, t.AnsweredBy, t.ClosedBy }.OfType<Guid>().Distinct()], ct);
        string? By(Guid? person) => person is { } p ? names.GetValueOrDefault(p)?.Name ?? "—" : null;
        return new(c, ComplaintList.IsLate(c, now),
            new(t.What, t.DeliveryId, t.CallId, By(t.OpenedBy)!, By(t.AnsweredBy), t.Answer, By(t.ClosedBy), t.Settlement, t.CustomersWord),
            contact?.Name ?? card?.Name, contact?.Phone ?? card?.Phone, contact is not null, mayHandle);
    }

    private sealed record Told(
        string What, Guid? DeliveryId, Guid? CallId, Guid OpenedBy, Guid? AnsweredBy, string? Answer, Guid? ClosedBy, string? Settlement, string? CustomersWord);
}
