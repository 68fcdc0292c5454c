namespace Dealership.Admin.StoreSettings;

/// <summary>
/// The hours every store begins with, the trade's usual ones: the showroom on the days chosen at set-up, the offices
/// (行政部、总经理办公室) five days a week with a lunch break and the statutory holidays. Both are changed from a day on.
/// </summary>
internal static class StandardHours
{
    private static readonly DateOnly Always = new(2000, 1, 1);

    private static readonly string[] Offices = ["Admin", "Management"];

    /// <summary>Writes them for a store; its row is there already.</summary>
    public const string Sql = """
        insert into admin.weekly_hours (store_id, department, effective_from, hours, keeps_holidays)
        select @store, h.department, @from, string_to_array(h.hours, '|'), h.keeps
        from   unnest(@departments, @hours, @keeps) as h(department, hours, keeps)
        on     conflict do nothing
        """;

    /// <summary>For a showroom that is open on these ISO weekdays.</summary>
    public static IReadOnlyList<WeeklyHours> Of(int[] openDays) =>
    [
        new("", Always, [.. Enumerable.Range(1, 7).Select(d => openDays.Contains(d) ? "08:30-18:00" : "")], openDays.Length < 7),
        .. Offices.Select(office => new WeeklyHours(office, Always, [.. Enumerable.Range(1, 7).Select(d => d <= 5 ? "08:30-12:00,13:30-17:30" : "")], true)),
    ];

    /// <summary>What <see cref="Sql"/> takes.</summary>
    public static object Arguments(int[] openDays)
    {
        var all = Of(openDays);
        return new
        {
            from = Always,
            departments = all.Select(h => h.Department).ToArray(),
            hours = all.Select(h => string.Join('|', h.Hours)).ToArray(),
            keeps = all.Select(h => h.KeepsHolidays).ToArray(),
        };
    }
}
