using Dealership.Plugin;

namespace Dealership.Sales.Reports;

/// <summary>
/// Which reports a figure means, in SQL about a report <c>r</c> and the version that counts <c>v</c>: the figure and the list behind it are one
/// condition. Takes <c>@now</c> and <c>@zone</c>.
/// </summary>
internal static class ReportView
{
    public const string All = "all", Owed = "owed", Waiting = "waiting", Returned = "returned", Checked = "checked", Due = "due", SameDay = "same-day", Late = "late", Excused = "excused";

    /// <summary>In the order of the screen.</summary>
    public static IReadOnlyList<string> Names { get; } = [All, Owed, Waiting, Returned, Checked, Due, SameDay, Late, Excused];

    /// <summary>Not handed in (未交).</summary>
    public const string IsOwed = "(r.excused_at is null and v.id is null)";

    /// <summary>Handed in and not looked at (待检查).</summary>
    public const string IsWaiting = "(r.excused_at is null and v.id is not null and v.returned is null)";

    public const string IsReturned = "(r.excused_at is null and coalesce(v.returned, false))";

    public const string IsChecked = "(r.excused_at is null and coalesce(not v.returned, false))";

    /// <summary>Denominator of the checking rate: its time has come, or it is checked before it.</summary>
    public const string IsDue = "(r.excused_at is null and (r.due_at <= @now or coalesce(not v.returned, false)))";

    /// <summary>Checked on its day (当日检查).</summary>
    public const string IsSameDay = "(r.excused_at is null and coalesce(not v.returned, false) and (v.decided_at at time zone @zone)::date = r.day)";

    /// <summary>Handed in after its time, or not yet though it has passed (迟交).</summary>
    public const string IsLate = "(r.excused_at is null and r.due_at < coalesce((select min(f.confirmed_at) from sales.report_versions f where f.store_id = @store and f.report_id = r.id), @now))";

    public static string Sql(string? view) => view switch
    {
        Owed => IsOwed,
        Waiting => IsWaiting,
        Returned => IsReturned,
        Checked => IsChecked,
        Due => IsDue,
        SameDay => IsSameDay,
        Late => IsLate,
        Excused => "r.excused_at is not null",
        _ => "true",
    };

    /// <summary>A consultant's own; all for whoever oversees. Takes <c>@only</c>, <c>@from</c> and <c>@until</c>.</summary>
    public const string Where = "r.store_id = @store and r.day >= @from and r.day <= @until and (@only::uuid is null or r.consultant_id = @only)";

    public const string From = $"sales.daily_reports r {ReportHold.Latest}";

    public static Guid? Only(Caller caller, Guid? asked) => caller.May(ReportRights.SeeAll) ? asked : caller.PersonId;
}
