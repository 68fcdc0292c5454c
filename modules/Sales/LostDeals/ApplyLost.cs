using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Cards;

namespace Dealership.Sales.LostDeals;

/// <summary>
/// Says that a prospect ends (战败申请): lost, put off or not to be reached, with the reason and the last contact as evidence. A supervisor
/// decides; one who says it of a consultant's card has decided with it.
/// </summary>
[Needs(CardRights.Keep)]
internal sealed class ApplyLost(Db db, Caller caller, TimeProvider clock, ICalendar calendar, DecideLost decision) : IDuty
{
    /// <summary>A consultant's evidence is a talk with the customer that is no older.</summary>
    public const int EvidenceDays = 7;

    /// <summary>Not to be reached is who was tried on so many days in vain.</summary>
    public const int Tries = 3;

    /// <summary>How long a purchase is put off without another word, and at most.</summary>
    public const int PutOffDays = 60, LongestPutOff = 90;

    internal sealed class Form
    {
        public string? Kind { get; set; }
        public string? Reason { get; set; }
        /// <summary>Brand and model he takes instead.</summary>
        public string? Rival { get; set; }
        /// <summary>Put off until; in 60 days when empty.</summary>
        public DateOnly? AgainOn { get; set; }
        public string? Note { get; set; }
    }

    private const string HoldSql = "select 1 from sales.cards where store_id = @store and id = @card for update";

    private const string CardSql = $"""
        select c.consultant_id, c.level, c.closed_at is not null as closed,
               {LostView.IsAsked} as asked,
               (select k.id from sales.contacts k where k.store_id = @store and k.card_id = c.id order by k.at desc limit 1) as last_contact,
               (select max(k.at) from sales.contacts k where k.store_id = @store and k.card_id = c.id and k.reached) as talked_at,
               (select count(distinct (k.at at time zone @zone)::date)::int from sales.contacts k
                where  k.store_id = @store and k.card_id = c.id and not k.reached
                  and  k.at > coalesce((select max(r.at) from sales.contacts r where r.store_id = @store and r.card_id = c.id and r.reached), '-infinity')) as days_tried
        from   sales.cards c where c.store_id = @store and c.id = @card
        """;

    private const string Sql = """
        insert into sales.lost_applications (store_id, id, card_id, consultant_id, kind, reason, rival, note, again_on, level, contact_id, applied_at, applied_by)
        values (@store, @id, @card, @consultant, @kind, @reason, @rival, @note, @again, @level, @contact, @now, @by)
        """;

    public async Task<Outcome> Now(Guid card, Form form, CancellationToken ct)
    {
        var (now, today, zone) = (clock.GetUtcNow(), await calendar.Today(ct), await calendar.Zone(ct));
        if (await db.RowHolding<Row>(HoldSql, CardSql, new { card, zone = zone.Id }, ct) is not { } row || !(row.ConsultantId == caller.PersonId || caller.May(CardRights.SeeAll)))
            return Outcome.Refused("没有这张卡，或它是同事的客户。", "There is no such card, or the customer is a colleague's.");
        if (row.Closed) return Outcome.Refused("这张卡已经结了。", "This card is closed already.");
        if (row.Asked) return Outcome.Refused("这张卡的申请正等主管决定。", "An application for this card waits for its decision already.");
        var decides = caller.May(CardRights.Close) && row.ConsultantId != caller.PersonId;
        var problems = Check(form, today);
        if (!decides) Evidence(problems, form.Kind, row, now);
        if (problems.Any) return problems.Refusal();
        var id = Guid.CreateVersion7();
        await db.Do(Sql, new
        {
            id,
            card,
            consultant = row.ConsultantId,
            kind = form.Kind,
            reason = form.Reason,
            rival = string.IsNullOrWhiteSpace(form.Rival) ? null : form.Rival.Trim(),
            note = form.Note?.Trim() ?? "",
            again = form.Kind == CardOutcome.Frozen ? form.AgainOn ?? today.AddDays(PutOffDays) : (DateOnly?)null,
            level = row.Level,
            contact = row.LastContact,
            now,
            by = caller.PersonId,
        }, ct);
        if (decides) return await decision.Approve(id, unasked: true, null, ct);
        db.Tell(new LostApplied(id, card, row.ConsultantId, form.Kind!, caller.PersonId, caller.May(CardRights.Close), now), card);
        return Outcome.Done(id, new("已申请，等主管决定；之前仍按期联系", "Applied; contacts stay owed until it is decided"));
    }

    private static Problems Check(Form form, DateOnly today)
    {
        var reason = LostReason.Of(form.Reason);
        return new Problems()
            .When(!CardOutcome.BySupervisor.Contains(form.Kind), nameof(form.Kind), "请选择战败、冷冻或失联。", "Choose lost, put off or out of contact.")
            .When(reason is null, nameof(form.Reason), "请选择原因。", "Choose the reason.")
            .When(form.Kind == CardOutcome.Lost && reason is { Rival: true } && string.IsNullOrWhiteSpace(form.Rival), nameof(form.Rival), "请写他改买的品牌和车型。", "Say which brand and model he takes instead.")
            .When(form.Rival?.Trim().Length > 60, nameof(form.Rival), "最多60字。", "At most 60 characters.")
            .When(form.Kind == CardOutcome.Frozen && form.AgainOn is { } again && (again <= today || again > today.AddDays(LongestPutOff)), nameof(form.AgainOn),
                $"冷冻到明天起{LongestPutOff}天以内的一天。", $"Put off to a day after today, within {LongestPutOff} days.")
            .When(form.Note?.Length > 500, nameof(form.Note), "最多500字。", "At most 500 characters.");
    }

    private static void Evidence(Problems problems, string? kind, Row row, DateTimeOffset now) => problems
        .When(kind == CardOutcome.OutOfContact && row.DaysTried < Tries, nameof(Form.Kind), $"失联要在{Tries}天里各试过一次，现在是{row.DaysTried}天。", $"Out of contact is who was tried in vain on {Tries} days; so far on {row.DaysTried}.")
        .When(kind is CardOutcome.Lost or CardOutcome.Frozen && !(row.TalkedAt > now.AddDays(-EvidenceDays)), nameof(Form.Kind),
            $"请先登记最后一次联系：{EvidenceDays}天内和客户谈过才能申请。", $"Log the last contact first: within {EvidenceDays} days he must have been spoken to.");

    private sealed record Row(Guid ConsultantId, string Level, bool Closed, bool Asked, Guid? LastContact, DateTimeOffset? TalkedAt, int DaysTried);
}
