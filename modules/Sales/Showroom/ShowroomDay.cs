using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Showroom;

/// <summary>
/// A day of the showroom: its first line opens it, and a line after it was closed today opens it again, for that closing was not the end. A
/// day that has passed and is closed takes lines only from whoever closes days.
/// </summary>
internal static class ShowroomDay
{
    private const string OpenSql = """
        insert into sales.showroom_days (store_id, id, day, opened_at) values (@store, @id, @day, @at)
        on conflict on constraint one_row_per_day do nothing returning id
        """;

    private const string ClosedSql = "select id, closing_id from sales.showroom_days where store_id = @store and day = @day and closed_at is not null for update";

    private const string ReopenSql = "update sales.showroom_days set closed_at = null, closed_by = null, closing_id = null where store_id = @store and id = @id";

    /// <summary>Told of the day, which every line of it is about.</summary>
    internal sealed record Fact(IFact What, Guid About);

    public static async Task<(bool Refused, Fact? Told)> Begin(Db db, DateOnly day, DateTimeOffset at, DateOnly today, Caller caller, CancellationToken ct)
    {
        if (await db.Row<Guid?>(OpenSql, new { id = Guid.CreateVersion7(), day, at }, ct) is { } opened) return (false, new(new ShowroomDayOpened(opened, at), opened));
        if (await db.Row<Closed>(ClosedSql, new { day }, ct) is not { } closed) return (false, null);
        if (day != today) return (!caller.May(ShowroomRights.CloseDay), null);
        await db.Do(ReopenSql, new { closed.Id }, ct);
        return (false, new(new ShowroomDayReopened(closed.ClosingId, at), closed.Id));
    }

    private sealed record Closed(Guid Id, Guid ClosingId);
}
