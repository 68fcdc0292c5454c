using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.Pool;

namespace Dealership.Sales.Leads;

/// <summary>
/// Whose turn the answer is (首次响应时钟): giving a lead to a consultant opens or joins its card and starts his clock; the first contact
/// that anybody logs on the card stops it. The customer's own clock runs from the reception and is what the figure counts.
/// </summary>
internal sealed class LeadClock(Db db, Caller caller, TimeProvider clock, ICalendar calendar, LeadRules rules, ContactDays days)
{
    private const string CardSql = """
        select id, consultant_id, pooled_at is not null as pooled from sales.cards where store_id = @store and customer_id = @customer and closed_at is null
        """;

    private const string OpenSql = """
        insert into sales.cards (store_id, id, customer_id, consultant_id, source, model_code, level, opened_at, opened_by, contacted_at, revived_from)
        select @store, @card, l.customer_id, @consultant, l.source, l.model_code, 'N', @now, @by, @now,
               (select p.id from sales.cards p where p.store_id = @store and p.customer_id = l.customer_id and p.closed_at is not null and p.outcome <> 'ordered' order by p.closed_at desc limit 1)
        from   sales.leads l where l.store_id = @store and l.id = @lead
        on conflict do nothing returning id, model_code, source, revived_from
        """;

    private const string GiveSql = """
        update sales.leads set card_id = @card, consultant_id = @consultant, assignment_id = @assignment, assigned_at = @now, assigned_by = @by, turn_number = case when @byTurn then (select coalesce(max(turn_number), 0) + 1 from sales.leads where store_id = @store) end, owed_by = @owedBy
        where  store_id = @store and id = @lead
        """;

    private const string MoveSql = """
        with old as (select id, assignment_id from sales.leads where store_id = @store and card_id = @card and answered_at is null and closed_at is null for update)
        update sales.leads l set assignment_id = gen_random_uuid(), consultant_id = @to, assigned_at = @now, assigned_by = @by, owed_by = @owedBy from old
        where  l.store_id = @store and l.id = old.id returning l.id, l.assignment_id, old.assignment_id as before
        """;

    private const string ReturnSql = """
        update sales.leads set closed_at = @now, closed_by = @by, closed_why = @why
        where  store_id = @store and card_id = @card and answered_at is null and closed_at is null returning assignment_id
        """;

    private const string AnswerSql = """
        update sales.leads set answered_at = @now, contact_id = @contact where store_id = @store and card_id = @card and answered_at is null and closed_at is null
        returning id, assignment_id, due_at
        """;

    /// <summary>By when a lead that came at this instant is answered: so many minutes in which Sales works.</summary>
    public async Task<DateTimeOffset> Due(DateTimeOffset from, CancellationToken ct) => await Due(from, await rules.Of(LeadRules.AnswerMinutes, ct), ct);

    /// <summary>As <see cref="Due(DateTimeOffset, CancellationToken)"/>, where the minutes are known already.</summary>
    public Task<DateTimeOffset> Due(DateTimeOffset from, int minutes, CancellationToken ct) => calendar.AfterWorkingTime(from, TimeSpan.FromMinutes(minutes), "Sales", ct);

    /// <summary>The store's day.</summary>
    public Task<DateOnly> Today(CancellationToken ct) => calendar.Today(ct);

    /// <summary>
    /// Gives a lead that is locked to a consultant; whoever has the customer's card already keeps him. Answers who has it.
    /// </summary>
    public async Task<Guid> Give(Guid lead, Guid customer, Guid consultant, bool waited, bool byTurn, CancellationToken ct)
    {
        var (now, owedBy, assignment) = (clock.GetUtcNow(), await Due(clock.GetUtcNow(), ct), Guid.CreateVersion7());
        var opened = await db.Row<Opened>(OpenSql, new { card = Guid.CreateVersion7(), lead, consultant, now, by = caller.PersonId }, ct);
        var card = opened?.Id ?? default;
        if (opened is not null)
        {
            db.Tell(new CardOpened(card, null, consultant, "N", opened.ModelCode, opened.Source, now), card);
            if (opened.RevivedFrom is { } ended) db.Tell(new CardRevived(card, ended, now), card);
            await NextContact.Plan(db, card, consultant, "N", await NextDay(ct), await calendar.Zone(ct), now, caller.PersonId, ct);
        }
        else
        {
            var known = (await db.Row<Card>(CardSql, new { customer }, ct))!;
            card = known.Id;
            if (known.Pooled) await CardHands.Move(db, caller, known.Id, null, consultant, "taken", "", await NextDay(ct), await calendar.Zone(ct), now, ct);
            else consultant = known.ConsultantId;
        }
        await db.Do(GiveSql, new { lead, card, consultant, assignment, now, by = caller.PersonId, byTurn, owedBy }, ct);
        if (waited) db.Tell(new LeadLeftPool(lead, assignment, now, caller.PersonId), lead);
        db.Tell(new LeadAssigned(assignment, lead, card, consultant, owedBy, now), lead);
        return consultant;
    }

    /// <summary>Another consultant looks after the card: he owes what was not answered, from now on.</summary>
    public async Task HandOver(Guid card, Guid to, CancellationToken ct)
    {
        var (now, owedBy) = (clock.GetUtcNow(), await Due(clock.GetUtcNow(), ct));
        foreach (var moved in await db.Rows<Moved>(MoveSql, new { card, to, now, by = caller.PersonId, owedBy }, ct))
        {
            db.Tell(new LeadReleased(moved.Before, now), moved.Id);
            db.Tell(new LeadAssigned(moved.AssignmentId, moved.Id, card, to, owedBy, now), moved.Id);
        }
    }

    /// <summary>The card went into the pool or was closed before anybody answered: nobody owes it any more.</summary>
    public static async Task GiveUp(Db db, Guid card, string why, DateTimeOffset now, Guid? by, CancellationToken ct)
    {
        foreach (var assignment in await db.Rows<Guid>(ReturnSql, new { card, why, now, by }, ct)) db.Tell(new LeadReleased(assignment, now), card);
    }

    /// <summary>A contact was logged on the card: its leads are answered.</summary>
    public static async Task Answer(Db db, Guid card, Guid contact, DateTimeOffset now, Guid by, CancellationToken ct)
    {
        foreach (var lead in await db.Rows<Answered>(AnswerSql, new { card, contact, now }, ct))
            db.Tell(new LeadAnswered(lead.AssignmentId, lead.Id, contact, now <= lead.DueAt, now, by), lead.Id);
    }

    private async Task<DateOnly> NextDay(CancellationToken ct) => (await calendar.Today(ct)).AddDays(await days.Of(ContactDays.First, ct));

    private sealed record Opened(Guid Id, string? ModelCode, string Source, Guid? RevivedFrom);

    private sealed record Card(Guid Id, Guid ConsultantId, bool Pooled);

    private sealed record Moved(Guid Id, Guid AssignmentId, Guid Before);

    private sealed record Answered(Guid Id, Guid AssignmentId, DateTimeOffset DueAt);
}
