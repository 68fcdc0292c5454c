using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>A meeting that is open, taken in hand: nobody closes it while something is written into it.</summary>
internal static class OpenMeetingHold
{
    /// <summary>As selected.</summary>
    internal sealed record Row(DateOnly Day, string Kind, DateTimeOffset OpenedAt, bool Closed);

    private const string Sql = "select day, kind, opened_at, closed_at is not null as closed from sales.meetings where store_id = @store and id = @id for update";

    public static async Task<(Row? Meeting, Outcome? Refusal)> Take(Db db, Guid id, CancellationToken ct) => await db.Row<Row>(Sql, new { id }, ct) switch
    {
        null => (null, Outcome.Refused("没有这个会。", "There is no such meeting.")),
        { Closed: true } => (null, Outcome.Refused("会议已结束，记录不再改。", "The meeting is closed; its record stays.")),
        var meeting => (meeting, null),
    };
}
