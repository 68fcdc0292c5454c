using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Cards;

/// <summary>
/// A supervisor confirms the level of a colleague's prospect, or corrects it with a reason (意向级别核定): old level, new level, reason, who and when are kept. A hotter
/// level brings the next contact forward to what it asks; a cooler one leaves it where it was.
/// </summary>
[Needs(CardRights.ConfirmLevel)]
internal sealed class ConfirmLevel(Db db, Caller caller, TimeProvider clock, ICalendar calendar, ContactDays days) : IDuty
{
    internal sealed class Form
    {
        /// <summary>As it is when empty.</summary>
        public string? Level { get; set; }
        /// <summary>Needed for another level.</summary>
        public string? Reason { get; set; }
    }

    private const string HoldSql = "select 1 from sales.cards where store_id = @store and id = @card for update";

    private const string LookSql = $"""
        select c.consultant_id, c.level, c.contacted_at, p.due_on, l.id as claim_id
        from   {CardView.From} left join sales.level_checks l on l.store_id = @store and l.card_id = c.id and l.at is null and l.dropped_at is null
        where  c.store_id = @store and c.id = @card and {CardView.IsOpen}
        """;

    private const string Sql = """
        insert into sales.level_checks (store_id, id, card_id, level_before, level_after, reason, at, by_person) values (@store, @id, @card, @before, @level, @reason, @now, @by)
        on conflict (store_id, id) do update set level_after = excluded.level_after, reason = excluded.reason, at = excluded.at, by_person = excluded.by_person;
        update sales.cards set level = @level where store_id = @store and id = @card
        """;

    public async Task<Outcome> Now(Guid card, Form form, CancellationToken ct)
    {
        if (await db.RowHolding<Look>(HoldSql, LookSql, new { card }, ct) is not { } look) return Outcome.Refused("没有这张卡，或已经结了、在公海里。", "There is no such card, or it is closed or in the pool.");
        if (look.ConsultantId == caller.PersonId) return Outcome.Refused("自己客户的级别由别人核定。", "Somebody else confirms the level of one's own customer.");
        var (level, reason) = (string.IsNullOrEmpty(form.Level) ? look.Level : form.Level, string.IsNullOrWhiteSpace(form.Reason) ? null : form.Reason.Trim());
        var problems = new Problems()
            .When(!Level.Is(level), nameof(form.Level), "没有这个级别。", "There is no such level.")
            .When(level == look.Level && look.ClaimId is null, nameof(form.Level), "级别没有变，请选择另一个级别。", "That is his level already; choose another.")
            .When(level != look.Level && reason is null, nameof(form.Reason), "请写明为什么改级别。", "Say why the level is another.")
            .When(reason?.Length > 200, nameof(form.Reason), "最多200字。", "At most 200 characters.");
        if (problems.Any) return problems.Refusal();
        var (now, id) = (clock.GetUtcNow(), look.ClaimId ?? Guid.CreateVersion7());
        await db.Do(Sql, new { id, card, before = look.Level, level, reason, now, by = caller.PersonId }, ct);
        db.Tell(new LevelConfirmed(id, card, look.ConsultantId, look.Level, level, look.ClaimId is null, now, caller.PersonId), card);
        if (level == look.Level) return Outcome.Done(card, new($"{level}级已核定", $"Level {level} confirmed"));
        var due = await Forward(look, level, ct);
        if (due is { } day) await NextContact.Bring(db, card, look.ConsultantId, level, day, await calendar.Zone(ct), now, caller.PersonId, ct);
        return Outcome.Done(card, due is { } next
            ? new($"级别已改为{level}，下次联系提前到{next.Month}月{next.Day}日", $"The level is {level}; the next contact is due by {next:yyyy-MM-dd} now")
            : new($"级别已改为{level}", $"The level is {level}"));
    }

    /// <summary>The day to which the next contact is brought forward; nothing where it is early enough.</summary>
    private async Task<DateOnly?> Forward(Look look, string level, CancellationToken ct)
    {
        var (today, latest) = (await calendar.Today(ct), (await calendar.Zone(ct)).DayOf(look.ContactedAt).AddDays(await days.Of(level, ct)));
        var due = latest < today ? today : latest;
        return look.DueOn > due ? due : null;
    }

    private sealed record Look(Guid ConsultantId, string Level, DateTimeOffset ContactedAt, DateOnly? DueOn, Guid? ClaimId);
}
