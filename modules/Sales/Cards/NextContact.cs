using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Leads;

namespace Dealership.Sales.Cards;

/// <summary>The next contact owed (下次联系): planned in the same save as whatever led to it, and told, so that it stands on a desk.</summary>
internal static class NextContact
{
    private const string PlanSql = """
        insert into sales.next_contacts (store_id, id, card_id, consultant_id, due_on, due_at, made_at, made_by)
        values (@store, @id, @card, @consultant, @on, @due, @now, @by)
        """;

    private const string DropSql = """
        update sales.next_contacts set dropped_at = @now where store_id = @store and card_id = @card and contact_id is null and dropped_at is null returning id
        """;

    private const string DropSilenceSql = """
        update sales.silences set dropped_at = @now where store_id = @store and card_id = @card and contact_id is null and dropped_at is null returning id
        """;

    public static async Task Plan(Db db, Guid card, Guid consultant, string level, DateOnly on, TimeZoneInfo zone, DateTimeOffset now, Guid by, CancellationToken ct)
    {
        var (id, due) = (Guid.CreateVersion7(), zone.EndOf(on));
        await db.Do(PlanSql, new { id, card, consultant, on, due, now, by }, ct);
        db.Tell(new ContactPlanned(id, card, consultant, level, due), card);
    }

    /// <summary>The next contact is owed earlier than it was.</summary>
    public static async Task Bring(Db db, Guid card, Guid consultant, string level, DateOnly on, TimeZoneInfo zone, DateTimeOffset now, Guid by, CancellationToken ct)
    {
        await DropPlan(db, card, now, ct);
        await Plan(db, card, consultant, level, on, zone, now, by, ct);
    }

    /// <summary>The card is closed; nothing is owed for it any more.</summary>
    public static async Task Drop(Db db, Guid card, DateTimeOffset now, CancellationToken ct)
    {
        await Release(db, card, now, ct);
        await LevelClaim.Drop(db, card, now, ct);
        await LeadClock.GiveUp(db, card, LeadRecord.CardClosed, now, null, ct);
    }

    /// <summary>Whoever owed the next contact owes it no longer; the card changes hands.</summary>
    public static async Task Release(Db db, Guid card, DateTimeOffset now, CancellationToken ct)
    {
        await DropPlan(db, card, now, ct);
        if (await db.Row<Guid?>(DropSilenceSql, new { card, now }, ct) is { } silence) db.Tell(new SilenceDropped(silence, now), card);
    }

    private static async Task DropPlan(Db db, Guid card, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Row<Guid?>(DropSql, new { card, now }, ct) is { } plan) db.Tell(new ContactDropped(plan, now), card);
    }
}
