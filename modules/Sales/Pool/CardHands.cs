using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Cards;

namespace Dealership.Sales.Pool;

/// <summary>
/// A card changes hands (转手): who had it, who has it and why is written; what the one owed falls away, and the other owes the next
/// contact. The card is locked by whoever calls.
/// </summary>
internal static class CardHands
{
    private const string Sql = """
        insert into sales.card_moves (store_id, card_id, sheet_id, from_person, to_person, at, kind, reason, by_person) values (@store, @card, @id, @from, @to, @now, @kind, @reason, @by);
        update sales.cards set consultant_id = coalesce(@to, consultant_id), pooled_at = case when @to::uuid is null then @now end where store_id = @store and id = @card
        """;

    /// <param name="to">Nobody: into the pool.</param>
    /// <param name="dueOn">By when the next contact is owed; nobody owes one in the pool.</param>
    public static async Task Move(Db db, Caller caller, Guid card, Guid? from, Guid? to, string kind, string reason, DateOnly? dueOn, TimeZoneInfo zone, DateTimeOffset now, CancellationToken ct)
    {
        var by = caller.IsHouse ? (Guid?)null : caller.PersonId;
        await db.Do(Sql, new { card, id = Guid.CreateVersion7(), from, to, now, kind, reason, by }, ct);
        await NextContact.Release(db, card, now, ct);
        db.Tell(new CardChangedHands(card, from, to, kind, now), card);
        if (to is null) await LevelClaim.Drop(db, card, now, ct);
        if (to is not { } next || dueOn is not { } day) return;
        var level = await db.Row<string>("select level from sales.cards where store_id = @store and id = @card", new { card }, ct);
        await NextContact.Plan(db, card, next, level!, day, zone, now, by ?? next, ct);
    }
}
