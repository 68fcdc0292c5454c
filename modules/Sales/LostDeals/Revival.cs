using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Cards;

namespace Dealership.Sales.LostDeals;

/// <summary>Whose card ended looks for a car again (回流): a new card with whoever had the old one, and the next contact owed.</summary>
internal static class Revival
{
    private const string Sql = """
        insert into sales.cards (store_id, id, customer_id, consultant_id, source, model_code, level, opened_at, opened_by, contacted_at, revived_from)
        select @store, @id, customer_id, consultant_id, source, model_code, @level, @now, @by, @now, id from sales.cards where store_id = @store and id = @from
        on conflict do nothing
        returning consultant_id, model_code, source
        """;

    /// <returns>His new card; nothing where he has one already.</returns>
    public static async Task<Guid?> Of(Db db, Guid from, string level, DateOnly today, int days, TimeZoneInfo zone, DateTimeOffset now, Guid by, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        if (await db.Row<Row>(Sql, new { id, from, level, now, by }, ct) is not { } card) return null;
        db.Tell(new CardOpened(id, null, card.ConsultantId, level, card.ModelCode, card.Source, now), id);
        db.Tell(new CardRevived(id, from, now), id);
        await NextContact.Plan(db, id, card.ConsultantId, level, today.AddDays(days), zone, now, by, ct);
        return id;
    }

    private sealed record Row(Guid ConsultantId, string? ModelCode, string Source);
}
