using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Market;

/// <summary>Takes a rival off the list from today on (不再关注); what was noted of it stays.</summary>
[Needs(MarketRights.Keep)]
internal sealed class LetRivalGo(Db db, ICalendar calendar) : IDuty
{
    private const string Sql = "update sales.rivals set until = @today where store_id = @store and id = @id and until is null returning id";

    public async Task<Outcome> Now(Guid id, CancellationToken ct) => await db.Row<Guid?>(Sql, new { id, today = await calendar.Today(ct) }, ct) is null
        ? Outcome.Refused("没有这款竞品，或已不再关注。", "There is no such rival, or it is watched no longer.")
        : Outcome.Done(id, new("不再关注", "No longer watched"));
}
