using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>Takes attendance in one press (到会): everybody of sales, and why whoever is absent is. Until the meeting is closed it may be taken again.</summary>
[Needs(MeetingRights.KeepMinutes)]
internal sealed class TakeAttendance(Db db, Caller caller, TimeProvider clock, MeetingPeople people) : IDuty
{
    /// <summary>Both lists in the same order.</summary>
    internal sealed class Form
    {
        public Guid[] People { get; set; } = [];
        public string[] States { get; set; } = [];
    }

    private const string Sql = """
        delete from sales.meeting_attendance where store_id = @store and meeting_id = @id;
        insert into sales.meeting_attendance (store_id, meeting_id, person_id, state, at, by_person)
        select @store, @id, p.id, p.state, @now, @by from unnest(@People, @States) as p(id, state)
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        var (_, refusal) = await OpenMeetingHold.Take(db, id, ct);
        if (refusal is not null) return refusal;
        var expected = (await people.OfSales(ct)).Select(p => p.Id).ToHashSet();
        var problems = new Problems()
            .When(form.People.Length != form.States.Length || !form.People.ToHashSet().SetEquals(expected), nameof(form.People), "名单变了，请刷新后再登记。", "The list has changed: load the page again.")
            .When(form.States.Any(s => !Attendance.All.Contains(s)), nameof(form.States), "没有这种到会状态。", "There is no such state.")
            .When(form.States.All(s => s != Attendance.Here), nameof(form.States), "没有人到，会就没有开。", "With nobody there no meeting was held.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { id, form.People, form.States, now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        var here = form.States.Count(s => s == Attendance.Here);
        return Outcome.Done(id, new($"到会 {here} 人，缺席 {form.States.Length - here} 人", $"{here} here, {form.States.Length - here} absent"));
    }
}
