using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Cards;

/// <summary>
/// A prospect called hot by whoever sells to him (H级待核定): the month's forecast rests on it, so somebody else confirms it. One claim at a time for a card; it falls away
/// with the card, or once he is not hot any more.
/// </summary>
internal static class LevelClaim
{
    private const string ClaimSql = """
        insert into sales.level_checks (store_id, id, card_id, level_before, claimed_at, claimed_by) values (@store, @id, @card, @level, @now, @by) on conflict do nothing returning id
        """;

    private const string DropSql = """
        update sales.level_checks set dropped_at = @now where store_id = @store and card_id = @card and at is null and dropped_at is null returning id
        """;

    /// <summary>After a level was said.</summary>
    /// <param name="before">What it was; nothing on a new card.</param>
    public static async Task Said(Db db, Guid card, Guid consultant, string? before, string level, DateTimeOffset now, Guid by, CancellationToken ct)
    {
        if (before == level) return;
        if (level != Level.Hottest) { if (before == Level.Hottest) await Drop(db, card, now, ct); return; }
        if (await db.Row<Guid?>(ClaimSql, new { id = Guid.CreateVersion7(), card, level, now, by }, ct) is { } claim) db.Tell(new LevelClaimed(claim, card, consultant, level, now, by), card);
    }

    /// <summary>Nobody needs to look any more.</summary>
    public static async Task Drop(Db db, Guid card, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Row<Guid?>(DropSql, new { card, now }, ct) is { } claim) db.Tell(new LevelClaimDropped(claim, now), card);
    }
}
