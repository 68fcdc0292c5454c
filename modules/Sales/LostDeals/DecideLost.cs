using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Cards;

namespace Dealership.Sales.LostDeals;

/// <summary>
/// A supervisor decides on a loss (战败审核), never on his own application. Refused, the card goes on and its consultant reads why; approved, it
/// is closed, nobody owes it a contact, and some of the lost are drawn to be called once more.
/// </summary>
[Needs(CardRights.Close)]
internal sealed class DecideLost(Db db, Caller caller, TimeProvider clock, ICalendar calendar, LostCallShare share) : IDuty
{
    /// <summary>Days after the decision between which the lost are called.</summary>
    public const int CallFrom = 7, CallUntil = 30;

    internal sealed class Form
    {
        /// <summary>Yes closes the card.</summary>
        public bool? Approve { get; set; }
        /// <summary>What to do instead; needed for a no.</summary>
        public string? Why { get; set; }
    }

    private const string HoldSql = "select 1 from sales.lost_applications where store_id = @store and id = @id for update";

    private const string FindSql = "select applied_by, consultant_id, decided_at is not null as decided from sales.lost_applications where store_id = @store and id = @id";

    private const string DecideSql = """
        update sales.lost_applications set decided_at = @now, decided_by = @by, approved = @approve, decided_why = @why where store_id = @store and id = @id and decided_at is null
        returning card_id, consultant_id, kind, reason, rival, level
        """;

    private const string CloseSql = """
        update sales.cards set closed_at = @now, closed_by = @by, outcome = @Kind, closed_why = @said where store_id = @store and id = @CardId and closed_at is null returning id
        """;

    private const string CallSql = "insert into sales.lost_calls (store_id, id, application_id, drawn_at, opens_at, due_at) values (@store, @call, @id, @now, @opens, @due)";

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        if (await db.RowHolding<Asked>(HoldSql, FindSql, new { id }, ct) is not { } asked) return Outcome.Refused("没有这份申请。", "There is no such application.");
        if (asked.Decided) return Outcome.Refused("这份申请已经决定。", "This application is decided already.");
        if (asked.AppliedBy == caller.PersonId || asked.ConsultantId == caller.PersonId) return Outcome.Refused("自己的客户由别人决定。", "Somebody else decides on one's own customer.");
        var problems = new Problems()
            .When(form.Approve is null, nameof(form.Approve), "请选择同意或不同意。", "Choose yes or no.")
            .When(form.Approve == false && string.IsNullOrWhiteSpace(form.Why), nameof(form.Why), "请写明接下来怎么做。", "Say what to do instead.")
            .When(form.Why?.Length > 300, nameof(form.Why), "最多300字。", "At most 300 characters.");
        if (problems.Any) return problems.Refusal();
        var why = string.IsNullOrWhiteSpace(form.Why) ? null : form.Why.Trim();
        if (form.Approve == true) return await Approve(id, unasked: false, why, ct);
        var now = clock.GetUtcNow();
        var row = (await db.Row<Row>(DecideSql, new { id, now, by = caller.PersonId, approve = false, why }, ct))!;
        db.Tell(Decided(id, row, unasked: false, approved: false, now), row.CardId);
        return Outcome.Done(id, new("没有同意，顾问继续跟进", "Refused; the consultant goes on"));
    }

    /// <summary>Closes the card of an application that nobody has decided on.</summary>
    internal async Task<Outcome> Approve(Guid id, bool unasked, string? why, CancellationToken ct)
    {
        var (now, today, zone) = (clock.GetUtcNow(), await calendar.Today(ct), await calendar.Zone(ct));
        var row = (await db.Row<Row>(DecideSql, new { id, now, by = caller.PersonId, approve = true, why }, ct))!;
        var reason = LostReason.Of(row.Reason)!.Said;
        if (await db.Row<Guid?>(CloseSql, new { row.Kind, row.CardId, now, by = caller.PersonId, said = caller.Language == "en" ? reason.En : reason.Zh }, ct) is null)
            return Outcome.Refused("这张卡已经结了。", "This card is closed already.");
        await NextContact.Drop(db, row.CardId, now, ct);
        db.Tell(Decided(id, row, unasked, approved: true, now), row.CardId);
        if (row.Kind == CardOutcome.Lost && Drawn(id, await share.On(today, ct)))
        {
            var (call, opens, due) = (Guid.CreateVersion7(), zone.Instant(today.AddDays(CallFrom).ToDateTime(new TimeOnly(9, 0))), zone.EndOf(today.AddDays(CallUntil)));
            await db.Do(CallSql, new { call, id, now, opens, due }, ct);
            db.Tell(new LostCallDrawn(call, id, row.ConsultantId, opens, due), row.CardId);
        }
        return Outcome.Done(id, new("已同意，意向卡已结", "Approved; the card is closed"));
    }

    /// <summary>By the application's own id, whose last digits nobody foresees: drawn once, and the same whoever looks again.</summary>
    internal static bool Drawn(Guid application, int percent) => application.ToByteArray()[^1] * 100 < percent * 256;

    private LostDecided Decided(Guid id, Row row, bool unasked, bool approved, DateTimeOffset now) =>
        new(id, row.CardId, row.ConsultantId, unasked, approved, row.Kind, row.Reason, row.Rival, row.Level, now, caller.PersonId);

    private sealed record Asked(Guid AppliedBy, Guid ConsultantId, bool Decided);

    private sealed record Row(Guid CardId, Guid ConsultantId, string Kind, string Reason, string? Rival, string Level);
}
