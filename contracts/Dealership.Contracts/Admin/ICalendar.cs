namespace Dealership.Contracts.Admin;

/// <summary>
/// The caller's store's clock and working calendar (工作日历). A department is named as in code, e.g. <c>Admin</c>; none is the
/// store itself, its showroom. A department without hours of its own works as the store does.
/// </summary>
public interface ICalendar
{
    /// <summary>The store's time zone; all due times are local to it.</summary>
    Task<TimeZoneInfo> Zone(CancellationToken ct);

    /// <summary>Today's date at the store.</summary>
    Task<DateOnly> Today(CancellationToken ct);

    /// <summary>Whether a day is worked (上班) and from when to when.</summary>
    Task<WorkingDay> Day(DateOnly day, string? department, CancellationToken ct);

    /// <summary>This instant where it is working time, else the next one that is.</summary>
    Task<DateTimeOffset> NextWorking(DateTimeOffset at, string? department, CancellationToken ct);

    /// <summary>When so much working time will have passed: two hours after Friday's last are Monday's third.</summary>
    Task<DateTimeOffset> AfterWorkingTime(DateTimeOffset from, TimeSpan amount, string? department, CancellationToken ct);

    /// <summary>The so-manieth day after this one that is worked; 0 is this day where it is worked, else the next.</summary>
    Task<DateOnly> AfterWorkingDays(DateOnly from, int days, string? department, CancellationToken ct);

    /// <summary>
    /// The close of the so-manieth working day after this instant's day; 0 is today's close, or the next working day's where
    /// today's has passed or there is none.
    /// </summary>
    Task<DateTimeOffset> EndOfWorkingDay(DateTimeOffset from, int days, string? department, CancellationToken ct);

    /// <summary>How much working time lies between two instants; none when they stand in the other order.</summary>
    Task<TimeSpan> WorkingTime(DateTimeOffset from, DateTimeOffset until, string? department, CancellationToken ct);
}

/// <summary>A day of the working calendar.</summary>
/// <param name="Day">The day.</param>
/// <param name="Worked">Somebody works.</param>
/// <param name="Ranges">From when to when, in order; lunch is what lies between two.</param>
/// <param name="Why">What makes it another day than its weekday: a holiday, a make-up day (调休), the store's own reason.</param>
public sealed record WorkingDay(DateOnly Day, bool Worked, IReadOnlyList<WorkingRange> Ranges, Text? Why);

/// <summary>Working hours without a break, on the store's wall clock.</summary>
public readonly record struct WorkingRange(TimeOnly From, TimeOnly Until);
