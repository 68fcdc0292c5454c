using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>
/// Looks the material over, may add a line, and stands for it (确认资料): the evidence of SS-1. Only the latest version, and only on its day. A later
/// version is confirmed too, but the meeting was prepared with the first.
/// </summary>
[Needs(MeetingRights.Prepare)]
internal sealed class ConfirmPack(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        /// <summary>The supervisor's own lines: policy, who is praised, what to look at.</summary>
        public string? Note { get; set; }
    }

    private const string LastSql = "select id from sales.meeting_packs l where l.store_id = @store and (l.day, l.kind) = (select day, kind from sales.meeting_packs where store_id = @store and id = @id) order by version desc limit 1";

    private const string Sql = """
        update sales.meeting_packs set confirmed_at = @now, confirmed_by = @by, note = coalesce(@note, note)
        where  store_id = @store and id = @id and confirmed_at is null and day = @today
        returning kind, exists (select 1 from sales.meeting_packs e where e.store_id = @store and e.day = @today and e.kind = meeting_packs.kind and e.id <> @id and e.confirmed_at is not null) as before
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        var problems = new Problems().When(form.Note?.Length > 500, nameof(form.Note), "最多500字。", "At most 500 characters.");
        if (problems.Any) return problems.Refusal();
        if (await db.Row<Guid?>(LastSql, new { id }, ct) is { } last && last != id) return Outcome.Refused("已经有更新的一版，请确认那一版。", "There is a later version: confirm that one.");
        var now = clock.GetUtcNow();
        if (await db.Row<Confirmed>(Sql, new { id, note = form.Note?.Trim(), now, by = caller.PersonId, today = await calendar.Today(ct) }, ct) is not { } pack)
            return Outcome.Refused("没有今天的这份资料，或已确认过。", "There is no such material of today, or it is confirmed already.");
        if (!pack.Before) db.Tell(new MeetingPackConfirmed(id, pack.Kind, now, caller.PersonId), id);
        return Outcome.Done(id, new("资料已确认", "Material confirmed"));
    }

    private sealed record Confirmed(string Kind, bool Before);
}
