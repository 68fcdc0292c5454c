namespace Dealership.Contracts.Admin;

/// <summary>The caller's store's clock and working calendar (工作日历).</summary>
public interface ICalendar
{
    /// <summary>The store's time zone; all due times are local to it.</summary>
    Task<TimeZoneInfo> Zone(CancellationToken ct);

    /// <summary>Today's date at the store.</summary>
    Task<DateOnly> Today(CancellationToken ct);
}
