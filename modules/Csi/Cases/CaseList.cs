using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Csi.Cases;

/// <summary>Low-score cases: theme, factor, owner and clock. No buyer's name, answers or words; nobody finds his own here.</summary>
[Needs(Rights.SeeCases)]
internal sealed class CaseList(Db db, Caller caller, TimeProvider clock, IPeople people) : IRead
{
    /// <summary>As selected. State is <c>open</c>, <c>answered</c> or <c>closed</c>; late is measured by the limit that runs.</summary>
    internal sealed record Row(
        Guid Id, string ModelCode, string VinTail, Guid ConsultantId, string Factor, string FactorZh, string FactorEn, string? ThemeZh, string? ThemeEn,
        decimal Index, decimal FactorScore, string OwnerPosition, DateTimeOffset RaisedAt, DateTimeOffset AnswerDue, DateTimeOffset CloseDue,
        DateTimeOffset? AnsweredAt, DateTimeOffset? ClosedAt, string State, bool Late);

    internal sealed record Line(Row Case, string? Consultant);

    /// <summary>What to show; <c>After</c> is the last row of the page before: ticks_id.</summary>
    internal sealed record Filter(string? State = null, string? Factor = null, string? After = null, int Take = 50);

    internal sealed record Page(IReadOnlyList<Line> Rows, string? Next, int Total);

    /// <summary>The state behind a view of the list: what is not closed first, <c>all</c> without asking.</summary>
    public static string? Shown(string? view) => string.IsNullOrEmpty(view) ? "unclosed" : view == "all" ? null : view;

    /// <summary>Every case with its state, as this caller may see it.</summary>
    internal const string All = """
        select k.id, s.model_code, s.vin_tail, k.consultant_id, k.factor, f.name_zh as factor_zh, f.name_en as factor_en, q.text_zh as theme_zh, q.text_en as theme_en,
               k.score as index, k.factor_score, k.owner_position, k.raised_at, k.answer_due, k.close_due, a.at as answered_at, z.at as closed_at,
               case when z.at is not null then 'closed' when a.at is not null then 'answered' else 'open' end as state,
               case when z.at is not null then z.at > k.close_due or a.at > k.answer_due when a.at is not null then @now > k.close_due else @now > k.answer_due end as late
        from   csi.cases k
        join   csi.surveys s on s.store_id = @store and s.id = k.survey_id
        left   join csi.factors f on f.store_id = @store and f.version = s.template_version and f.code = k.factor
        left   join csi.questions q on q.store_id = @store and q.version = s.template_version and q.code = k.theme
        left   join csi.case_answers a on a.store_id = @store and a.case_id = k.id
        left   join csi.case_closings z on z.store_id = @store and z.case_id = k.id
        where  k.store_id = @store and k.consultant_id <> @me
        """;

    private const string Filtered = $"""
        from   ({All}) k
        where  (@state::text is null or k.state = @state or @state = 'unclosed' and k.state <> 'closed' or @state = 'late' and k.late and k.state <> 'closed') and (@factor::text is null or k.factor = @factor)
        """;

    private const string Sql = $"""
        select * {Filtered}
          and  (@afterAt::timestamptz is null or (k.raised_at, k.id) < (@afterAt::timestamptz, @afterId::uuid))
        order  by k.raised_at desc, k.id desc
        limit  @take;
        select count(*)::int from (select 1 {Filtered} limit 1001) counted
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (afterAt, afterId) = Cursor.Read(filter.After);
        var (rows, total) = await db.Both<Row, int>(Sql, new
        {
            me = caller.PersonId,
            now = clock.GetUtcNow(),
            state = filter.State,
            factor = filter.Factor,
            take = filter.Take + 1,
            afterAt,
            afterId,
        }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        var names = await people.Named([.. shown.Select(r => r.ConsultantId).Distinct()], ct);
        return new([.. shown.Select(r => new Line(r, names.GetValueOrDefault(r.ConsultantId)?.Name))],
            rows.Count > filter.Take ? Cursor.Of(shown[^1].RaisedAt, shown[^1].Id) : null, total[0]);
    }
}
