using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.KeyAccounts;

/// <summary>What the weekly review goes through: every open project with what was noted on it last, and the reviews held.</summary>
[Needs(KeyAccountRights.Review)]
internal sealed class ReviewSheet(Db db, ICalendar calendar, IPeople people) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(Guid Id, string Number, string Organisation, string State, int Units, int? ContractUnits, int Delivered, Guid OwnerId, string? LastNote, DateTimeOffset? LastAt);

    internal sealed record Held(DateTimeOffset At, Guid ByPerson, string Note, int Projects);

    internal sealed record View(IReadOnlyList<Row> Open, IReadOnlyList<Held> Reviews, IReadOnlyDictionary<Guid, PersonCard> Names);

    private const string Sql = $"""
        select p.id, p.number, p.organisation, {ProjectView.State} as state, p.units, p.contract_units, p.delivered, p.owner_id, l.note as last_note, l.at as last_at
        from   {ProjectView.From}
        left   join lateral (select n.note, r.at from sales.key_review_notes n join sales.key_reviews r on r.store_id = @store and r.id = n.review_id
                             where  n.store_id = @store and n.project_id = p.id order by r.at desc limit 1) l on true
        where  p.closed_at is null order by p.number;
        select r.at, r.by_person, r.note, (select count(*)::int from sales.key_review_notes n where n.store_id = @store and n.review_id = r.id) as projects
        from   sales.key_reviews r where r.store_id = @store order by r.at desc limit 8
        """;

    public async Task<View> Now(CancellationToken ct)
    {
        var (open, reviews) = await db.Both<Row, Held>(Sql, new { today = await calendar.Today(ct), only = (Guid?)null }, ct);
        return new(open, reviews, await people.Named([.. open.Select(p => p.OwnerId).Concat(reviews.Select(r => r.ByPerson)).Distinct()], ct));
    }
}
