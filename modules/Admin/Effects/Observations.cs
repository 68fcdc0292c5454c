using Dealership.Admin.Obligations;
using Dealership.Admin.StoreSettings;
using Dealership.Plugin;

namespace Dealership.Admin.Effects;

/// <summary>One thing owed whose end is known, with what became of it.</summary>
/// <param name="Subject">What it was about.</param>
/// <param name="Due">Last instant in time.</param>
/// <param name="ProvenAt">When it was done, if it was.</param>
/// <param name="Result">on-time, late or missed.</param>
/// <param name="ObligationId">Nothing when none stands for it.</param>
/// <param name="WhatZh">Its words.</param>
/// <param name="WhatEn">Its words.</param>
internal sealed record Observation(Guid Subject, DateTimeOffset Due, DateTimeOffset? ProvenAt, string Result, Guid? ObligationId, string? WhatZh, string? WhatEn)
{
    public bool InTime => Result == "on-time";
}

/// <summary>
/// What was owed under a clause and decided, as the ledger counts it: exempt and open ones are neither in time nor not, and stay out.
/// </summary>
internal static class Observations
{
    private const string Sql = $"""
        {Figures.Judged}
        select j.subject, j.due, j.proven_at, j.result, o.id as obligation_id, o.what_zh, o.what_en
        from   judged j
        left   join admin.obligations o on o.store_id = @store and o.clause_code = j.clause and o.subject = j.subject
        where  j.clause = @only and j.result in ('on-time', 'late', 'missed')
        order  by j.due desc, j.subject
        """;

    /// <summary>Latest due first; nothing when the department that counts them is not installed.</summary>
    public static async Task<IReadOnlyList<Observation>?> Of(
        Db db, IHouse house, Caller caller, Deadlines deadlines, string clause, DateOnly from, DateOnly until, DateTimeOffset now, CancellationToken ct) =>
        await Figures.Arguments(house, caller, deadlines, from, until, clause, now, ct) is { } arguments ? await db.Rows<Observation>(Sql, arguments, ct) : null;
}
