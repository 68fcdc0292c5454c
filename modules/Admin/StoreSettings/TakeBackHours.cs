using Dealership.Admin.Permissions;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.StoreSettings;

/// <summary>Takes back hours that are not in force yet; what was before them goes on.</summary>
[Needs(Rights.KeepStore)]
internal sealed class TakeBackHours(Db db, ICalendar calendar) : IDuty
{
    private const string Sql = """
        delete from admin.weekly_hours where store_id = @store and department = @department and effective_from = @from and effective_from > @today
        """;

    public async Task<Outcome> Now(string department, DateOnly from, CancellationToken ct) =>
        await db.Do(Sql, new { department, from, today = await calendar.Today(ct) }, ct) == 0
            ? Outcome.Refused("这些时间已经生效或不存在，请另设一个生效日。", "These hours are in force or gone; set others from a day on instead.")
            : Outcome.Done(null, new("已撤销", "Taken back"));
}
