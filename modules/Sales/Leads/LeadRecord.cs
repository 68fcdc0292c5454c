using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;
using Dealership.Sales.Cards;

namespace Dealership.Sales.Leads;

/// <summary>One lead: where from, whose, answered when. A colleague's is not there; one that waits is there for everybody, masked.</summary>
[Needs(LeadRights.See)]
internal sealed class LeadRecord(Db db, Caller caller, TimeProvider clock, ICustomers customers, IPeople people) : IRead
{
    /// <summary>Ends that nobody wrote a reason for: the card was closed, or went into the pool.</summary>
    public const string CardClosed = "card-closed", CardPooled = "card-pooled";

    /// <summary>As selected; the plan is the contact that answers it.</summary>
    internal sealed record Row(
        Guid Id, Guid CustomerId, string Channel, string Source, string Origin, string? Reference, string? ModelCode, string Wish, DateTimeOffset AskedAt, DateTimeOffset ReceivedAt, DateTimeOffset DueAt,
        Guid? CardId, Guid? ConsultantId, Guid? AssignmentId, DateTimeOffset? AssignedAt, bool ByTurn, DateTimeOffset? OwedBy, DateTimeOffset? AnsweredAt, DateTimeOffset? ClosedAt, string? ClosedWhy, Guid? PlanId);

    internal sealed record View(Row Lead, CustomerCard? Customer, string? Consultant, bool Late)
    {
        public bool Waiting => Lead is { ConsultantId: null, ClosedAt: null };
    }

    private const string Sql = $"""
        select l.id, l.customer_id, l.channel, l.source, l.origin, l.reference, l.model_code, l.wish, l.asked_at, l.received_at, l.due_at, l.card_id, l.consultant_id, l.assignment_id, l.assigned_at, l.turn_number is not null as by_turn, l.owed_by,
               l.answered_at, l.closed_at, l.closed_why,
               (select p.id from sales.next_contacts p where p.store_id = @store and p.card_id = l.card_id and p.contact_id is null and p.dropped_at is null) as plan_id
        from   sales.leads l where l.store_id = @store and l.id = @id and {LeadView.Mine}
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        if (await db.Row<Row>(Sql, new { id, only = caller.May(CardRights.SeeAll) ? (Guid?)null : caller.PersonId }, ct) is not { } lead) return null;
        return new(lead, (await customers.Cards([lead.CustomerId], ct)).GetValueOrDefault(lead.CustomerId), lead.ConsultantId is { } who ? (await people.Named([who], ct)).GetValueOrDefault(who)?.Name : null,
            lead is { AnsweredAt: null, ClosedAt: null } && lead.DueAt < clock.GetUtcNow());
    }
}
