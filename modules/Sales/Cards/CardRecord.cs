using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.Sales.Cards;

/// <summary>One intention card: who, level, what was said at each contact, when next. A colleague's card is not there.</summary>
[Needs(CardRights.See)]
internal sealed class CardRecord(Db db, Caller caller, TimeProvider clock, ICustomers customers, IPeople people) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(
        Guid Id, Guid CustomerId, Guid ConsultantId, string Source, Guid? VisitId, string? ModelCode, string Level, DateTimeOffset OpenedAt, Guid OpenedBy, DateTimeOffset ContactedAt,
        DateTimeOffset? ClosedAt, Guid? ClosedBy, string? Outcome, string? ClosedWhy, Guid? OrderId, Guid? PlanId, DateTimeOffset? DueAt, DateTimeOffset? PooledAt);

    internal sealed record Contact(string How, string Note, string LevelBefore, string LevelAfter, DateTimeOffset At, Guid ByPerson)
    {
        public string? By { get; init; }
    }

    /// <summary>A level confirmed or corrected by somebody else than who sells.</summary>
    internal sealed record Checked(string LevelBefore, string LevelAfter, string? Reason, DateTimeOffset At, Guid ByPerson)
    {
        public string? By { get; init; }
    }

    internal sealed record Moved(string? From, string? To, string Kind, string Reason, string? By, DateTimeOffset At);

    internal sealed record View(Row Card, CustomerCard? Customer, string? Consultant, string? ClosedBy, bool Late, IReadOnlyList<Contact> Contacts, IReadOnlyList<DateTimeOffset> Visits, IReadOnlyList<Moved> Moves)
    {
        /// <summary>The loss that waits for its decision, or that closed it.</summary>
        public Guid? LostId { get; init; }

        /// <summary>The consultant's H waits to be confirmed.</summary>
        public bool Claimed { get; init; }

        public IReadOnlyList<Checked> Checks { get; init; } = [];
    }

    private const string Sql = $"""
        select c.id, c.customer_id, c.consultant_id, c.source, c.visit_id, c.model_code, c.level, c.opened_at, c.opened_by, c.contacted_at, c.closed_at, c.closed_by, c.outcome, c.closed_why, c.order_id,
               p.id as plan_id, p.due_at, c.pooled_at
        from   {CardView.From}
        where  c.store_id = @store and c.id = @id and {CardView.Mine};
        select how, note, level_before, level_after, at, by_person from sales.contacts where store_id = @store and card_id = @id order by at desc
        """;

    private const string LostSql = """
        select id from sales.lost_applications where store_id = @store and card_id = @id and (decided_at is null or approved) order by applied_at desc limit 1
        """;

    private const string MoreSql = """
        select arrived_at from sales.visits where store_id = @store and card_id = @id order by arrived_at desc;
        select from_person, to_person, kind, reason, by_person, at from sales.card_moves where store_id = @store and card_id = @id order by at desc, sheet_id desc;
        select level_before, level_after, reason, at, by_person from sales.level_checks where store_id = @store and card_id = @id and at is not null order by at desc;
        select id from sales.level_checks where store_id = @store and card_id = @id and at is null and dropped_at is null
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (cards, contacts) = await db.Both<Row, Contact>(Sql, new { id, only = caller.May(CardRights.SeeAll) ? (Guid?)null : caller.PersonId }, ct);
        if (cards is not [var card]) return null;
        var (visits, moves, checks, claims) = await db.Four<DateTimeOffset, Move, Checked, Guid>(MoreSql, new { id }, ct);
        var names = await people.Named([.. contacts.Select(c => c.ByPerson).Concat(checks.Select(c => c.ByPerson)).Concat(moves.SelectMany(m => new[] { m.FromPerson, m.ToPerson, m.ByPerson }).OfType<Guid>()).Append(card.ConsultantId).Append(card.ClosedBy ?? card.ConsultantId).Distinct()], ct);
        return new(card, (await customers.Cards([card.CustomerId], ct)).GetValueOrDefault(card.CustomerId), Name(card.ConsultantId), Name(card.ClosedBy), card.DueAt < clock.GetUtcNow(),
            [.. contacts.Select(c => c with { By = Name(c.ByPerson) })], visits, [.. moves.Select(m => new Moved(Name(m.FromPerson), Name(m.ToPerson), m.Kind, m.Reason, Name(m.ByPerson), m.At))])
        {
            Claimed = claims.Count > 0,
            Checks = [.. checks.Select(c => c with { By = Name(c.ByPerson) })],
            LostId = await db.Row<Guid?>(LostSql, new { id }, ct),
        };

        string? Name(Guid? person) => person is { } who ? names.GetValueOrDefault(who)?.Name : null;
    }

    private sealed record Move(Guid? FromPerson, Guid? ToPerson, string Kind, string Reason, Guid? ByPerson, DateTimeOffset At);
}
