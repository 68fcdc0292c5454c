using Dealership.Plugin;

namespace Dealership.Admin.Months;

/// <summary>
/// The demo's past, as if the house had been there: what happened was heard when it happened, and the last months are closed
/// and checked. Two calls of the last one were entered after it was closed: its corrections.
/// </summary>
internal sealed class DemoMonths(Db db, Closing closing, KeepOrganisation organisation, CheckMonths check, TimeProvider clock) : IDemo
{
    private const int Months = 6;

    private const string HeardSql = """
        update admin.obligations set heard_at = least(heard_at, owed_at) where store_id = @store;
        update admin.evidence set heard_at = least(heard_at, at) where store_id = @store;
        update admin.voidings v set heard_at = least(v.heard_at, e.at + interval '1 hour') from admin.evidence e
        where  v.store_id = @store and e.store_id = @store and e.clause_code = v.clause_code and e.proof_id = v.proof_id;
        update admin.releases r set heard_at = least(r.heard_at, o.due_at) from admin.obligations o
        where  r.store_id = @store and o.store_id = @store and o.clause_code = r.clause_code and o.subject = r.subject
        """;

    private const string LateSql = """
        update admin.evidence e set heard_at = least(@at::timestamptz + interval '30 hours', @now) where e.store_id = @store and e.id in (
            select p.id from admin.obligations o
            join   admin.stores s on s.store_id = @store
            join   admin.evidence p on p.store_id = @store and p.clause_code = o.clause_code and p.subject = o.subject
            where  o.store_id = @store and o.clause_code = 'CS-6' and o.due_at >= @month::date::timestamp at time zone s.zone and o.due_at < (@month::date + interval '1 month')::timestamp at time zone s.zone
              and  not exists (select 1 from admin.evidence q where q.store_id = @store and q.clause_code = p.clause_code and q.subject = p.subject and q.id <> p.id)
            order  by o.due_at, o.id limit 2)
        """;

    public Task Write(DemoStory story, CancellationToken ct) => Task.CompletedTask;

    public async Task After(DemoStory story, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.Do(HeardSql, null, ct);
        var first = new DateOnly(story.Today.Year, story.Today.Month, 1);
        var months = new List<(DateOnly Month, DateTimeOffset At)>();
        for (var back = Months + 1; back > 0; back--)
            if (await closing.ClosesAt(first.AddMonths(-back), Grace.Usual.Days, ct) is var at && at <= now) months.Add((first.AddMonths(-back), at));
        if (months.Count > 0) await db.Do(LateSql, new { month = months[^1].Month, at = months[^1].At, now }, ct);
        foreach (var (month, at) in months) await closing.Close(month, at, ct);
        await organisation.Run(ct);
        await check.Run(ct);
    }
}
