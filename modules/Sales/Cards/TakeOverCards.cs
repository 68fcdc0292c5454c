using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Cards;

/// <summary>What a consultant handed over is looked after by the receiver: his open cards, the contacts he owed for them, and the losses that wait for a decision.</summary>
internal sealed class TakeOverCards(Db db) : IListen<WorkHandedOver>
{
    private const string Sql = """
        with moved as (
            insert into sales.card_moves (store_id, card_id, sheet_id, from_person, to_person, at)
            select @store, id, @SheetId, @FromPerson, @ToPerson, @At from sales.cards
            where  store_id = @store and consultant_id = @FromPerson and closed_at is null and pooled_at is null
            on conflict do nothing returning card_id),
        planned as (
            update sales.next_contacts p set consultant_id = @ToPerson from moved m
            where  p.store_id = @store and p.card_id = m.card_id and p.contact_id is null and p.dropped_at is null),
        asked as (
            update sales.lost_applications a set consultant_id = @ToPerson from moved m where a.store_id = @store and a.card_id = m.card_id and a.decided_at is null)
        update sales.cards c set consultant_id = @ToPerson from moved m where c.store_id = @store and c.id = m.card_id
        """;

    public Task Hear(WorkHandedOver fact, Told told, CancellationToken ct) =>
        fact.Department == "Sales" ? db.Do(Sql, new { fact.SheetId, fact.FromPerson, fact.ToPerson, At = fact.At.ToUniversalTime() }, ct) : Task.CompletedTask;
}
