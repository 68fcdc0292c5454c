using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.Sales.LostDeals;

/// <summary>
/// One loss: who says it, why, on which contact, what was decided. What the customer said to somebody else is not shown to whoever lost him;
/// the number is shown in full to whoever makes that call while it is open, and the look is logged.
/// </summary>
[Needs(LostRights.See)]
internal sealed class LostRecord(Db db, Caller caller, TimeProvider clock, ICustomers customers, IPeople people) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(
        Guid Id, Guid CardId, Guid CustomerId, Guid ConsultantId, string Kind, string Reason, string? Rival, string Note, DateOnly? AgainOn, string Level, DateTimeOffset AppliedAt, Guid AppliedBy,
        DateTimeOffset? DecidedAt, Guid? DecidedBy, bool? Approved, string? DecidedWhy, string? ModelCode, Guid? RevivedTo);

    /// <summary>The call by somebody else.</summary>
    internal sealed record Call(Guid Id, DateTimeOffset OpensAt, DateTimeOffset DueAt, DateTimeOffset? CalledAt, Guid? CalledBy, string? How, string? Reason, string? Note);

    /// <summary>A contact that went before.</summary>
    internal sealed record Contact(Guid Id, string How, string Note, DateTimeOffset At, bool Evidence);

    /// <param name="Decides">The caller may decide: it waits, and is neither his application nor his customer.</param>
    /// <param name="Calls">The caller may make the second call now.</param>
    internal sealed record View(
        Row Lost, string? Name, string? Phone, bool InFull, bool Stopped, Call? Call, IReadOnlyList<Contact> Contacts, string? Consultant, string? AppliedBy, string? DecidedBy, string? CalledBy, bool Decides, bool Calls);

    private const string Sql = $"""
        select a.id, a.card_id, c.customer_id, a.consultant_id, a.kind, a.reason, a.rival, a.note, a.again_on, a.level, a.applied_at, a.applied_by, a.decided_at, a.decided_by, a.approved, a.decided_why,
               c.model_code, (select r.id from sales.cards r where r.store_id = @store and r.revived_from = a.card_id order by r.opened_at desc limit 1) as revived_to
        from   sales.lost_applications a join sales.cards c on c.store_id = @store and c.id = a.card_id
        where  a.store_id = @store and {LostView.Mine} and (a.id = @id or a.id = (select l.application_id from sales.lost_calls l where l.store_id = @store and l.id = @id));
        select l.id, l.opens_at, l.due_at, l.called_at, l.called_by, l.how, l.reason, l.note from sales.lost_calls l where l.store_id = @store and (l.id = @id or l.application_id = @id)
        """;

    private const string ContactsSql = """
        select k.id, k.how, k.note, k.at, k.id = a.contact_id as evidence
        from   sales.lost_applications a join sales.contacts k on k.store_id = @store and k.card_id = a.card_id and k.at <= a.applied_at
        where  a.store_id = @store and a.id = @id order by k.at desc limit 5
        """;

    /// <param name="id">The application, or the call that is owed for it.</param>
    /// <param name="ct">Stops the question.</param>
    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (rows, calls) = await db.Both<Row, Call>(Sql, new { id, only = LostView.Only(caller) }, ct);
        if (rows is not [var lost]) return null;
        var his = lost.ConsultantId == caller.PersonId;
        var call = his || !caller.May(LostRights.Call) ? null : calls.FirstOrDefault();
        var contacts = await db.Rows<Contact>(ContactsSql, new { id = lost.Id }, ct);
        var masked = (await customers.Cards([lost.CustomerId], ct)).GetValueOrDefault(lost.CustomerId);
        var callsNow = call is { CalledAt: null } && call.OpensAt <= clock.GetUtcNow();
        var contact = callsNow ? await customers.Reveal(lost.CustomerId, new Text("SS-9 战败回访", "SS-9 call to a lost customer"), ct) : null;
        var names = await people.Named([.. new[] { lost.ConsultantId, lost.AppliedBy, lost.DecidedBy, call?.CalledBy }.OfType<Guid>().Distinct()], ct);
        return new(lost, contact?.Name ?? masked?.Name, contact?.Phone ?? masked?.Phone, contact is not null, masked?.DoNotContact == true, call, contacts, Name(lost.ConsultantId), Name(lost.AppliedBy), Name(lost.DecidedBy), Name(call?.CalledBy),
            lost.DecidedAt is null && !his && lost.AppliedBy != caller.PersonId && caller.May(Cards.CardRights.Close), callsNow);

        string? Name(Guid? person) => person is { } who ? names.GetValueOrDefault(who)?.Name : null;
    }
}
