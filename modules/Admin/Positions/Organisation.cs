using Dealership.Admin.Permissions;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Positions;

/// <summary>The organisation as it is on a day (组织架构): who reports to whom, posts authorised (编制) and filled (在岗), who stands in.</summary>
[Needs(Rights.SeePeople)]
internal sealed class Organisation(Db db, ICalendar calendar) : IRead
{
    /// <summary>As selected; ids and names of the holders in the same order. Keeper: the position that stands in for a vacancy.</summary>
    internal sealed record Row(
        string Code, string NameZh, string NameEn, string? Superior, string Department, int? Authorised, Guid[] HolderIds, string[] HolderNames,
        string[] Away, string[] StandIns, string? Keeper)
    {
        public int InPost => HolderIds.Length;

        /// <summary>Nobody is there although somebody should be.</summary>
        public bool Vacant => InPost == 0 && Authorised is not 0;

        /// <summary>Posts that nobody fills.</summary>
        public int Missing => Math.Max((Authorised ?? (InPost == 0 ? 1 : InPost)) - InPost, 0);

        /// <summary>More people than posts.</summary>
        public int Over => Authorised is { } posts ? Math.Max(InPost - posts, 0) : 0;
    }

    /// <summary>A position in its place on the chart.</summary>
    internal sealed record Place(Row Position, int Depth);

    /// <summary>A decision, as selected; what it leaves alone is nothing.</summary>
    internal sealed record Change(
        Guid Id, string Code, string NameZh, string NameEn, DateOnly From, string? Superior, string? Department, int? Authorised, bool? Open,
        string Words, string By, DateTimeOffset SaidAt);

    /// <param name="Day">The day shown.</param>
    /// <param name="Today">Today at the store.</param>
    /// <param name="Chart">From the top down, those who report to somebody under him.</param>
    /// <param name="Planned">Decided and not yet in effect today.</param>
    /// <param name="Approved">When the general manager last let all of it stand.</param>
    internal sealed record View(DateOnly Day, DateOnly Today, IReadOnlyList<Place> Chart, IReadOnlyList<Change> Planned, Approval? Approved)
    {
        public int Posts => Chart.Sum(p => p.Position.Authorised ?? 0);
        public int InPost => Chart.Sum(p => p.Position.InPost);
        public int Missing => Chart.Sum(p => p.Position.Missing);
        public int Over => Chart.Sum(p => p.Position.Over);
        public int Vacancies => Chart.Count(p => p.Position.Vacant);
        public int Unset => Chart.Count(p => p.Position.Authorised is null);
    }

    internal sealed record Approval(DateOnly Day, int Posts, int InPost, string By, string Words);

    private const string ChartSql = """
        select o.code, o.name_zh, o.name_en, o.superior_code as superior, o.department, o.authorised,
               coalesce(array_agg(p.id order by p.number) filter (where p.id is not null), '{}') as holder_ids,
               coalesce(array_agg(p.name order by p.number) filter (where p.id is not null), '{}') as holder_names,
               coalesce(array_agg(p.name order by p.number) filter (where b.substitute_id is not null), '{}') as away,
               coalesce(array_agg(b.name order by p.number) filter (where b.substitute_id is not null), '{}') as stand_ins,
               nullif(admin.keeper_of(@store, @day, o.code, null), o.code) as keeper
        from   admin.organisation_on(@store, @day) o
        left   join admin.holders_on(@store, @day) h on h.position_code = o.code
        left   join admin.people p on p.store_id = @store and p.id = h.person_id
        left   join admin.substitutes_on(@store, @day) b on b.person_id = p.id and b.position_code = o.code
        where  o.open
        group  by o.code, o.name_zh, o.name_en, o.superior_code, o.department, o.authorised, o.sort
        order  by o.sort, o.code
        """;

    /// <summary>Newest decision first within a day.</summary>
    internal const string ChangesSql = """
        select c.id, c.position_code as code, o.name_zh, o.name_en, c.effective_from as from, c.superior_code as superior, c.department, c.authorised, c.open,
               c.words, p.name as by, c.said_at
        from   admin.position_changes c
        join   admin.positions o on o.store_id = @store and o.code = c.position_code
        join   admin.people p on p.store_id = @store and p.id = c.said_by
        where  c.store_id = @store and c.withdrawn_at is null
        """;

    private const string PlannedSql = $"""
        {ChangesSql} and c.effective_from > @today
        order  by c.effective_from, c.said_at desc;
        select e.day, e.posts, e.in_post, p.name as by, e.words from admin.establishments e
        join   admin.people p on p.store_id = @store and p.id = e.said_by
        where  e.store_id = @store and e.day <= @day order by e.said_at desc limit 1
        """;

    public async Task<View> Show(DateOnly? on, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var day = on ?? today;
        var rows = await db.Rows<Row>(ChartSql, new { day }, ct);
        var (planned, approved) = await db.Both<Change, Approval>(PlannedSql, new { day, today }, ct);
        return new(day, today, InOrder(rows), planned, approved.FirstOrDefault());
    }

    /// <summary>Each position under its superior.</summary>
    private static List<Place> InOrder(IReadOnlyList<Row> rows)
    {
        var chart = new List<Place>();
        var codes = rows.Select(r => r.Code).ToHashSet();
        foreach (var top in rows.Where(r => r.Superior is null || !codes.Contains(r.Superior))) Add(top, 0);
        return chart;

        void Add(Row row, int depth)
        {
            chart.Add(new(row, depth));
            foreach (var below in rows.Where(r => r.Superior == row.Code)) Add(below, depth + 1);
        }
    }
}
