using Dealership.Plugin;

namespace Dealership.Admin.StoreSettings;

/// <summary>
/// Reads the store's clock and calendar, each once per run, no sooner than asked for and not when somebody just did: neither changes under a duty's hands.
/// The calendar is read whole, for it is some hundred rows after ten years.
/// </summary>
internal sealed class CalendarBook(Db db, Caller caller, Lately<TimeZoneInfo> zones, Lately<WorkingCalendar> calendars, TimeProvider clock)
{
    private TimeZoneInfo? _zone;
    private WorkingCalendar? _calendar;
    private Dictionary<string, string>? _departments;

    private const string Sql = """
        select department, effective_from, hours, keeps_holidays from admin.weekly_hours where store_id = @store;
        select department, day, open, hours, note from admin.calendar_days where store_id = @store;
        select day, kind, name, source from admin.statutory_days where store_id = @store
        """;

    private const string Positions = "select o.code, o.department from admin.stores s, admin.organisation_on(@store, (@now at time zone s.zone)::date) o where s.store_id = @store";

    /// <summary>Whoever came through the door brings it: it was looked up with his rights, two seconds ago at most.</summary>
    public async Task<TimeZoneInfo> Zone(CancellationToken ct) => _zone ??= caller.StoreName is not null ? caller.Zone : await zones.Of(db, caller.StoreId, async () =>
        TimeZoneInfo.FindSystemTimeZoneById(await db.Row<string>("select zone from admin.stores where store_id = @store", null, ct)
            ?? throw new InvalidOperationException("The caller's store does not exist, so it has no clock.")));

    public async Task<WorkingCalendar> Open(CancellationToken ct) => _calendar ??= await calendars.Of(db, caller.StoreId, async () =>
    {
        var (weeks, own, edition) = await db.Three<WeeklyHours, OwnDay, Edited>(Sql, null, ct);
        return new(await Zone(ct), weeks, own, edition.Select(e => new StatutoryDay(e.Day, e.Kind, new(e.Name, e.Name), new(e.Source, e.Source))));
    });

    /// <summary>The department whose hours a position works; the store itself for one that it does not have.</summary>
    public async Task<string> DepartmentOf(string position, CancellationToken ct)
    {
        _departments ??= (await db.Rows<Placed>(Positions, new { now = clock.GetUtcNow() }, ct)).ToDictionary(p => p.Code, p => p.Department);
        return _departments.GetValueOrDefault(position, "");
    }

    private sealed record Edited(DateOnly Day, string Kind, string Name, string Source);

    private sealed record Placed(string Code, string Department);
}
