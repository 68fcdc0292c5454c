using System.Text.Json;
using Dealership.Plugin;

namespace Dealership.Admin.Rounds;

/// <summary>A checklist as it holds on a day: the store's own version, or the department's proposal.</summary>
/// <param name="List">As declared.</param>
/// <param name="Zones">What is walked.</param>
/// <param name="SafetyHours">How soon a dangerous defect is to be put right.</param>
/// <param name="OtherDays">How soon any other one, by the end of that day.</param>
/// <param name="Since">From when the store's own version holds; nothing while it has none.</param>
internal sealed record ListInForce(Checklist List, IReadOnlyList<ChecklistZone> Zones, int SafetyHours, int OtherDays, DateOnly? Since)
{
    /// <summary>24 hours for what is dangerous, three days for the rest: the trade's proposal, as long as the store sets nothing.</summary>
    public const int ProposedHours = 24;

    /// <summary>As <see cref="ProposedHours"/>.</summary>
    public const int ProposedDays = 3;

    public int Items => Zones.Sum(z => z.Items.Count);

    private const string Sql = """
        select zones::text as zones, safety_hours, other_days, since from admin.checklists
        where  store_id = @store and code = @code and since <= @day order by since desc limit 1
        """;

    public static async Task<ListInForce> On(Db db, Checklist list, DateOnly day, CancellationToken ct) =>
        await db.Row<Row>(Sql, new { code = list.Code, day }, ct) is { } own
            ? new(list, Read(own.Zones), own.SafetyHours, own.OtherDays, own.Since)
            : new(list, list.Zones, ProposedHours, ProposedDays, null);

    public static IReadOnlyList<ChecklistZone> Read(string json) => JsonSerializer.Deserialize<ChecklistZone[]>(json)!;

    public static string Written(IReadOnlyList<ChecklistZone> zones) => JsonSerializer.Serialize(zones);

    private sealed record Row(string Zones, int SafetyHours, int OtherDays, DateOnly Since);
}
