using Dealership.Plugin;

namespace Dealership.Sales.Cards;

/// <summary>Open cards that somebody looks after, for his hand-over sheet (离岗交接).</summary>
internal sealed class HeldCards(Db db) : IHeld
{
    private const string Sql = """
        select c.id, c.level, c.model_code, p.due_at from sales.cards c
        left   join sales.next_contacts p on p.store_id = @store and p.card_id = c.id and p.contact_id is null and p.dropped_at is null
        where  c.store_id = @store and c.consultant_id = @person and c.closed_at is null and c.pooled_at is null
        order  by p.due_at, c.id
        """;

    public async Task<IReadOnlyList<Held>> By(Guid person, CancellationToken ct) => [.. (await db.Rows<Row>(Sql, new { person }, ct)).Select(r => new Held(
        new($"意向卡 {r.Level}级 {r.ModelCode}".TrimEnd(), $"Intention card, level {r.Level} {r.ModelCode}".TrimEnd()), $"/sales/cards/{r.Id}", r.DueAt))];

    private sealed record Row(Guid Id, string Level, string? ModelCode, DateTimeOffset? DueAt);
}
