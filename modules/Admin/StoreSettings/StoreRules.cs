using Dealership.Plugin;

namespace Dealership.Admin.StoreSettings;

/// <summary>What a store must be, at set-up and afterwards.</summary>
internal static class StoreRules
{
    /// <summary>Zones offered first; any that the system knows is taken.</summary>
    public static IReadOnlyList<string> Zones { get; } = ["Asia/Shanghai", "Asia/Urumqi", "Asia/Hong_Kong", "Asia/Macau", "Asia/Taipei", "Asia/Singapore"];

    /// <summary>Monday to Sunday.</summary>
    public static IReadOnlyList<Contracts.Text> Weekdays { get; } =
        [new("周一", "Mon"), new("周二", "Tue"), new("周三", "Wed"), new("周四", "Thu"), new("周五", "Fri"), new("周六", "Sat"), new("周日", "Sun")];

    public static Problems Judge(Problems problems, string? name, string? zone) => problems
        .When(string.IsNullOrWhiteSpace(name) || name.Trim().Length > 60, "StoreName", "请填写门店名称（最多 60 个字符）。", "Enter the store's name (at most 60 characters).")
        .When(!TimeZoneInfo.TryFindSystemTimeZoneById(zone ?? "", out _), "Zone", "没有这个时区。", "There is no such time zone.");

    public static Problems JudgeDays(Problems problems, int[] openDays) => problems
        .When(openDays.Length == 0 || openDays.Any(d => d is < 1 or > 7) || openDays.Distinct().Count() != openDays.Length,
            "OpenDays", "每周至少营业一天。", "Choose at least one open day of the week.");

    /// <summary>The department may have hours of its own; nothing is the store itself.</summary>
    public static bool Knows(IHouse house, string? department) => string.IsNullOrEmpty(department) || house.Departments.ContainsKey(department);
}
