using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.StoreSettings;

/// <summary>The weekly hours of the store and its departments: those in force, those to come and those that were.</summary>
[OpenTo]
internal sealed class HoursList(Db db, ICalendar calendar) : IRead
{
    /// <summary>A version. State: <c>now</c>, <c>coming</c>, <c>past</c>. Hours of each weekday, Monday first; empty is a day off.</summary>
    internal sealed record Row(string Department, DateOnly EffectiveFrom, string[] Hours, bool KeepsHolidays, string State);

    private const string Sql = """
        select w.department, w.effective_from, w.hours, w.keeps_holidays,
               case when w.effective_from > @today then 'coming'
                    when w.effective_from = max(w.effective_from) filter (where w.effective_from <= @today) over (partition by w.department) then 'now'
                    else 'past' end as state
        from   admin.weekly_hours w
        where  w.store_id = @store
        order  by w.department, w.effective_from desc
        """;

    public async Task<IReadOnlyList<Row>> Show(CancellationToken ct) => await db.Rows<Row>(Sql, new { today = await calendar.Today(ct) }, ct);
}
