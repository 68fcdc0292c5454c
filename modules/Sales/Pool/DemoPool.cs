using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.Pool;

/// <summary>A few of the demo's prospects whom nobody looks after since the day before yesterday.</summary>
internal sealed class DemoPool(Db db)
{
    private const string Sql = """
        insert into sales.card_moves (store_id, card_id, sheet_id, from_person, to_person, at, kind, reason, by_person)
        select @store, c.id, m.move, c.consultant_id, null, @at, 'pooled', @why, @supervisor from sales.cards c join unnest(@cards, @moves) as m(card, move) on m.card = c.id where c.store_id = @store;
        update sales.cards set pooled_at = @at where store_id = @store and id = any(@cards)
        """;

    private const string DropSql = """
        update sales.next_contacts set dropped_at = @at where store_id = @store and card_id = any(@cards) and contact_id is null and dropped_at is null returning id, card_id
        """;

    public async Task Write(DemoStory story, Guid[] cards, Guid supervisor, CancellationToken ct)
    {
        var at = story.Zone.Instant(story.Today.AddDays(-2).ToDateTime(new TimeOnly(17, 0)));
        var luck = new Random(story.Seed ^ 94);
        await db.Do(Sql, new { at, supervisor, cards, moves = cards.Select(_ => DemoId.Of(luck, at)).ToArray(), why = story.Language == "en" ? "Consultant on long leave" : "顾问长假，暂无人跟进" }, ct);
        foreach (var plan in await db.Rows<Plan>(DropSql, new { at, cards }, ct)) db.Tell(new ContactDropped(plan.Id, at), plan.CardId);
    }

    private sealed record Plan(Guid Id, Guid CardId);
}
