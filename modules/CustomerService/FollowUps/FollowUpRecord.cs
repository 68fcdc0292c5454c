using Dealership.Contracts.Admin;
using Dealership.CustomerService.Customers;
using Dealership.Plugin;

namespace Dealership.CustomerService.FollowUps;

/// <summary>
/// One follow-up as the caller works on it. Whoever has it open as a task sees name and number in full, and that look is
/// logged with the clause; nobody else does, and nobody once three attempts were made today.
/// </summary>
[Needs(Rights.SeeFollowUps)]
internal sealed class FollowUpRecord(Db db, Caller caller, TimeProvider clock, ICalendar calendar, IPeople people, Registry registry) : IRead
{
    internal sealed record View(
        Guid DeliveryId, Guid CustomerId, string? Name, string? Phone, bool InFull, bool Stopped, string Model, string VinTail, string? Consultant, DateTimeOffset HandedOverAt,
        string Kind, bool EnteredLate, DateTimeOffset DueAt, bool Late, bool Withdrawn, DateTimeOffset? EndedAt, string? EndedBy, string? EndedAs, string? EndedNote,
        IReadOnlyList<Call> Calls, DateTimeOffset? NextAt, bool DayFull, bool OutsideHours, bool Own, int TimesTried);

    /// <summary>An attempt. <c>MayVoid</c>: the caller may strike it out.</summary>
    internal sealed record Call(
        Guid Id, int Attempt, string Outcome, string Note, DateTimeOffset? NextAt, Guid? ComplaintId, DateTimeOffset At, string By, DateTimeOffset? VoidedAt, string? VoidReason,
        bool MayVoid);

    private const string Sql = """
        select delivery_id, customer_id, model, vin_tail, consultant_id, handed_over_at, kind, entered_late, due_at, withdrawn_at is not null as withdrawn,
               ended_at, ended_by, ended_as, ended_note
        from   customer_service.follow_ups where store_id = @store and delivery_id = @id;
        select id, attempt, outcome, note, next_at, complaint_id, at, by_person, voided_at, void_reason
        from   customer_service.calls where store_id = @store and delivery_id = @id order by attempt
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (tasks, calls) = await db.Both<Row, CallRow>(Sql, new { id }, ct);
        if (tasks is not [var f]) return null;
        var (zone, now) = (await calendar.Zone(ct), clock.GetUtcNow());
        var tries = calls.Where(c => c.VoidedAt is null).ToArray();
        var times = tries.Select(c => c.At).ToArray();
        var full = CallingHours.Full(zone, zone.DayOf(now), times);
        var own = f.ConsultantId == caller.PersonId;
        var open = f is { EndedAt: null, Withdrawn: false };
        var contact = open && !full && !own && caller.May(Rights.Call)
            ? await registry.Reveal(f.CustomerId, new($"CS-6 交车后跟踪 {f.Model} …{f.VinTail}", $"CS-6 follow-up of {f.Model} …{f.VinTail}"), ct)
            : null;
        var card = caller.May(Rights.SeeCustomers) ? (await registry.Cards([f.CustomerId], ct)).GetValueOrDefault(f.CustomerId) : null;
        var names = await people.Named([.. calls.Select(c => c.ByPerson), f.ConsultantId, f.EndedBy ?? f.ConsultantId], ct);
        var mayNote = caller.May(Rights.Call);
        bool MayVoid(CallRow c) => c.VoidedAt is null && (caller.May(Rights.VoidCalls) || mayNote && c.ByPerson == caller.PersonId && zone.DayOf(c.At) == zone.DayOf(now));
        return new(f.DeliveryId, f.CustomerId, contact?.Name ?? card?.Name, contact?.Phone ?? card?.Phone, contact is not null, card?.DoNotContact == true, f.Model, f.VinTail,
            names.GetValueOrDefault(f.ConsultantId)?.Name, f.HandedOverAt, f.Kind, f.EnteredLate, f.DueAt, open && f.DueAt < now, f.Withdrawn, f.EndedAt,
            f.EndedBy is { } by ? names.GetValueOrDefault(by)?.Name : null, f.EndedAs, f.EndedNote,
            [.. calls.Select(c => new Call(c.Id, c.Attempt, c.Outcome, caller.May(Rights.SeeCustomers) ? c.Note : "", c.NextAt, c.ComplaintId, c.At, names.GetValueOrDefault(c.ByPerson)?.Name ?? "—", c.VoidedAt, c.VoidReason, MayVoid(c)))],
            open ? CallingHours.Next(zone, now, times, tries.LastOrDefault()?.NextAt) : null, full, !CallingHours.Open(zone.HourOf(now)), own,
            CallingHours.Times(zone, times.Where(at => at <= f.DueAt)));
    }

    private sealed record Row(
        Guid DeliveryId, Guid CustomerId, string Model, string VinTail, Guid ConsultantId, DateTimeOffset HandedOverAt, string Kind, bool EnteredLate, DateTimeOffset DueAt,
        bool Withdrawn, DateTimeOffset? EndedAt, Guid? EndedBy, string? EndedAs, string? EndedNote);

    private sealed record CallRow(
        Guid Id, int Attempt, string Outcome, string Note, DateTimeOffset? NextAt, Guid? ComplaintId, DateTimeOffset At, Guid ByPerson, DateTimeOffset? VoidedAt, string? VoidReason);
}
