using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Cards;

/// <summary>
/// Sees who has heard nothing for too long (沉默): no contact for so many days, and what was planned has passed. A card that waits for a day
/// its level allows is not silent. Each silence is told once.
/// </summary>
internal sealed class FindSilence(Db db, ContactDays days, TimeProvider clock) : IRoutine
{
    public TimeSpan Every => TimeSpan.FromMinutes(5);

    private const string Sql = $"""
        insert into sales.silences (store_id, id, card_id, since, told_at)
        select @store, gen_random_uuid(), c.id, c.contacted_at, @now
        from   {CardView.From}
        where  c.store_id = @store and {CardView.IsSilent}
        on conflict on constraint told_once_for_a_silence do nothing
        returning id as silence_id, card_id, (select c.consultant_id from sales.cards c where c.store_id = @store and c.id = card_id)
        """;

    public async Task Run(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var row in await db.Rows<Row>(Sql, new { now, silentSince = await days.SilentSince(now, ct) }, ct))
            db.Tell(new CardFellSilent(row.SilenceId, row.CardId, row.ConsultantId, now), row.CardId);
    }

    private sealed record Row(Guid SilenceId, Guid CardId, Guid ConsultantId);
}
