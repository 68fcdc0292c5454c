using Dealership.Admin.Obligations;
using Dealership.Admin.StoreSettings;
using Dealership.Plugin;

namespace Dealership.Admin.Paper;

/// <summary>The obligation behind a code on a day's paper.</summary>
[Needs(PaperRights.Keep)]
internal sealed class PaperLine(Db db, Caller caller, IHouse house, CalendarBook book) : IRead
{
    /// <param name="ByRecord">Only its own record proves it, on the screen that <paramref name="Link"/> leads to.</param>
    internal sealed record Row(
        Guid Id, string Clause, Guid Subject, string WhatZh, string WhatEn, string Link, DateTimeOffset BeganAt, DateTimeOffset DueAt, DateTimeOffset? ExpiresAt, bool Settled)
    {
        public bool ByRecord { get; init; }
    }

    private const string Sql = """
        select o.id, o.clause_code as clause, o.subject, o.what_zh, o.what_en, o.link, coalesce(o.opens_at, o.owed_at) as began_at, o.due_at, o.expires_at, o.settled_at is not null as settled
        from   admin.obligations o
        where  o.store_id = @store and o.due_at > @start::timestamptz - interval '31 days' and coalesce(o.opens_at, o.owed_at) < @until
        """;

    /// <summary>Those that the code may mean: one, or none, or once in many years two.</summary>
    public async Task<IReadOnlyList<Row>> Find(string code, DateOnly day, CancellationToken ct)
    {
        var zone = await book.Zone(ct);
        var rows = await db.Rows<Row>(Sql, new { start = zone.At(day, TimeOnly.MinValue), until = zone.At(day.AddDays(1), TimeOnly.MinValue) }, ct);
        return [.. rows.Where(r => PaperCode.Of(caller.StoreId, r.Clause, r.Subject) == code)
            .Select(r => r with { ByRecord = house.Clauses.TryGetValue(r.Clause, out var clause) && (clause.Live || GivenEvidence.Sampled(r.Link)) })];
    }
}
