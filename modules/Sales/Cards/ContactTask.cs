using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.Sales.Cards;

/// <summary>
/// One contact that is or was owed; by the id of a silence, the one that breaks it. Whoever owes it sees the number in full while it is open, and that look is logged; everybody else sees
/// it masked.
/// </summary>
[Needs(CardRights.See)]
internal sealed class ContactTask(Db db, Caller caller, TimeProvider clock, ICustomers customers, IPeople people, ContactDays days) : IRead
{
    internal sealed record Row(
        Guid Id, Guid CardId, Guid CustomerId, Guid ConsultantId, string Level, string? ModelCode, DateTimeOffset DueAt, DateTimeOffset? DroppedAt, DateTimeOffset? MadeAt, string? How, string? Note, string? LastNote);

    /// <param name="Intervals">Days until the next contact, by level, today.</param>
    internal sealed record View(Row Task, string? Name, string? Phone, bool InFull, bool Stopped, string? Consultant, bool Late, bool Mine, IReadOnlyList<ContactDays.Row> Intervals);

    private const string Sql = $"""
        select p.id, p.card_id, c.customer_id, p.consultant_id, c.level, c.model_code, p.due_at, p.dropped_at, k.at as made_at, k.how, k.note,
               (select l.note from sales.contacts l where l.store_id = @store and l.card_id = p.card_id and l.id is distinct from k.id order by l.at desc limit 1) as last_note
        from   sales.next_contacts p
        join   sales.cards c on c.store_id = @store and c.id = p.card_id
        left   join sales.contacts k on k.store_id = @store and k.id = p.contact_id
        where  p.store_id = @store and {CardView.Mine}
          and  (p.id = @id or p.card_id = (select s.card_id from sales.silences s where s.store_id = @store and s.id = @id))
        order  by p.contact_id is null and p.dropped_at is null desc, p.made_at desc limit 1
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        if (await db.Row<Row>(Sql, new { id, only = caller.May(CardRights.SeeAll) ? (Guid?)null : caller.PersonId }, ct) is not { } task) return null;
        var (open, mine) = (task is { MadeAt: null, DroppedAt: null }, task.ConsultantId == caller.PersonId);
        var card = (await customers.Cards([task.CustomerId], ct)).GetValueOrDefault(task.CustomerId);
        var contact = open && mine ? await customers.Reveal(task.CustomerId, new Text("SC-3 跟进意向客户", "SC-3 contact with a prospect"), ct) : null;
        return new(task, contact?.Name ?? card?.Name, contact?.Phone ?? card?.Phone, contact is not null, card?.DoNotContact == true,
            (await people.Named([task.ConsultantId], ct)).GetValueOrDefault(task.ConsultantId)?.Name, open && task.DueAt < clock.GetUtcNow(), mine, await days.On(null, ct));
    }
}
