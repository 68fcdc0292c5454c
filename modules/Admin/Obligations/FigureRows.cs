using Dapper;
using Dealership.Plugin;

namespace Dealership.Admin.Obligations;

/// <summary>The rows behind a figure of the ledger: exactly the things that were counted, whether or not an obligation stands for them.</summary>
[Needs(LedgerRights.SeeRegister)]
internal sealed class FigureRows(Db db, Caller caller, IHouse house, TimeProvider clock) : IRead
{
    /// <summary>As selected; the obligation is nothing when there is none for what the business counts.</summary>
    internal sealed record Row(
        Guid Subject, DateTimeOffset Due, DateTimeOffset? ProvenAt, bool EnteredLate, string Result, Guid? ObligationId, string? WhatZh, string? WhatEn, string? Holder);

    /// <param name="From">First due date.</param>
    /// <param name="Until">First due date no longer shown.</param>
    /// <param name="Result">on-time, late, missed, exempt, open; nothing is all that was owed.</param>
    internal sealed record Filter(string Clause, DateOnly From, DateOnly Until, string? Result = null, string? After = null, int Take = 100);

    internal sealed record Page(IReadOnlyList<Row> Rows, string? Next);

    private const string Sql = $"""
        {Figures.Judged}
        select j.subject, j.due, j.proven_at, j.entered_late, j.result, o.id as obligation_id, o.what_zh, o.what_en, p.name as holder
        from   judged j
        left   join admin.obligations o on o.store_id = @store and o.clause_code = j.clause and o.subject = j.subject
        left   join admin.people p on p.store_id = @store and p.id = o.holder_id
        where  j.clause = @only and (@result::text is null or j.result = @result)
          and  (@afterAt::timestamptz is null or (j.due, j.subject) > (@afterAt::timestamptz, @afterId::uuid))
        order  by j.due, j.subject
        limit  @take
        """;

    private const string CountSql = $"{Figures.Judged} select j.result, count(*)::int as number from judged j where j.clause = @only group by j.result";

    /// <summary>How many of each result; nothing when the counting department is missing.</summary>
    public async Task<IReadOnlyDictionary<string, int>?> Counts(string clause, DateOnly from, DateOnly until, CancellationToken ct)
    {
        var arguments = await Figures.Arguments(house, caller, from, until, clause, clock.GetUtcNow(), ct);
        return arguments is null ? null : (await db.Rows<Count>(CountSql, arguments, ct)).ToDictionary(c => c.Result, c => c.Number);
    }

    /// <summary>One page of them; nothing when the counting department is missing.</summary>
    public async Task<Page?> Show(Filter filter, CancellationToken ct)
    {
        var after = filter.After?.Split('_');
        if (await Figures.Arguments(house, caller, filter.From, filter.Until, filter.Clause, clock.GetUtcNow(), ct) is not { } asked) return null;
        var arguments = new DynamicParameters(asked);
        arguments.AddDynamicParams(new
        {
            result = string.IsNullOrEmpty(filter.Result) ? null : filter.Result, take = filter.Take + 1,
            afterAt = after is [var ticks, _] && long.TryParse(ticks, out var t) ? new DateTimeOffset(t, TimeSpan.Zero) : (DateTimeOffset?)null,
            afterId = after is [_, var id] && Guid.TryParse(id, out var i) ? i : (Guid?)null,
        });
        var rows = await db.Rows<Row>(Sql, arguments, ct);
        var shown = rows.Take(filter.Take).ToArray();
        return new(shown, rows.Count > filter.Take ? $"{shown[^1].Due.UtcTicks}_{shown[^1].Subject}" : null);
    }

    private sealed record Count(string Result, int Number);
}
