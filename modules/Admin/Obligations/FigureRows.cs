using Dealership.Admin.StoreSettings;
using Dealership.Plugin;

namespace Dealership.Admin.Obligations;

/// <summary>The rows behind a figure of the ledger: exactly the things that were counted, whether or not an obligation stands for them.</summary>
[Needs(LedgerRights.SeeRegister)]
internal sealed class FigureRows(Db db, Caller caller, IHouse house, Deadlines deadlines, TimeProvider clock) : IRead
{
    /// <summary>As selected; the obligation is nothing when there is none for what the business counts.</summary>
    internal sealed record Row(
        string Clause, Guid Subject, DateTimeOffset Due, DateTimeOffset? ProvenAt, bool EnteredLate, string Result, Guid? ObligationId,
        string? WhatZh, string? WhatEn, string? Holder, string? Grade);

    /// <param name="From">First due date.</param>
    /// <param name="Until">First due date no longer shown.</param>
    /// <param name="Clause">Only this clause.</param>
    /// <param name="Position">Only what this position owed, or would have owed where no obligation stands for it.</param>
    /// <param name="Result">on-time, late, missed, exempt, open; nothing is all that was owed.</param>
    /// <param name="Confirmed">Only clauses whose cadence was, or was not yet, confirmed in the week of the due date.</param>
    /// <param name="Grade">Only what was proven by evidence of this grade.</param>
    internal sealed record Filter(
        DateOnly From, DateOnly Until, string? Clause = null, string? Position = null, string? Result = null, bool? Confirmed = null, string? After = null,
        int Take = 100, string? Grade = null);

    internal sealed record Page(IReadOnlyList<Row> Rows, string? Next);

    private const string Sql = $"""
        {Figures.Judged}
        select j.clause, j.subject, j.due, j.proven_at, j.entered_late, j.result, o.id as obligation_id, o.what_zh, o.what_en, p.name as holder, j.grade
        from   judged j
        left   join admin.obligations o on o.store_id = @store and o.clause_code = j.clause and o.subject = j.subject
        left   join admin.people p on p.store_id = @store and p.id = o.holder_id
        where  j.clause = any(@asked) and (@position::text is null or o.position_code = @position or (o.id is null and j.clause = any(@own))) and (@result::text is null or j.result = @result) and (@grade::text is null or j.grade = @grade)
          and  (@confirmed::boolean is null or @confirmed = (j.clause = any(@documented) or exists (
                   select 1 from admin.cadence_confirmations c
                   where  c.store_id = @store and c.clause_code = j.clause and c.effective_from <= date_trunc('week', j.due_on)::date + 6)))
          and  (@afterAt::timestamptz is null or (j.due, j.subject) > (@afterAt::timestamptz, @afterId::uuid))
        order  by j.due, j.subject
        limit  @take
        """;

    /// <summary>How many ended so, and by evidence of which grade; nothing where nothing proved it.</summary>
    internal sealed record Tally(string Result, string? Grade, int Number);

    private const string CountSql = $"{Figures.Judged} select j.result, j.grade, count(*)::int as number from judged j where j.clause = @only group by j.result, j.grade";

    /// <summary>How many of each result and grade; nothing when the counting department is missing.</summary>
    public async Task<IReadOnlyList<Tally>?> Counts(string clause, DateOnly from, DateOnly until, CancellationToken ct) =>
        await Figures.Arguments(house, caller, deadlines, from, until, clause, clock.GetUtcNow(), ct) is { } arguments ? await db.Rows<Tally>(CountSql, arguments, ct) : null;

    /// <summary>One page of them; nothing when a clause was asked for whose counting department is missing.</summary>
    public async Task<Page?> Show(Filter filter, CancellationToken ct)
    {
        var (afterAt, afterId) = Cursor.Read(filter.After);
        var only = string.IsNullOrEmpty(filter.Clause) ? null : filter.Clause;
        if (await Figures.Arguments(house, caller, deadlines, filter.From, filter.Until, only, clock.GetUtcNow(), ct) is not { } figures) return null;
        var arguments = new Together(figures, new
        {
            asked = house.Clauses.Values.Where(c => only is null || c.Code == only).Select(c => c.Code).ToArray(),
            own = house.Clauses.Values.Where(c => c.Position == filter.Position).Select(c => c.Code).ToArray(),
            position = string.IsNullOrEmpty(filter.Position) ? null : filter.Position,
            documented = Counting.Documented(house),
            result = string.IsNullOrEmpty(filter.Result) ? null : filter.Result,
            grade = string.IsNullOrEmpty(filter.Grade) ? null : filter.Grade,
            confirmed = filter.Confirmed,
            take = filter.Take + 1,
            afterAt,
            afterId,
        });
        var rows = await db.Rows<Row>(Sql, arguments, ct);
        var shown = rows.Take(filter.Take).ToArray();
        return new(shown, rows.Count > filter.Take ? Cursor.Of(shown[^1].Due, shown[^1].Subject) : null);
    }
}
