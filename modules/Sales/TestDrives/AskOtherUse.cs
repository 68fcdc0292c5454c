using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.TestDrives;

/// <summary>Asks to use a test car for something else than a test drive (非试驾用途): its time is held until the general manager answers.</summary>
[Needs(TestDriveRights.Prepare)]
internal sealed class AskOtherUse(Db db, Caller caller, TimeProvider clock, ICalendar calendar, IPeople people) : IDuty
{
    internal sealed class Form
    {
        public string? Purpose { get; set; }
        public Guid? PersonId { get; set; }
        public DateTime? From { get; set; }
        public DateTime? Until { get; set; }
    }

    private const string Sql = """
        insert into sales.test_car_uses (store_id, id, purpose, person_id, asked_at, asked_by) values (@store, @id, @purpose, @person, @now, @by)
        """;

    public async Task<Outcome> Now(Guid carId, Form form, CancellationToken ct)
    {
        var (now, zone) = (clock.GetUtcNow(), await calendar.Zone(ct));
        var (from, until) = (form.From is { } f ? zone.Instant(f) : (DateTimeOffset?)null, form.Until is { } u ? zone.Instant(u) : (DateTimeOffset?)null);
        var person = form.PersonId ?? caller.PersonId;
        var problems = new Problems()
            .When(form.Purpose?.Trim().Length is null or 0 or > 200, nameof(form.Purpose), "请写明用途（200字以内）。", "Say what for, in at most 200 characters.")
            .When(from is null || from < now.AddMinutes(-5), nameof(form.From), "请填写从什么时候起，不能在过去。", "Say from when; not in the past.")
            .When(until is null || until <= from || until > from?.AddDays(31), nameof(form.Until), "请填写到什么时候，最长31天。", "Say until when, at most 31 days.")
            .When(!(await people.Named([person], ct)).ContainsKey(person), nameof(form.PersonId), "没有这位员工。", "There is no such person.");
        if (problems.Any) return problems.Refusal();
        var slot = await TestCarSlot.Take(db, carId, from!.Value, until!.Value, zone, problems, nameof(form.From), ct);
        if (slot is null) return problems.Refusal();
        await db.Do(Sql, new { id = slot.Id, purpose = form.Purpose!.Trim(), person, now, by = caller.PersonId }, ct);
        db.Tell(new TestCarUseAsked(slot.Id, carId, slot.Number, from.Value, now, caller.PersonId), slot.Id);
        return Outcome.Done(slot.Id, new("已提交，总经理批准后才能用车", "Asked: the car may be used once the general manager approves"));
    }
}
