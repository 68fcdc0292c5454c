using Dealership.Plugin;

namespace Dealership.Admin.Months;

/// <summary>One closed month: its figures, its seal, and what came after.</summary>
[Needs(MonthRights.See)]
internal sealed class MonthRecord(Db db, Comparison comparison) : IRead
{
    /// <summary>A difference as it was noticed; gone: it differs no longer.</summary>
    internal sealed record Noticed(string Kind, string Clause, Guid Subject, Guid? ObligationId, string? WhatZh, string? WhatEn, string Was, string IsNow, string Why, DateTimeOffset NoticedAt, DateTimeOffset? GoneAt);

    /// <summary>What the month is sealed with, as text that can be printed and checked elsewhere.</summary>
    internal sealed record Seal(string Digest, string? Previous, string Signature, string PublicKey, string Fingerprint);

    internal sealed record View(DateOnly Month, DateTimeOffset ClosedAt, IReadOnlyList<Sealed.Figure> Figures, int Rows, Seal Seal, IReadOnlyList<Noticed> Findings, DateTimeOffset? CheckedAt)
    {
        /// <summary>Sums of the clauses that count into the headline.</summary>
        public Sealed.Figure Headline => Sum(Figures.Where(f => f.Measured));

        /// <summary>Of all clauses.</summary>
        public Sealed.Figure Total => Sum(Figures);

        public IEnumerable<Noticed> Alarms => Findings.Where(f => f is { Kind: Finding.Alarm, GoneAt: null });

        public IEnumerable<Noticed> Corrections => Findings.Where(f => f is { Kind: Finding.Correction, GoneAt: null });

        public IEnumerable<Noticed> Gone => Findings.Where(f => f is { Kind: Finding.Alarm, GoneAt: not null });

        private static Sealed.Figure Sum(IEnumerable<Sealed.Figure> figures)
        {
            var all = figures.ToArray();
            return new("", "", all.Sum(f => f.Owed), all.Sum(f => f.OnTime), all.Sum(f => f.Late), all.Sum(f => f.Missed), all.Sum(f => f.Exempt), true,
                all.SelectMany(f => f.Grades).GroupBy(g => g.Key).ToDictionary(g => g.Key, g => g.Sum(x => x.Value)));
        }
    }

    /// <summary>Differences of one month, or of all; takes @month.</summary>
    internal const string FindingsSql = """
        select f.kind, f.clause_code as clause, f.subject, o.id as obligation_id, o.what_zh, o.what_en, f.was, f.is_now, f.why, f.noticed_at, f.gone_at
        from   admin.month_findings f
        left   join admin.obligations o on o.store_id = @store and o.clause_code = f.clause_code and o.subject = f.subject
        where  f.store_id = @store and f.month = @month
        order  by f.noticed_at desc, f.clause_code, f.subject
        """;

    private const string Sql = $"{FindingsSql};\nselect checked_at from admin.month_checks where store_id = @store and month = @month";

    public async Task<View?> Show(DateOnly month, CancellationToken ct)
    {
        if (await comparison.Closed(month, ct) is not [var kept]) return null;
        var (findings, checks) = await db.Both<Noticed, DateTimeOffset>(Sql, new { month }, ct);
        var closed = Sealed.Read(kept.Content);
        var key = new StoreSeal.Public(kept.KeyId, kept.PublicKey, kept.ClosedAt);
        return new(kept.Month, kept.ClosedAt, closed.Figures, closed.Rows.Count,
            new(Convert.ToHexStringLower(kept.Digest), kept.Previous is null ? null : Convert.ToHexStringLower(kept.Previous), Convert.ToBase64String(kept.Signature), key.Pem, key.Fingerprint),
            findings, checks is [var at] ? at : null);
    }

    /// <summary>The content exactly as it was digested.</summary>
    public async Task<string?> Content(DateOnly month, CancellationToken ct) => await comparison.Closed(month, ct) is [var kept] ? kept.Content : null;
}
