using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.CustomerService.Complaints;
using Dealership.CustomerService.Customers;
using Dealership.Plugin;

namespace Dealership.CustomerService.FollowUps;

/// <summary>
/// Writes down a follow-up call after handover (CS-6): outcome, a note, and a time only when one was agreed. Whoever is
/// dissatisfied can have his complaint opened in the same save.
/// </summary>
[Needs(Rights.Call)]
internal sealed class LogCall(Db db, Caller caller, TimeProvider clock, ICalendar calendar, OpenComplaint complaints, StopContact stop) : IDuty
{
    internal sealed class Form
    {
        public Guid DeliveryId { get; set; }
        public string? Outcome { get; set; }
        public string? Note { get; set; }
        /// <summary>The store's wall clock; only for an outcome that needs it.</summary>
        public DateTime? NextAt { get; set; }
        /// <summary>Opens a complaint, with <see cref="ComplaintLevel"/>.</summary>
        public string? ComplaintTheme { get; set; }
        public int? ComplaintLevel { get; set; }
    }

    // Locked, so that two people who log at once make attempts n and n+1.
    private const string LockSql = """
        select customer_id, consultant_id, withdrawn_at is not null as withdrawn
        from   customer_service.follow_ups where store_id = @store and delivery_id = @DeliveryId for update
        """;

    private const string Sql = """
        insert into customer_service.calls (store_id, id, delivery_id, attempt, outcome, reached, note, next_at, complaint_id, at, by_person)
        select @store, @id, @DeliveryId, coalesce(max(attempt), 0) + 1, @Outcome, @reached, @note, @nextAt, @complaint, @now, @by
        from   customer_service.calls where store_id = @store and delivery_id = @DeliveryId
        having count(*) filter (where voided_at is null and at >= @midnight) < @perDay
        returning attempt
        """;

    private const string EndSql = """
        update customer_service.follow_ups set ended_at = @now, ended_by = @by, ended_as = @ends, ended_call = @id, ended_note = null
        where  store_id = @store and delivery_id = @DeliveryId and ended_at is null
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var (now, zone) = (clock.GetUtcNow(), await calendar.Zone(ct));
        var outcome = CallOutcome.Of(form.Outcome);
        var note = form.Note?.Trim() ?? "";
        DateTimeOffset? next = outcome?.NeedsNext == true && form.NextAt is { } local ? zone.Instant(local) : null;
        var complains = !string.IsNullOrEmpty(form.ComplaintTheme);
        var problems = new Problems()
            .When(outcome is null, nameof(form.Outcome), "请选择通话结果。", "Choose how the call ended.")
            .When(note.Length > 1000, nameof(form.Note), "备注最多1000字。", "At most 1,000 characters.")
            .When(outcome?.NeedsNext == true && (next is null || next <= now || next > now.AddDays(30)), nameof(form.NextAt), "请填写约定的再次联系时间（今后30天内）。", "Enter the agreed time, within the next 30 days.")
            .When(complains && outcome?.Reached != true, nameof(form.ComplaintTheme), "只有与客户通上话才能转投诉。", "A complaint needs a talk with the customer.")
            .When(complains && note.Length == 0, nameof(form.Note), "转投诉请写明客户说了什么。", "Write what the customer said.");
        if (complains) OpenComplaint.Check(problems, nameof(form.ComplaintTheme), form.ComplaintTheme, nameof(form.ComplaintLevel), form.ComplaintLevel);
        if (problems.Any) return problems.Refusal();
        if (await db.Row<Locked>(LockSql, new { form.DeliveryId }, ct) is not { } task) return Outcome.Refused("没有这项跟踪任务。", "There is no such follow-up.");
        if (task.Withdrawn) return Outcome.Refused("交车已取消，不用再跟踪。", "The handover was taken back; no call is owed.");
        if (task.ConsultantId == caller.PersonId) return Outcome.Refused("销售顾问不能跟踪自己交的车，请由客服专员拨打。", "A consultant never follows up his own handover.");
        var id = Guid.CreateVersion7();
        var complaint = complains ? await complaints.Open(new(task.CustomerId, form.DeliveryId, id, form.ComplaintLevel!.Value, form.ComplaintTheme!, note, task.ConsultantId), ct) : (Guid?)null;
        var attempt = await db.Row<int?>(Sql, new
        {
            id,
            form.DeliveryId,
            form.Outcome,
            outcome!.Reached,
            note,
            nextAt = next,
            complaint,
            now,
            by = caller.PersonId,
            midnight = zone.At(zone.DayOf(now), 0),
            perDay = CallingHours.AttemptsPerDay,
        }, ct);
        if (attempt is null) return Outcome.Refused("今天已经打过三次，请明天再联系。", "Three attempts were made today; try again tomorrow.");
        if (outcome.Ends is { } ends) await db.Do(EndSql, new { form.DeliveryId, id, ends, now, by = caller.PersonId }, ct);
        if (outcome.StopsContact) await stop.Stop(task.CustomerId, "跟踪电话中明确拒绝联系", id, ct);
        db.Tell(new FollowUpDone(id, form.DeliveryId, attempt.Value, outcome.Code, outcome.Reached, now, caller.PersonId, complains, outcome.ContactWrong), form.DeliveryId);
        return Outcome.Done(id, Said(attempt.Value, outcome, complains, CallingHours.Open(zone.HourOf(now))));
    }

    private static Text Said(int attempt, CallOutcome outcome, bool complains, bool inHours)
    {
        var said = new Text($"已记录第{attempt}次：{outcome.Name.Zh}", $"Attempt {attempt} logged: {outcome.Name.En}");
        if (complains) said = new($"{said.Zh}，投诉已登记", $"{said.En}; complaint opened");
        if (outcome.ContactWrong) said = new($"{said.Zh}，已请销售顾问更正号码", $"{said.En}; the consultant is asked to correct the number");
        return inHours ? said : new($"{said.Zh}。提醒：请在9–12点、14–20点拨打", $"{said.En}. Reminder: call between 9–12 and 14–20");
    }

    private sealed record Locked(Guid CustomerId, Guid ConsultantId, bool Withdrawn);
}
