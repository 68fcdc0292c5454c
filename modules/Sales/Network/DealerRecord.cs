using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>One dealer: its file, what it may hold and holds, what is owed for it, its months.</summary>
[Needs(NetworkRights.See)]
internal sealed class DealerRecord(Db db, ICalendar calendar, IPeople people, NetworkRules rules) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(
        Guid Id, string Name, string LicenceNo, string Owner, string Address, int? ShowroomM2, int? YearlyUnits, string? OtherBrands, Guid OfficerId, DateTimeOffset OpenedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt,
        string? EndedWhy, string? AgreementNo, DateOnly? ValidFrom, DateOnly? ValidTo, int? CarLimit, int? MonthlyTarget, int Placed, decimal Deposit);

    internal sealed record Booked(string ReceiptNo, decimal Amount, string Note, DateTimeOffset At);

    internal sealed record Breach(Guid Id, string Kind, DateTimeOffset FoundAt);

    internal sealed record Month(Guid Id, DateOnly First, bool Reconciled, int? Score, string? Grade, DateTimeOffset DueAt);

    /// <summary>What waits for somebody: <c>rectify</c> or <c>end</c>.</summary>
    internal sealed record Waiting(Guid Id, string Kind, DateTimeOffset At);

    internal sealed record View(Row Dealer, string? Officer, int Covered, decimal Cover, IReadOnlyList<Booked> Deposits, IReadOnlyList<Breach> Breaches, IReadOnlyList<Month> Months, IReadOnlyList<Waiting> Waits, int Sold)
    {
        /// <summary>Cars that may still go there.</summary>
        public int Left => Dealer is { StartedAt: not null, EndedAt: null } ? Math.Max(0, Math.Min(Dealer.CarLimit ?? 0, Covered) - Dealer.Placed) : 0;
    }

    private const string Sql = $"""
        select d.id, d.name, d.licence_no, d.owner, d.address, d.showroom_m2, d.yearly_units, d.other_brands, d.officer_id, d.opened_at, d.started_at, d.ended_at, d.ended_why,
               d.agreement_no, d.valid_from, d.valid_to, d.car_limit, d.monthly_target, d.placed, d.deposit
        from   {DealerView.From} where d.id = @id;
        select receipt_no, amount, note, at from sales.secondary_deposits where store_id = @store and dealer_id = @id order by at desc
        """;

    private const string OwedSql = $"""
        select id, kind, found_at from sales.secondary_breaches where store_id = @store and dealer_id = @id and cured_at is null order by found_at;
        select m.id, m.month as first, {MonthView.IsReconciled} as reconciled, a.score, a.grade, m.due_at
        from   sales.secondary_months m left join sales.secondary_assessments a on a.store_id = @store and a.month_id = m.id
        where  m.store_id = @store and m.dealer_id = @id and m.dropped_at is null order by m.month desc limit 12
        """;

    private const string WaitsSql = """
        select id, 'rectify' as kind, due_at as at from sales.secondary_rectifications where store_id = @store and dealer_id = @id and done_at is null
        union all
        select id, 'end', proposed_at from sales.secondary_end_proposals where store_id = @store and dealer_id = @id and decided_at is null
        """;

    private const string SoldSql = $"select count(*)::int from {CarView.From} where {CarView.Sold} and p.dealer_id = @id";

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var rule = await rules.On(null, ct);
        var (dealers, deposits) = await db.Both<Row, Booked>(Sql, new { id, today = await calendar.Today(ct) }, ct);
        if (dealers is not [var dealer]) return null;
        var (breaches, months) = await db.Both<Breach, Month>(OwedSql, new { id }, ct);
        var waits = await db.Rows<Waiting>(WaitsSql, new { id }, ct);
        var month = await MonthSpan.Of(null, calendar, ct);
        var sold = await db.Row<int>(SoldSql, new { id, month.From, month.Until }, ct);
        return new(dealer, (await people.Named([dealer.OfficerId], ct)).GetValueOrDefault(dealer.OfficerId)?.Name, rule.Covers(dealer.Deposit), rule.CoverPerCar, deposits, breaches, months, waits, sold);
    }
}
