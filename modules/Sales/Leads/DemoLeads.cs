using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Pool;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.Leads;

/// <summary>
/// The demo's leads: contacts of the last weeks that answered one, two that somebody has since this morning, three that nobody has, and a
/// few that were none. The cards are written before.
/// </summary>
internal sealed class DemoLeads(Db db)
{
    private const int Days = 40;
    private const int FactsOfDays = 15;
    private const int Minutes = 30;

    private const string AnsweredSql = """
        select distinct on (k.card_id) k.card_id, c.customer_id, k.by_person as consultant_id, c.model_code, k.id as contact_id, k.at
        from   sales.contacts k join sales.cards c on c.store_id = @store and c.id = k.card_id
        where  k.store_id = @store and k.at > @since order by k.card_id, k.at
        """;

    private const string OpenSql = """
        select c.id as card_id, c.customer_id, c.consultant_id, c.model_code, null::uuid as contact_id, p.due_at as at from sales.cards c
        join   sales.next_contacts p on p.store_id = @store and p.card_id = c.id and p.contact_id is null and p.dropped_at is null
        where  c.store_id = @store and c.closed_at is null order by p.due_at desc, c.id limit 12
        """;

    private const string LostSql = """
        select c.id as card_id, c.customer_id, c.consultant_id, c.model_code, null::uuid as contact_id, c.closed_at as at from sales.cards c
        where  c.store_id = @store and c.outcome = 'lost' and not exists (select 1 from sales.cards o where o.store_id = @store and o.customer_id = c.customer_id and o.closed_at is null)
        order  by c.closed_at desc, c.id limit 6
        """;

    private const string Sql = """
        insert into sales.leads (store_id, id, customer_id, channel, source, origin, reference, model_code, asked_at, received_at, received_by, due_at, card_id, consultant_id, assignment_id, assigned_at, assigned_by, owed_by,
               answered_at, contact_id, closed_at, closed_by, closed_why)
        select @store, l.id, l.customer, l.channel, 'online', l.origin, 'L' || right(l.id::text, 8), l.model, l.received, l.received, @supervisor, l.due, l.card, l.consultant, l.assignment, l.assigned,
               case when l.assigned is not null then @supervisor end, l.assigned + @minutes * interval '1 minute', l.answered, l.contact, l.closed, case when l.closed is not null then @supervisor end, case when l.closed is not null then @void end
        from   unnest(@ids, @customers, @channels, @origins, @models, @receiveds::timestamptz[], @dues::timestamptz[], @cards, @consultants, @assignments, @assigneds::timestamptz[], @answereds::timestamptz[], @contacts, @closeds::timestamptz[])
               as l(id, customer, channel, origin, model, received, due, card, consultant, assignment, assigned, answered, contact, closed);
        insert into sales.lead_rules (store_id, code, effective_from, value, set_at, set_by) values (@store, 'pool-after', @today::date + 7, 2, @now, @supervisor)
        """;

    private sealed record Known(Guid CardId, Guid CustomerId, Guid ConsultantId, string? ModelCode, Guid? ContactId, DateTimeOffset At);

    private sealed record Lead(Guid Id, Known Of, string Channel, string Origin, DateTimeOffset Received, DateTimeOffset Due, Guid? Assignment, DateTimeOffset? Assigned, DateTimeOffset? Answered, DateTimeOffset? Closed);

    public async Task Write(DemoStory story, CancellationToken ct)
    {
        if (story.Staff.FirstOrDefault(p => p.Positions.Contains(Position.ShowroomSupervisor)) is not { } supervisor) return;
        var (luck, nine) = (new Random(story.Seed ^ 93), story.Zone.Instant(story.Today.ToDateTime(new TimeOnly(9, 0))));
        var answered = await db.Rows<Known>(AnsweredSql, new { since = nine.AddDays(-Days) }, ct);
        var open = await db.Rows<Known>(OpenSql, null, ct);
        var lost = await db.Rows<Known>(LostSql, null, ct);
        Lead[] leads =
        [
            .. answered.Where(_ => luck.NextDouble() < 0.35).Select(k => Given(k, k.At.AddMinutes(-luck.Next(4, 38)), k.At)),
            .. open.Take(2).Select(k => Given(k, nine.AddMinutes(-luck.Next(5, 20)), null)),
            .. lost.Take(3).Select((k, i) => Waits(k, nine.AddMinutes(-35 * i))),
            .. lost.Skip(3).Select((k, i) => Waits(k, nine.AddDays(-2 - (3 * i))) with { Closed = nine.AddDays(-2 - (3 * i)).AddMinutes(20) }),
        ];
        await db.Do(Sql, new
        {
            supervisor = supervisor.Id,
            minutes = Minutes,
            today = story.Today,
            now = nine,
            @void = story.Language == "en" ? "Wrong number" : "空号",
            ids = leads.Select(l => l.Id).ToArray(),
            customers = leads.Select(l => l.Of.CustomerId).ToArray(),
            channels = leads.Select(l => l.Channel).ToArray(),
            origins = leads.Select(l => l.Origin).ToArray(),
            models = leads.Select(l => l.Of.ModelCode).ToArray(),
            receiveds = leads.Select(l => l.Received.UtcDateTime).ToArray(),
            dues = leads.Select(l => l.Due.UtcDateTime).ToArray(),
            cards = leads.Select(l => l.Assigned is null ? (Guid?)null : l.Of.CardId).ToArray(),
            consultants = leads.Select(l => l.Assigned is null ? (Guid?)null : l.Of.ConsultantId).ToArray(),
            assignments = leads.Select(l => l.Assignment).ToArray(),
            assigneds = leads.Select(l => l.Assigned?.UtcDateTime).ToArray(),
            answereds = leads.Select(l => l.Answered?.UtcDateTime).ToArray(),
            contacts = leads.Select(l => l.Answered is null ? null : l.Of.ContactId).ToArray(),
            closeds = leads.Select(l => l.Closed?.UtcDateTime).ToArray(),
        }, ct);
        foreach (var lead in leads.Where(l => l.Received > nine.AddDays(-FactsOfDays))) Tell(lead);
        await new DemoPool(db).Write(story, [.. open.Skip(4).Select(k => k.CardId)], supervisor.Id, ct);

        Lead Given(Known of, DateTimeOffset received, DateTimeOffset? at) => Waits(of, received) with { Assignment = DemoId.Of(luck, received), Assigned = received.AddMinutes(luck.Next(1, 4)), Answered = at };

        Lead Waits(Known of, DateTimeOffset received) => new(DemoId.Of(luck, received), of, Channel.All[luck.Next(0, 4)].Code, luck.NextDouble() < 0.6 ? Said("汽车网站", "Car portal") : Said("厂家下发", "The maker's list"),
            received, received.AddMinutes(Minutes), null, null, null, null);

        string Said(string zh, string en) => story.Language == "en" ? en : zh;
    }

    private void Tell(Lead lead)
    {
        db.Tell(new LeadReceived(lead.Id, lead.Channel, "online", lead.Of.ModelCode, lead.Received), lead.Id);
        if (lead.Assigned is not { } given)
        {
            db.Tell(new LeadWaits(lead.Id, lead.Due, lead.Received), lead.Id);
            if (lead.Closed is { } closed) db.Tell(new LeadClosed(lead.Id, closed), lead.Id);
            return;
        }
        db.Tell(new LeadAssigned(lead.Assignment!.Value, lead.Id, lead.Of.CardId, lead.Of.ConsultantId, given.AddMinutes(Minutes), given), lead.Id);
        if (lead.Answered is { } at) db.Tell(new LeadAnswered(lead.Assignment.Value, lead.Id, lead.Of.ContactId!.Value, at <= lead.Due, at, lead.Of.ConsultantId), lead.Id);
    }
}
