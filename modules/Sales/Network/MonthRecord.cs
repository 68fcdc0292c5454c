using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>One month of one dealer: its reconciliation, its differences, its assessment. Of this dealer's cars and no other's, for the sheet is shown to it.</summary>
[Needs(NetworkRights.See)]
internal sealed class MonthRecord(Db db, TimeProvider clock, ICalendar calendar, IPeople people, NetworkRules rules) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(
        Guid Id, Guid DealerId, string Dealer, DateOnly Month, DateTimeOffset DueAt, DateTimeOffset? DroppedAt, decimal Deposit, Guid? SheetId, int? CarsOurs, int? CarsFound, decimal? HeldOurs, decimal? HeldTheirs,
        DateTimeOffset? DrawnAt, Guid? DrawnBy, DateTimeOffset? SignedAt, Guid? SignedBy, string? TheirSigner, Guid? AssessmentId, int? Score, string? Grade, string? Note, DateTimeOffset? AssessedAt, Guid? AssessedBy);

    internal sealed record Car(Guid Id, string Vin, string ModelName, string Colour, DateTimeOffset PlacedAt);

    internal sealed record Difference(Guid Id, string Kind, string? Vin, DateTimeOffset FoundAt, DateTimeOffset? SettledAt, string? SettledHow);

    /// <param name="Month">The month.</param>
    /// <param name="Cars">Those that stand there now.</param>
    /// <param name="Differences">What the sheet found.</param>
    /// <param name="Lines">The assessment; before there is one, what the books say so far.</param>
    /// <param name="Rules">In force today.</param>
    /// <param name="Names">People by id.</param>
    internal sealed record View(Row Month, IReadOnlyList<Car> Cars, IReadOnlyList<Difference> Differences, IReadOnlyList<Assessment.Line> Lines, NetworkRules.Row Rules, IReadOnlyDictionary<Guid, PersonCard> Names)
    {
        public string? Name(Guid? person) => person is { } who ? Names.GetValueOrDefault(who)?.Name : null;
    }

    private const string Sql = """
        select m.id, m.dealer_id, d.name as dealer, m.month, m.due_at, m.dropped_at,
               coalesce((select sum(b.amount) from sales.secondary_deposits b where b.store_id = @store and b.dealer_id = m.dealer_id), 0) as deposit,
               r.id as sheet_id, r.cars_ours, r.cars_found, r.held_ours, r.held_theirs, r.drawn_at, r.drawn_by, r.signed_at, r.signed_by, r.their_signer,
               a.id as assessment_id, a.score, a.grade, a.note, a.at as assessed_at, a.by_person as assessed_by
        from   sales.secondary_months m
        join   sales.secondary_dealers d on d.store_id = @store and d.id = m.dealer_id
        left   join sales.secondary_reconciliations r on r.store_id = @store and r.month_id = m.id
        left   join sales.secondary_assessments a on a.store_id = @store and a.month_id = m.id
        where  m.store_id = @store and m.id = @id;
        select p.id, v.vin, v.model_name, v.colour, p.placed_at
        from   sales.secondary_placements p
        join   sales.vehicles v on v.store_id = @store and v.id = p.vehicle_id
        where  p.store_id = @store and p.ended_at is null and p.dealer_id = (select m.dealer_id from sales.secondary_months m where m.store_id = @store and m.id = @id)
        order  by p.placed_at, p.id
        """;

    private const string SheetSql = """
        select x.id, x.kind, v.vin, x.found_at, x.settled_at, x.settled_how
        from   sales.secondary_differences x
        left   join sales.secondary_placements p on p.store_id = @store and p.id = x.placement_id
        left   join sales.vehicles v on v.store_id = @store and v.id = p.vehicle_id
        where  x.store_id = @store and x.reconciliation_id = @sheet order by x.kind, v.vin;
        select item, weight, points, part, whole from sales.secondary_assessment_lines where store_id = @store and assessment_id = @assessment
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (months, cars) = await db.Both<Row, Car>(Sql, new { id }, ct);
        if (months is not [var month]) return null;
        var rule = await rules.On(null, ct);
        var (differences, lines) = await db.Both<Difference, Assessment.Line>(SheetSql, new { sheet = month.SheetId, assessment = month.AssessmentId }, ct);
        if (month.AssessmentId is null) lines = Assessment.Of(rule, await MonthFigures.Of(db, calendar, id, month.DealerId, month.Month, rule.AgedDays, clock.GetUtcNow(), ct), null).Lines;
        var names = await people.Named([.. new[] { month.DrawnBy, month.SignedBy, month.AssessedBy }.OfType<Guid>().Distinct()], ct);
        return new(month, cars, differences, [.. lines.OrderBy(l => Assessment.Items.ToList().IndexOf(l.Item))], rule, names);
    }
}
