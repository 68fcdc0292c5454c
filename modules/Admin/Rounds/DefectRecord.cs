using Dealership.Plugin;

namespace Dealership.Admin.Rounds;

/// <summary>One defect with everything that was done about it.</summary>
[OpenTo]
internal sealed class DefectRecord(Db db, Caller caller, IHouse house, TimeProvider clock) : IRead
{
    /// <summary>Kind: fix, pass or fail.</summary>
    internal sealed record Step(string Kind, DateTimeOffset At, string Who, string Words, Guid? FileId);

    /// <param name="Defect">As it stands.</param>
    /// <param name="Steps">Oldest first.</param>
    /// <param name="MayFix">The caller may say that it was put right.</param>
    /// <param name="MayCheck">The caller may look again.</param>
    internal sealed record View(Defect Defect, IReadOnlyList<Step> Steps, bool MayFix, bool MayCheck);

    private const string Sql = $"""
        {Defect.One};
        select x.kind, x.at, p.name as who, x.words, x.file_id
        from   (select 'fix' as kind, f.at, f.by_person, f.words, f.file_id, f.id from admin.defect_fixes f where f.store_id = @store and f.defect_id = @id
                union all
                select case when c.passed then 'pass' else 'fail' end, c.at, c.by_person, c.words, null, c.id from admin.defect_checks c where c.store_id = @store and c.defect_id = @id) x
        join   admin.people p on p.store_id = @store and p.id = x.by_person
        order  by x.at, x.id
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (rows, steps) = await db.Both<Defect, Step>(Sql, new { id, now = clock.GetUtcNow() }, ct);
        if (rows.Count == 0) return null;
        var (row, me) = (rows[0], caller.PersonId);
        return new(row, steps,
            row.State == Defect.Open && (row.OwnerId == me || caller.May(RoundRights.Write)),
            row.State == Defect.Check && row.FixedBy != me && (row.FoundBy == me || (house.Checklists.TryGetValue(row.Code, out var list) && BeginRound.May(house, caller, list))));
    }
}
