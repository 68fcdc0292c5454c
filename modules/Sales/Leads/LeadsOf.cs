using Dealership.Plugin;
using Dealership.Sales.Cards;

namespace Dealership.Sales.Leads;

/// <summary>The leads that led to a card, the latest first; a colleague's are left out.</summary>
[Needs(LeadRights.See)]
internal sealed class LeadsOf(Db db, Caller caller, TimeProvider clock) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(Guid Id, string Channel, DateTimeOffset ReceivedAt, DateTimeOffset DueAt, DateTimeOffset? AnsweredAt, DateTimeOffset? ClosedAt, bool Late);

    private const string Sql = $"""
        select l.id, l.channel, l.received_at, l.due_at, l.answered_at, l.closed_at, {LeadView.IsLate} as late from sales.leads l
        where  l.store_id = @store and l.card_id = @card and {LeadView.Mine} order by l.received_at desc
        """;

    public Task<IReadOnlyList<Row>> Card(Guid card, CancellationToken ct) => db.Rows<Row>(Sql, new { card, now = clock.GetUtcNow(), only = caller.May(CardRights.SeeAll) ? (Guid?)null : caller.PersonId }, ct);
}
