using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>What the books say of a dealer's month; each figure opens its rows in the list of its cars (<see cref="CarView"/>).</summary>
internal static class MonthFigures
{
    private const string Sql = $"""
        select (select count(*)::int from {CarView.From} where {CarView.Sold} and p.dealer_id = @dealer) as sold,
               (select g.monthly_target from sales.secondary_agreements g where g.store_id = @store and g.dealer_id = @dealer and g.valid_from < @untilDay order by g.valid_from desc, g.at desc limit 1) as target,
               (select count(*)::int from {CarView.From} where {CarView.Placed} and p.dealer_id = @dealer) as placed,
               (select count(*)::int from {CarView.From} where {CarView.Placed} and not {CarView.Aged} and p.dealer_id = @dealer) as fresh,
               (select count(*)::int from {CarView.From} where {CarView.Sold} and s.in_time and p.dealer_id = @dealer) as in_time,
               (select count(d.id)::int from sales.secondary_reconciliations r left join sales.secondary_differences d on d.store_id = @store and d.reconciliation_id = r.id
                where  r.store_id = @store and r.month_id = @month and r.signed_at is not null having count(r.id) > 0) as differences
        """;

    public static async Task<Assessment.Figures> Of(Db db, ICalendar calendar, Guid month, Guid dealer, DateOnly first, int agedDays, DateTimeOffset now, CancellationToken ct)
    {
        var (zone, next) = (await calendar.Zone(ct), first.AddMonths(1));
        return (await db.Row<Assessment.Figures>(Sql, new
        {
            month,
            dealer,
            from = zone.Instant(first.ToDateTime(TimeOnly.MinValue)),
            until = zone.Instant(next.ToDateTime(TimeOnly.MinValue)),
            untilDay = next,
            agedSince = now.AddDays(-agedDays),
        }, ct))!;
    }
}
