using Dealership.Plugin;

namespace Dealership.Admin.Months;

/// <summary>The rows behind a closed month's figures, as they were closed.</summary>
[Needs(MonthRights.See)]
internal sealed class MonthRows(Db db, Comparison comparison) : IRead
{
    internal sealed record Row(
        string Clause, Guid Subject, string Position, string? Holder, DateTimeOffset Due, DateTimeOffset? ProvenAt, string? Grade, string Result, Guid? ObligationId, string? WhatZh, string? WhatEn);

    /// <param name="Measured">Only what counts into the headline, or only what does not.</param>
    /// <param name="After">How many rows stood before.</param>
    internal sealed record Filter(string? Clause = null, string? Result = null, string? Grade = null, bool? Measured = null, string? After = null, int Take = 100);

    internal sealed record Page(IReadOnlyList<Row> Rows, string? Next, int Count);

    /// <summary>What a row is about and who held it; the obligation may be gone, the row is not.</summary>
    private const string Sql = """
        select a.clause, a.subject, p.name as holder, o.id as obligation_id, o.what_zh, o.what_en
        from   unnest(@clauses::text[], @subjects::uuid[], @holders::uuid[]) as a(clause, subject, holder)
        left   join admin.obligations o on o.store_id = @store and o.clause_code = a.clause and o.subject = a.subject
        left   join admin.people p on p.store_id = @store and p.id = a.holder
        """;

    public async Task<Page?> Show(DateOnly month, Filter filter, CancellationToken ct)
    {
        if (await comparison.Closed(month, ct) is not [var kept]) return null;
        var asked = Sealed.Read(kept.Content).Rows.Where(r => Fits(filter.Clause, r.Clause) && Fits(filter.Result, r.Result) && Fits(filter.Grade, r.Grade) && (filter.Measured is null || filter.Measured == r.Measured)).OrderBy(r => r.Due).ThenBy(r => r.Subject).ToArray();
        var skip = int.TryParse(filter.After, out var after) ? Math.Max(after, 0) : 0;
        var page = asked.Skip(skip).Take(filter.Take).ToArray();
        var names = (await db.Rows<Name>(Sql, new
        {
            clauses = page.Select(r => r.Clause).ToArray(),
            subjects = page.Select(r => r.Subject).ToArray(),
            holders = page.Select(r => r.HolderId).ToArray(),
        }, ct)).ToDictionary(n => (n.Clause, n.Subject));
        return new([.. page.Select(r => (Row: r, Name: names[(r.Clause, r.Subject)])).Select(r => new Row(r.Row.Clause, r.Row.Subject, r.Row.Position ?? "", r.Name.Holder,
            r.Row.Due, r.Row.ProvenAt, r.Row.Grade, r.Row.Result, r.Name.ObligationId, r.Name.WhatZh, r.Name.WhatEn))],
            asked.Length > skip + page.Length ? $"{skip + page.Length}" : null, asked.Length);
    }

    private static bool Fits(string? wanted, string? has) => string.IsNullOrEmpty(wanted) || wanted == has;

    private sealed record Name(string Clause, Guid Subject, string? Holder, Guid? ObligationId, string? WhatZh, string? WhatEn);
}
