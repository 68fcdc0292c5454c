using Dealership.Contracts.Admin;

namespace Dealership.Admin.StoreSettings;

/// <summary>A week's hours (每周工作时间) of the store or of a department, from a day on until the next version's.</summary>
/// <param name="Department">Name in code; empty is the store itself.</param>
/// <param name="EffectiveFrom">The first day on which they hold.</param>
/// <param name="Hours">Monday first, as kept; empty is a day off.</param>
/// <param name="KeepsHolidays">Off on statutory holidays, at work on the days made up for them.</param>
internal sealed record WeeklyHours(string Department, DateOnly EffectiveFrom, string[] Hours, bool KeepsHolidays)
{
    private readonly IReadOnlyList<WorkingRange>[] _ranges = [.. Hours.Select(HoursText.Kept)];

    /// <summary>Where nobody has said anything: open every day.</summary>
    public static WeeklyHours Unsaid { get; } = new("", DateOnly.MinValue, [.. Enumerable.Repeat("08:30-18:00", 7)], false);

    /// <summary>The weekday's hours.</summary>
    public IReadOnlyList<WorkingRange> On(DateOnly day) => _ranges[((int)day.DayOfWeek + 6) % 7];

    /// <summary>
    /// The hours of a day that is worked though its weekday may be off: then those of the last weekday before it that is
    /// not. Notices say that a Saturday is worked, not from when to when.
    /// </summary>
    public IReadOnlyList<WorkingRange> WorkedOn(DateOnly day) =>
        Enumerable.Range(0, 7).Select(back => On(day.AddDays(-back))).FirstOrDefault(ranges => ranges.Count > 0, []);
}
