using Dealership.Contracts;
using Dealership.Contracts.CustomerService;
using Dealership.CustomerService.Complaints;
using Dealership.CustomerService.FollowUps;
using Dealership.Plugin;

namespace Dealership.CustomerService;

/// <summary>The demo's follow-up calls and complaints, with what is told of them.</summary>
internal sealed class DemoTalks(Db db)
{
    private const string CallsSql = """
        insert into customer_service.calls (store_id, id, delivery_id, attempt, outcome, reached, note, complaint_id, at, by_person)
        select @store, c.id, c.delivery, c.attempt, c.outcome, c.reached, c.note, c.complaint, c.at, c.by_person
        from   unnest(@ids, @deliveries, @attempts, @outcomes, @reached, @notes, @complaints, @ats::timestamptz[], @people)
               as c(id, delivery, attempt, outcome, reached, note, complaint, at, by_person)
        on conflict do nothing
        """;

    private const string EndsSql = """
        update customer_service.follow_ups f set ended_at = e.at, ended_by = e.by_person, ended_as = e.how, ended_call = e.call
        from   unnest(@deliveries, @ats::timestamptz[], @people, @hows, @calls) as e(delivery, at, by_person, how, call)
        where  f.store_id = @store and f.delivery_id = e.delivery and f.ended_at is null
        """;

    // What was not followed up properly is long closed by the manager; the last week is still open.
    private const string LateEndsSql = """
        update customer_service.follow_ups set ended_at = due_at + interval '34 hours', ended_by = @by, ended_as = 'unreachable', ended_note = '期限内未打满三次，经理核实后关闭'
        where  store_id = @store and ended_at is null and due_at < @before
        """;

    private const string StopsSql = """
        insert into customer_service.contact_stops (store_id, id, customer_id, reason, call_id, at, by_person)
        select @store, s.call, s.customer, '电话中明确拒绝联系', s.call, s.at, s.by_person
        from   unnest(@calls, @customers, @ats::timestamptz[], @people) as s(call, customer, at, by_person)
        on conflict do nothing
        """;

    private const string ComplaintsSql = """
        insert into customer_service.complaints (store_id, id, number, customer_id, delivery_id, call_id, level, theme, what, owner_department, about_person,
                                                 opened_at, opened_by, due_first, due_close, answered_at, answered_by, answer, closed_at, closed_by,
                                                 settlement, satisfied, customers_word)
        select @store, c.id, 'TS' || c.year || '-' || lpad((row_number() over (partition by c.year order by c.at, c.id))::text, 4, '0'),
               c.customer, c.delivery, c.call, c.level, c.theme, c.what, c.department, c.consultant, c.at, c.opened_by, c.first, c.close, c.answered,
               case when c.answered is not null then @manager end, case when c.answered is not null then '已致电致歉，约定处理办法' end,
               c.closed, case when c.closed is not null then @manager end, case when c.closed is not null then '问题已解决并向客户说明' end,
               case when c.closed is not null then true end, case when c.closed is not null then '处理及时，认可' end
        from   unnest(@ids, @years, @customers, @deliveries, @calls, @levels, @themes, @whats, @departments, @consultants, @ats::timestamptz[], @openers,
                      @firsts::timestamptz[], @closes::timestamptz[], @answereds::timestamptz[], @closeds::timestamptz[])
               as c(id, year, customer, delivery, call, level, theme, what, department, consultant, at, opened_by, first, close, answered, closed)
        on conflict do nothing
        """;

    private const string NumbersSql = """
        insert into customer_service.complaint_numbers (store_id, year, last)
        select @store, y, count(*)::int from unnest(@years) as y group by y on conflict do nothing
        """;

    public async Task Write(DemoStory story, IReadOnlyList<DemoSale> sold, CancellationToken ct)
    {
        var calls = sold.SelectMany(s => s.Calls.Select((c, i) => new Talk(s, c, i + 1, ComplaintOf(s, i)))).ToArray();
        await db.Do(CallsSql, new
        {
            ids = calls.Select(t => t.Call.Id).ToArray(),
            deliveries = calls.Select(t => t.Sale.DeliveryId).ToArray(),
            attempts = calls.Select(t => t.Attempt).ToArray(),
            outcomes = calls.Select(t => t.Call.Outcome).ToArray(),
            reached = calls.Select(t => t.Call.Reached).ToArray(),
            notes = calls.Select(t => t.Call.Note ?? "").ToArray(),
            complaints = calls.Select(t => t.Complaint).ToArray(),
            ats = calls.Select(t => t.Call.At.UtcDateTime).ToArray(),
            people = calls.Select(t => t.Call.By).ToArray(),
        }, ct);
        await End(story, sold, ct);
        var refusals = calls.Where(t => CallOutcome.Of(t.Call.Outcome)?.StopsContact == true).DistinctBy(t => t.Sale.CustomerId).ToArray();
        await db.Do(StopsSql, new
        {
            calls = refusals.Select(t => t.Call.Id).ToArray(),
            customers = refusals.Select(t => t.Sale.CustomerId).ToArray(),
            ats = refusals.Select(t => t.Call.At.UtcDateTime).ToArray(),
            people = refusals.Select(t => t.Call.By).ToArray(),
        }, ct);
        foreach (var t in calls)
            db.Tell(new FollowUpDone(t.Call.Id, t.Sale.DeliveryId, t.Attempt, t.Call.Outcome, t.Call.Reached, t.Call.At, t.Call.By, t.Complaint is not null,
                CallOutcome.Of(t.Call.Outcome)?.ContactWrong == true), t.Sale.DeliveryId);
        await Complain(story, [.. sold.Where(s => s.Complaint is not null)], ct);
    }

    /// <summary>The call a complaint was opened from: the last dissatisfied one.</summary>
    private static Guid? ComplaintOf(DemoSale sale, int call) =>
        CallOutcome.Of(sale.Calls[call].Outcome)?.Dissatisfied == true && call == sale.Calls.Count - 1 ? sale.Complaint?.Id : null;

    private async Task End(DemoStory story, IReadOnlyList<DemoSale> sold, CancellationToken ct)
    {
        var ends = sold.Select(s => (Sale: s, End: EndOf(s, story.Zone))).Where(e => e.End is not null).Select(e => (e.Sale, End: e.End!.Value)).ToArray();
        await db.Do(EndsSql, new
        {
            deliveries = ends.Select(e => e.Sale.DeliveryId).ToArray(),
            ats = ends.Select(e => e.End.Call.At.UtcDateTime).ToArray(),
            people = ends.Select(e => e.End.Call.By).ToArray(),
            hows = ends.Select(e => e.End.How).ToArray(),
            calls = ends.Select(e => e.End.Call.Id).ToArray(),
        }, ct);
        var closedBy = story.Staff.FirstOrDefault(p => p.Positions.Contains(Position.CustomerServiceManager))?.Id ?? Guid.Empty;
        await db.Do(LateEndsSql, new { by = closedBy, before = story.Zone.At(story.Today.AddDays(-7), 0) }, ct);
    }

    private static (DemoCall Call, string How)? EndOf(DemoSale sale, TimeZoneInfo zone)
    {
        if (sale.Calls.FirstOrDefault(c => CallOutcome.Of(c.Outcome)?.Ends is not null) is { } call) return (call, CallOutcome.Of(call.Outcome)!.Ends!);
        return CallingHours.Times(zone, sale.Calls.Select(c => c.At)) >= CallingHours.AttemptsToGiveUp ? (sale.Calls[^1], "unreachable") : null;
    }

    private async Task Complain(DemoStory story, IReadOnlyList<DemoSale> sales, CancellationToken ct)
    {
        var manager = story.Staff.FirstOrDefault(p => p.Positions.Contains(Position.CustomerServiceManager))?.Id ?? Guid.Empty;
        var cases = sales.Select(s => (Sale: s, Case: s.Complaint!, Due: Limits.Due(s.Complaint!.At, Limits.Trade[s.Complaint.Level - 1], story.Zone),
            Department: Theme.Of(s.Complaint.Theme)?.Department ?? "CustomerService", story.Zone.DayOf(s.Complaint.At).Year)).ToArray();
        await db.Do(ComplaintsSql, new
        {
            manager,
            ids = cases.Select(c => c.Case.Id).ToArray(),
            years = cases.Select(c => c.Year).ToArray(),
            customers = cases.Select(c => c.Sale.CustomerId).ToArray(),
            deliveries = cases.Select(c => c.Sale.DeliveryId).ToArray(),
            calls = cases.Select(c => c.Sale.Calls.Count > 0 && ComplaintOf(c.Sale, c.Sale.Calls.Count - 1) is not null ? c.Sale.Calls[^1].Id : (Guid?)null).ToArray(),
            levels = cases.Select(c => c.Case.Level).ToArray(),
            themes = cases.Select(c => c.Case.Theme).ToArray(),
            whats = cases.Select(c => c.Sale.Calls.LastOrDefault() is { Note: { Length: > 0 } note } && ComplaintOf(c.Sale, c.Sale.Calls.Count - 1) is not null ? note : $"客户反映：{Theme.NameOf(c.Case.Theme).Zh}").ToArray(),
            departments = cases.Select(c => c.Department).ToArray(),
            consultants = cases.Select(c => c.Sale.ConsultantId).ToArray(),
            ats = cases.Select(c => c.Case.At.UtcDateTime).ToArray(),
            openers = cases.Select(c => c.Sale.Calls.Count > 0 ? c.Sale.Calls[^1].By : manager).ToArray(),
            firsts = cases.Select(c => c.Due.First.UtcDateTime).ToArray(),
            closes = cases.Select(c => c.Due.Close.UtcDateTime).ToArray(),
            answereds = cases.Select(c => c.Case.AnsweredAt?.UtcDateTime).ToArray(),
            closeds = cases.Select(c => c.Case.AnsweredAt is null ? null : c.Case.ClosedAt?.UtcDateTime).ToArray(),
        }, ct);
        await db.Do(NumbersSql, new { years = cases.Select(c => c.Year).ToArray() }, ct);
        foreach (var c in cases)
        {
            db.Tell(new ComplaintOpened(c.Case.Id, c.Sale.DeliveryId, c.Case.Level, c.Case.Theme, c.Department, c.Case.At, c.Due.First, c.Due.Close), c.Case.Id);
            if (c.Case.AnsweredAt is not { } answered) continue;
            db.Tell(new ComplaintAnswered(c.Case.Id, answered, manager), c.Case.Id);
            if (c.Case.ClosedAt is { } closed) db.Tell(new ComplaintClosed(c.Case.Id, closed, manager, true), c.Case.Id);
        }
    }

    private sealed record Talk(DemoSale Sale, DemoCall Call, int Attempt, Guid? Complaint);
}
