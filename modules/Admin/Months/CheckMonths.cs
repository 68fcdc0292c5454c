using Dealership.Plugin;

namespace Dealership.Admin.Months;

/// <summary>Reckons every closed month anew, once a day (每日复算), and keeps where one differs: an alarm, or a correction beside it.</summary>
internal sealed class CheckMonths(Db db, Comparison comparison, TimeProvider clock) : IRoutine
{
    public TimeSpan Every => TimeSpan.FromHours(24);

    private const string Sql = """
        update admin.month_findings f set gone_at = @now
        where  f.store_id = @store and f.month = @month and f.gone_at is null
          and  not exists (select 1 from unnest(@kinds, @clauses, @subjects, @nows, @whys) as n(kind, clause, subject, is_now, why)
                           where n.kind = f.kind and n.clause = f.clause_code and n.subject = f.subject and n.is_now = f.is_now and n.why = f.why);
        insert into admin.month_findings (store_id, id, month, kind, clause_code, subject, was, is_now, why, noticed_at)
        select @store, gen_random_uuid(), @month, n.kind, n.clause, n.subject, n.was, n.is_now, n.why, @now
        from   unnest(@kinds, @clauses, @subjects, @wases, @nows, @whys) as n(kind, clause, subject, was, is_now, why)
        on conflict (store_id, month, clause_code, subject) where gone_at is null do nothing;
        insert into admin.month_checks (store_id, month, checked_at) values (@store, @month, @now)
        on conflict (store_id, month) do update set checked_at = excluded.checked_at
        """;

    public async Task Run(CancellationToken ct)
    {
        await db.Do("select pg_advisory_xact_lock(@store, 3013)", null, ct);
        foreach (var kept in await comparison.Closed(null, ct)) await Check(kept, ct);
    }

    private async Task Check(Comparison.Kept kept, CancellationToken ct)
    {
        // A month that is broken as a whole may be so in several ways; each is a line of its own under another subject.
        var found = (await comparison.Of(kept, ct)).Select((f, n) => f.Clause.Length > 0 ? f : f with { Subject = new(n + 1, 0, 0, new byte[8]) }).ToArray();
        await db.Do(Sql, new
        {
            month = kept.Month,
            now = clock.GetUtcNow(),
            kinds = found.Select(f => f.Kind).ToArray(),
            clauses = found.Select(f => f.Clause).ToArray(),
            subjects = found.Select(f => f.Subject).ToArray(),
            wases = found.Select(f => f.Was).ToArray(),
            nows = found.Select(f => f.IsNow).ToArray(),
            whys = found.Select(f => f.Why).ToArray(),
        }, ct);
    }
}
