using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>A dealer begins (启用) with whichever comes second, its agreement or its deposit; its first month is owed from then on.</summary>
internal static class StartDealer
{
    private const string Sql = $"""
        update sales.secondary_dealers s set started_at = @now from {DealerView.From}
        where  s.store_id = @store and s.id = @dealer and d.id = s.id and s.started_at is null and s.ended_at is null
          and  d.valid_to >= @today and d.deposit > 0
        returning s.id
        """;

    public static async Task<bool> WhenComplete(Db db, ICalendar calendar, Guid dealer, DateOnly today, DateTimeOffset now, Guid by, CancellationToken ct)
    {
        if (await db.Row<Guid?>(Sql, new { dealer, today, now }, ct) is null) return false;
        db.Tell(new SecondaryDealerStarted(dealer, now, by), dealer);
        await DealerMonths.Open(db, calendar, dealer, today, now, ct);
        return true;
    }
}
