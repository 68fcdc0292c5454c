using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Leads;

namespace Dealership.Sales.Cards;

/// <summary>
/// Writes down a contact with a customer who may buy (跟进): how it went, his level now, when next. What was owed is proven and the next
/// contact is owed, in one save.
/// </summary>
[Needs(CardRights.Keep)]
internal sealed class LogContact(Db db, Caller caller, TimeProvider clock, ICalendar calendar, ContactDays days) : IDuty
{
    internal sealed class Form
    {
        public string? How { get; set; }
        public string? Level { get; set; }
        /// <summary>By the level when empty; never later than the level asks.</summary>
        public DateOnly? NextOn { get; set; }
        public string? Note { get; set; }
    }

    // The card is locked, so that two who log at once come one after the other: the second finds the contact made.
    private const string HoldSql = "select 1 from sales.cards where store_id = @store and id = (select card_id from sales.next_contacts where store_id = @store and id = @plan) for update";

    private const string TaskSql = """
        select p.card_id, p.contact_id is not null as made, c.consultant_id, c.level, c.closed_at is not null as closed, p.dropped_at is not null as dropped
        from   sales.next_contacts p join sales.cards c on c.store_id = @store and c.id = p.card_id
        where  p.store_id = @store and p.id = @plan
        """;

    private const string Sql = """
        insert into sales.contacts (store_id, id, card_id, plan_id, how, reached, note, level_before, level_after, at, by_person)
        values (@store, @id, @card, @plan, @how, @reached, @note, @before, @level, @now, @by);
        update sales.next_contacts set contact_id = @id where store_id = @store and id = @plan;
        update sales.cards set level = @level, contacted_at = @now where store_id = @store and id = @card
        """;

    private const string BreakSql = """
        update sales.silences set contact_id = @id where store_id = @store and card_id = @card and contact_id is null and dropped_at is null returning id
        """;

    public async Task<Outcome> Now(Guid plan, Form form, CancellationToken ct)
    {
        if (await db.RowHolding<Task>(HoldSql, TaskSql, new { plan }, ct) is not { } task || !(task.ConsultantId == caller.PersonId || caller.May(CardRights.SeeAll)))
            return Outcome.Refused("没有这次跟进，或它是同事的客户。", "There is no such contact, or the customer is a colleague's.");
        if (task.Closed) return Outcome.Refused("这张卡已结，不用再跟进。", "This card is closed; no contact is owed.");
        if (task.Dropped) return Outcome.Refused("这次联系不再要求：客户已转手或进了公海。", "This contact is owed no longer: the prospect changed hands or is in the pool.");
        if (task.Made) return Outcome.Refused("这次联系已登记过，请从意向卡登记下一次。", "This contact is logged already; log the next one from the card.");
        var (now, today, zone) = (clock.GetUtcNow(), await calendar.Today(ct), await calendar.Zone(ct));
        var how = HowItWent.Of(form.How);
        var level = form.Level ?? task.Level;
        var problems = new Problems()
            .When(how is null, nameof(form.How), "请选择联系结果。", "Choose how it went.")
            .When(!Level.Is(level), nameof(form.Level), "没有这个级别。", "There is no such level.")
            .When(how is { Reached: false } && level != task.Level, nameof(form.Level), "没联系上，级别不能改。", "He was not reached, so his level stays.")
            .When(form.NextOn < today, nameof(form.NextOn), "下次联系不能早于今天。", "The next contact cannot be in the past.")
            .When(form.Note?.Length > 1000, nameof(form.Note), "备注最多1000字。", "At most 1,000 characters.");
        if (problems.Any) return problems.Refusal();
        var id = Guid.CreateVersion7();
        await db.Do(Sql, new { id, card = task.CardId, plan, how = how!.Code, how.Reached, note = form.Note?.Trim() ?? "", before = task.Level, level, now, by = caller.PersonId }, ct);
        db.Tell(new ContactLogged(plan, id, task.CardId, how.Reached, level, now, caller.PersonId), task.CardId);
        await LevelClaim.Said(db, task.CardId, task.ConsultantId, task.Level, level, now, caller.PersonId, ct);
        await LeadClock.Answer(db, task.CardId, id, now, caller.PersonId, ct);
        if (await db.Row<Guid?>(BreakSql, new { id, card = task.CardId }, ct) is { } silence) db.Tell(new SilenceBroken(silence, id, now, caller.PersonId), task.CardId);
        var interval = await days.Of(level, ct);
        var next = ContactDays.Next(today, form.NextOn, interval, how.Reached);
        await NextContact.Plan(db, task.CardId, task.ConsultantId, level, next, zone, now, caller.PersonId, ct);
        return Outcome.Done(task.CardId, form.NextOn > next
            ? new($"已登记。{level}级最迟{interval}天，下次联系定在{next.Month}月{next.Day}日", $"Logged. Level {level} waits at most {interval} days: next contact by {next:yyyy-MM-dd}")
            : new($"已登记，下次联系 {next.Month}月{next.Day}日", $"Logged; next contact by {next:yyyy-MM-dd}"));
    }

    private sealed record Task(Guid CardId, bool Made, Guid ConsultantId, string Level, bool Closed, bool Dropped);
}
