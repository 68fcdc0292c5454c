using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.LostDeals;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.Cards;

/// <summary>The demo's intention cards: a year of rows, and the facts of the last weeks, for a year of them would be heard for too long.</summary>
internal sealed class DemoCards(Db db)
{
    private const int FactsOfDays = 15;

    private const string CardsSql = """
        insert into sales.cards (store_id, id, customer_id, consultant_id, source, visit_id, model_code, level, opened_at, opened_by, contacted_at, closed_at, closed_by, outcome, closed_why, order_id)
        select @store, c.id, c.customer, c.consultant, c.source, c.visit, c.model, c.level, c.at, c.consultant, c.contacted, c.closed, case when c.closed is not null then case when c.outcome = 'ordered' then c.consultant else @supervisor end end,
               c.outcome, c.why, c.ordered
        from   unnest(@ids, @customers, @consultants, @sources, @visits, @models, @levels, @ats::timestamptz[], @contacteds::timestamptz[], @closeds::timestamptz[], @outcomes, @whys, @orders)
               as c(id, customer, consultant, source, visit, model, level, at, contacted, closed, outcome, why, ordered);
        update sales.visits v set card_id = c.card from unnest(@came, @cardsOfCame) as c(visit, card) where v.store_id = @store and v.id = c.visit
        """;

    private const string ContactsSql = """
        insert into sales.contacts (store_id, id, card_id, plan_id, how, reached, note, level_before, level_after, at, by_person)
        select @store, c.id, c.card, c.plan, c.how, c.reached, c.note, c.before, c.after, c.at, c.by
        from   unnest(@ids, @cards, @plans, @hows, @reacheds, @notes, @befores, @afters, @ats::timestamptz[], @bys) as c(id, card, plan, how, reached, note, before, after, at, by)
        """;

    private const string PlansSql = """
        insert into sales.next_contacts (store_id, id, card_id, consultant_id, due_on, due_at, made_at, made_by, contact_id, dropped_at)
        select @store, p.id, p.card, p.consultant, p.due_on, p.due_at, p.made, p.consultant, p.contact, p.dropped
        from   unnest(@ids, @cards, @consultants, @dueOns::date[], @dueAts::timestamptz[], @mades::timestamptz[], @contacts, @droppeds::timestamptz[]) as p(id, card, consultant, due_on, due_at, made, contact, dropped)
        """;

    public async Task Write(DemoStory story, IReadOnlyList<DemoTraffic.Visit> visits, Guid supervisor, CancellationToken ct)
    {
        var (luck, zone, now) = (new Random(story.Seed ^ 77), story.Zone, story.Zone.Instant(story.Today.ToDateTime(new TimeOnly(9, 0))));
        var sales = story.Sales.DistinctBy(s => s.CustomerId).ToDictionary(s => s.CustomerId);
        var cards = visits.Where(v => v is { Kind: VisitKind.First, Customer: not null }).Select(v => DemoCard.Of(story, v, sales.GetValueOrDefault(v.Customer!.Value), now, luck)).ToArray();
        var byCustomer = cards.ToDictionary(c => c.Visit.Customer!.Value, c => c.Id);
        var came = visits.Where(v => v.Customer is { } customer && byCustomer.ContainsKey(customer)).ToArray();
        var from = cards.Select(_ => Source(luck)).ToArray();
        await db.Do(CardsSql, new
        {
            supervisor,
            ids = cards.Select(c => c.Id).ToArray(),
            customers = cards.Select(c => c.Visit.Customer!.Value).ToArray(),
            consultants = cards.Select(c => c.Visit.Consultant).ToArray(),
            sources = from.Select(f => f.Source).ToArray(),
            visits = cards.Zip(from, (c, f) => f.Before is null ? c.Visit.Id : (Guid?)null).ToArray(),
            models = cards.Select(c => c.Visit.Model).ToArray(),
            levels = cards.Select(c => c.Level).ToArray(),
            ats = cards.Zip(from, (c, f) => (c.Visit.At - (f.Before ?? TimeSpan.Zero)).UtcDateTime).ToArray(),
            contacteds = cards.Select(c => c.ContactedAt.UtcDateTime).ToArray(),
            closeds = cards.Select(c => c.ClosedAt?.UtcDateTime).ToArray(),
            outcomes = cards.Select(c => c.Outcome).ToArray(),
            whys = cards.Select(c => c.Why is { Said: var why } ? story.Language == "en" ? why.En : why.Zh : null).ToArray(),
            orders = cards.Select(c => c.OrderId).ToArray(),
            came = came.Select(v => v.Id).ToArray(),
            cardsOfCame = came.Select(v => byCustomer[v.Customer!.Value]).ToArray(),
        }, ct);
        var plans = cards.SelectMany(c => c.Plans.Select(p => (Card: c, Plan: p, Due: zone.EndOf(p.DueOn)))).ToArray();
        await Contacts(story, [.. plans.Where(p => p.Plan.Made is not null).Select(p => (p.Card, p.Plan))], ct);
        await db.Do(PlansSql, new
        {
            ids = plans.Select(p => p.Plan.Id).ToArray(),
            cards = plans.Select(p => p.Card.Id).ToArray(),
            consultants = plans.Select(p => p.Card.Visit.Consultant).ToArray(),
            dueOns = plans.Select(p => p.Plan.DueOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ToArray(),
            dueAts = plans.Select(p => p.Due.UtcDateTime).ToArray(),
            mades = plans.Select(p => p.Plan.MadeAt.UtcDateTime).ToArray(),
            contacts = plans.Select(p => p.Plan.Made?.Id).ToArray(),
            droppeds = plans.Select(p => p.Plan.DroppedAt?.UtcDateTime).ToArray(),
        }, ct);
        Tell([.. plans.Where(p => p.Plan.DroppedAt is null && (p.Due > now.AddDays(-FactsOfDays) || p.Plan.Made is null))]);
        await new DemoLevels(db).Write(story, cards, supervisor, now, ct);
        await new DemoLost(db).Write(story, cards, supervisor, now, ct);
    }

    /// <summary>One in eight asked on the web a day or two before he came; an owner sent one in twenty-five.</summary>
    private static (string Source, TimeSpan? Before) Source(Random luck) => luck.NextDouble() switch
    {
        < 0.12 => ("online", TimeSpan.FromHours(luck.Next(20, 50))),
        < 0.16 => ("referral", null),
        _ => ("visit", null),
    };

    private Task<int> Contacts(DemoStory story, (DemoCard Card, DemoCard.Plan Plan)[] made, CancellationToken ct) => db.Do(ContactsSql, new
    {
        ids = made.Select(m => m.Plan.Made!.Id).ToArray(),
        cards = made.Select(m => m.Card.Id).ToArray(),
        plans = made.Select(m => m.Plan.Id).ToArray(),
        hows = made.Select(m => m.Plan.Made!.How.Code).ToArray(),
        reacheds = made.Select(m => m.Plan.Made!.How.Reached).ToArray(),
        notes = made.Select(m => story.Language == "en" ? m.Plan.Made!.Note.En : m.Plan.Made!.Note.Zh).ToArray(),
        befores = made.Select(m => m.Plan.Made!.Before).ToArray(),
        afters = made.Select(m => m.Plan.Made!.After).ToArray(),
        ats = made.Select(m => m.Plan.Made!.At.UtcDateTime).ToArray(),
        bys = made.Select(m => m.Card.Visit.Consultant).ToArray(),
    }, ct);

    private void Tell((DemoCard Card, DemoCard.Plan Plan, DateTimeOffset Due)[] plans)
    {
        foreach (var (card, plan, due) in plans)
        {
            db.Tell(new ContactPlanned(plan.Id, card.Id, card.Visit.Consultant, plan.Level, due), card.Id);
            if (plan.Made is { } made) db.Tell(new ContactLogged(plan.Id, made.Id, card.Id, made.How.Reached, made.After, made.At, card.Visit.Consultant), card.Id);
        }
    }
}
