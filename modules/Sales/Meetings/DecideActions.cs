using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>
/// Writes down what the meeting decided (会议决定), as looked over: who, by when, what. Each is owed by that person from now on. All of them or none.
/// </summary>
[Needs(MeetingRights.KeepMinutes)]
internal sealed class DecideActions(Db db, Caller caller, TimeProvider clock, ICalendar calendar, IPeople people) : IDuty
{
    /// <summary>The three lists in the same order; problems name the field and the line: Person-0, Due-0, What-0.</summary>
    internal sealed class Form
    {
        public string[] People { get; set; } = [];
        public string[] Dues { get; set; } = [];
        public string[] Whats { get; set; } = [];
    }

    private const string Sql = """
        insert into sales.meeting_actions (store_id, id, meeting_id, person_id, what, due_on, due_at, decided_at, decided_by)
        select @store, a.id, @meeting, a.person, a.what, a.due_on, a.due_at, @now, @by from unnest(@ids, @persons, @whats, @days::date[], @dues::timestamptz[]) as a(id, person, what, due_on, due_at)
        """;

    public async Task<Outcome> Now(Guid meeting, Form form, CancellationToken ct)
    {
        var (_, refusal) = await OpenMeetingHold.Take(db, meeting, ct);
        if (refusal is not null) return refusal;
        if (form.Whats.Length is 0 or > Decision.AtMost || form.People.Length != form.Whats.Length || form.Dues.Length != form.Whats.Length)
            return Outcome.Refused($"一次记1到{Decision.AtMost}条，每条写清谁、何时、什么。", $"1 to {Decision.AtMost} decisions at a time, each with who, when and what.");
        var (today, zone, now) = (await calendar.Today(ct), await calendar.Zone(ct), clock.GetUtcNow());
        var staff = (await people.Here(ct)).ToDictionary(p => p.Id.ToString());
        var problems = new Problems();
        var lines = form.Whats.Select((what, i) => (What: what.Trim(), Person: staff.GetValueOrDefault(form.People[i]), Due: DateOnly.TryParse(form.Dues[i], System.Globalization.CultureInfo.InvariantCulture, out var day) ? day : (DateOnly?)null)).ToArray();
        for (var i = 0; i < lines.Length; i++)
        {
            problems
                .When(lines[i].Person is null, $"Person-{i}", "请选择由谁做。", "Choose who does it.")
                .When(lines[i].Due is null, $"Due-{i}", "请填期限。", "Say by when.")
                .When(lines[i].Due < today, $"Due-{i}", "期限不能早于今天。", "It cannot be due in the past.")
                .When(lines[i].Due > today.AddDays(180), $"Due-{i}", "期限最多半年。", "At most half a year from now.")
                .When(lines[i].What.Length is 0 or > 200, $"What-{i}", "请写要做什么（200字以内）。", "Say what is to be done, in at most 200 characters.");
        }
        if (problems.Any) return problems.Refusal();
        var ids = lines.Select(_ => Guid.CreateVersion7(now)).ToArray();
        var dues = lines.Select(l => zone.EndOf(l.Due!.Value)).ToArray();
        await db.Do(Sql, new
        {
            meeting,
            ids,
            dues = dues.Select(d => d.UtcDateTime).ToArray(),
            now,
            by = caller.PersonId,
            persons = lines.Select(l => l.Person!.Id).ToArray(),
            whats = lines.Select(l => l.What).ToArray(),
            days = lines.Select(l => l.Due!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ToArray(),
        }, ct);
        for (var i = 0; i < lines.Length; i++)
            db.Tell(new ActionDecided(ids[i], meeting, lines[i].Person!.Id, lines[i].Person!.Positions.FirstOrDefault() ?? Position.SalesConsultant, dues[i], now, caller.PersonId), ids[i]);
        return Outcome.Done(meeting, new($"已记{lines.Length}条，到各人的今日工作里", $"{lines.Length} written down, and on each one's desk"));
    }
}
