using Dealership.Plugin;

namespace Dealership.Admin.Paper;

/// <summary>What was entered from paper within the last day, newest first, and who can have signed one.</summary>
[Needs(PaperRights.Keep)]
internal sealed class PaperTicks(Db db, TimeProvider clock) : IRead
{
    internal sealed record Row(Guid Id, Guid Obligation, string Clause, string WhatZh, string WhatEn, DateTimeOffset At, DateTimeOffset DueAt, string? By, string EnteredBy, bool HasSheet, bool Undone);

    internal sealed record Person(Guid Id, string Name);

    internal sealed record View(IReadOnlyList<Row> Rows, IReadOnlyList<Person> People);

    private const string Sql = """
        select e.id, o.id as obligation, e.clause_code as clause, o.what_zh, o.what_en, e.at, o.due_at, p.name as by, e.words as entered_by, e.file_id is not null as has_sheet,
               exists (select 1 from admin.voidings v where v.store_id = @store and v.clause_code = e.clause_code and v.proof_id = e.proof_id) as undone
        from   admin.evidence e
        join   admin.obligations o on o.store_id = @store and o.clause_code = e.clause_code and o.subject = e.subject
        left   join admin.people p on p.store_id = @store and p.id = e.by_person
        where  e.store_id = @store and e.grade = 'paper' and e.heard_at > @now - interval '1 day'
        order  by e.heard_at desc, e.id desc limit 200;
        select p.id, p.name from admin.people p join admin.stores s on s.store_id = @store
        where  p.store_id = @store and (p.left_on is null or (@now at time zone s.zone)::date - 31 < p.left_on) order by p.name
        """;

    public async Task<View> Show(CancellationToken ct)
    {
        var (rows, people) = await db.Both<Row, Person>(Sql, new { now = clock.GetUtcNow() }, ct);
        return new(rows, people);
    }
}
