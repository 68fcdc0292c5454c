using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>
/// Sees where a dealer holds more than it may (超限预警), and where it is right again: told once each. Every duty that changes cars, deposit
/// or agreement looks in the same save, so the one who puts it right proves it.
/// </summary>
internal static class Breaches
{
    private const string Sql = $"""
        with wrong as (
            select d.id as dealer, k.kind from {DealerView.From}
            cross  join lateral (values ('over-limit', {DealerView.IsOver}), ('uncovered', {DealerView.IsUncovered}), ('expired', {DealerView.IsExpired})) as k(kind, so)
            where  k.so and {DealerView.IsActive} and (@dealer::uuid is null or d.id = @dealer)),
        cured as (
            update sales.secondary_breaches b set cured_at = @now, cured_by = @by
            where  b.store_id = @store and b.cured_at is null and (@dealer::uuid is null or b.dealer_id = @dealer)
              and  not exists (select 1 from wrong w where w.dealer = b.dealer_id and w.kind = b.kind)
            returning b.id, b.dealer_id, b.kind),
        found as (
            insert into sales.secondary_breaches (store_id, id, dealer_id, kind, found_at) select @store, gen_random_uuid(), dealer, kind, @now from wrong
            on conflict do nothing returning id, dealer_id, kind)
        select id, dealer_id, kind, false as cured from found union all select id, dealer_id, kind, true from cured
        """;

    /// <param name="db">The department's way in.</param>
    /// <param name="dealer">Only this one; all of them without.</param>
    /// <param name="cover">Deposit that a car takes, in yuan.</param>
    /// <param name="today">The store's date.</param>
    /// <param name="now">When.</param>
    /// <param name="by">Who changed something; nobody when it is only the day that changed.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task Look(Db db, Guid? dealer, decimal cover, DateOnly today, DateTimeOffset now, Guid? by, CancellationToken ct)
    {
        foreach (var row in await db.Rows<Row>(Sql, new { dealer, cover, today, now, by }, ct))
            if (row.Cured) db.Tell(new SecondaryBreachCured(row.Id, row.DealerId, now, by), row.DealerId);
            else db.Tell(new SecondaryBreachFound(row.Id, row.DealerId, row.Kind, now), row.DealerId);
    }

    private sealed record Row(Guid Id, Guid DealerId, string Kind, bool Cured);
}
