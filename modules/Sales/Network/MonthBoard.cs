using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>A month of the whole network, dealer by dealer: what is reconciled, what is assessed, what is open. SM-10 is met when nothing is.</summary>
[Needs(NetworkRights.See)]
internal sealed class MonthBoard(Db db, ICalendar calendar) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(Guid Id, string Dealer, DateTimeOffset DueAt, bool Drawn, bool Reconciled, int OpenDifferences, int? Score, string? Grade);

    internal sealed record View(DateOnly Month, IReadOnlyList<Row> Rows, DateTimeOffset? CompleteAt)
    {
        public int Done => Rows.Count(r => r is { Reconciled: true, Grade: not null });
    }

    private const string Sql = $"""
        select m.id, d.name as dealer, m.due_at, exists (select 1 from sales.secondary_reconciliations r where r.store_id = @store and r.month_id = m.id) as drawn, {MonthView.IsReconciled} as reconciled,
               (select count(*)::int from sales.secondary_differences x join sales.secondary_reconciliations r on r.store_id = @store and r.id = x.reconciliation_id
                where  x.store_id = @store and r.month_id = m.id and x.settled_at is null) as open_differences, a.score, a.grade
        from   sales.secondary_months m
        join   sales.secondary_dealers d on d.store_id = @store and d.id = m.dealer_id
        left   join sales.secondary_assessments a on a.store_id = @store and a.month_id = m.id
        where  m.store_id = @store and m.month = @month and m.dropped_at is null
        order  by d.name, m.id;
        select at from sales.secondary_closings where store_id = @store and month = @month
        """;

    /// <param name="month">yyyy-MM; this month without.</param>
    /// <param name="ct">Stops the question.</param>
    public async Task<View> Of(string? month, CancellationToken ct)
    {
        var span = await MonthSpan.Of(month, calendar, ct);
        var (rows, closings) = await db.Both<Row, Closing>(Sql, new { month = span.First }, ct);
        return new(span.First, rows, closings is [var closing] ? closing.At : null);
    }

    private sealed record Closing(DateTimeOffset At);
}
