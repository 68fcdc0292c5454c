using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Supervision;

/// <summary>How supervision goes (监督质量): by clause and supervisor, how much of the samples was looked at and how often somebody disagreed.</summary>
[Needs(SupervisionRights.SeeQuality)]
internal sealed class SupervisionQuality(Db db, ICalendar calendar, TimeProvider clock) : IRead
{
    /// <summary>As selected; the person is nothing where a vacancy was to look. Drawn: looked at, or due and not.</summary>
    internal sealed record Row(string Clause, Guid? PersonId, string? Person, int Drawn, int Judged, int Disagreed)
    {
        /// <summary>Looked at so many and never disagreed.</summary>
        public bool Never(OversightRule rule) => Judged >= rule.NeverFrom && Disagreed == 0;
    }

    /// <param name="From">First due date.</param>
    /// <param name="Until">First due date no longer counted.</param>
    /// <param name="Rule">In force on the last day.</param>
    internal sealed record View(DateOnly From, DateOnly Until, OversightRule Rule, IReadOnlyList<Row> Rows);

    private const string Sql = $"""
        {OversightRule.Sql};
        select m.clause_code as clause, coalesce(x.judged_by, m.holder_id) as person_id, p.name as person, count(*)::int as drawn,
               count(x.judged_at)::int as judged, (count(*) filter (where x.verdict = 'disagree'))::int as disagreed
        {JudgedLines.Looked}
        group  by m.clause_code, coalesce(x.judged_by, m.holder_id), p.name
        order  by m.clause_code, p.name
        """;

    /// <summary>Of the samples due in the span; the last 30 days when none is named.</summary>
    public async Task<View> Show(DateOnly? from, DateOnly? until, CancellationToken ct)
    {
        var last = until ?? (await calendar.Today(ct)).AddDays(1);
        var first = from ?? last.AddDays(-30);
        var (rules, rows) = await db.Both<OversightRule, Row>(Sql, new { first, until = last, on = last.AddDays(-1), now = clock.GetUtcNow() }, ct);
        return new(first, last, rules.FirstOrDefault() ?? OversightRule.Usual, rows);
    }
}
