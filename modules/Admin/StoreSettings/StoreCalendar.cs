using Dealership.Contracts.Admin;

namespace Dealership.Admin.StoreSettings;

/// <summary>Answers for the store's clock and calendar.</summary>
internal sealed class StoreCalendar(CalendarBook book, TimeProvider clock) : ICalendar
{
    public Task<TimeZoneInfo> Zone(CancellationToken ct) => book.Zone(ct);

    public async Task<DateOnly> Today(CancellationToken ct) => (await book.Zone(ct)).DayOf(clock.GetUtcNow());

    public async Task<WorkingDay> Day(DateOnly day, string? department, CancellationToken ct)
    {
        var plan = (await book.Open(ct)).On(day, department ?? "");
        return new(day, plan.Worked, plan.Ranges, plan.Why);
    }

    public async Task<DateTimeOffset> NextWorking(DateTimeOffset at, string? department, CancellationToken ct) =>
        (await book.Open(ct)).Next(at, department ?? "");

    public async Task<DateTimeOffset> AfterWorkingTime(DateTimeOffset from, TimeSpan amount, string? department, CancellationToken ct) =>
        (await book.Open(ct)).After(from, amount, department ?? "");

    public async Task<DateOnly> AfterWorkingDays(DateOnly from, int days, string? department, CancellationToken ct) =>
        (await book.Open(ct)).AfterDays(from, days, department ?? "");

    public async Task<DateTimeOffset> EndOfWorkingDay(DateTimeOffset from, int days, string? department, CancellationToken ct) =>
        (await book.Open(ct)).Close(from, days, department ?? "");

    public async Task<TimeSpan> WorkingTime(DateTimeOffset from, DateTimeOffset until, string? department, CancellationToken ct) =>
        (await book.Open(ct)).Between(from, until, department ?? "");
}
