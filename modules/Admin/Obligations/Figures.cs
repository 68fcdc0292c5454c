using System.Globalization;
using Dealership.Admin.Permissions;
using Dealership.Admin.StoreSettings;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Obligations;

/// <summary>
/// What was owed and how it ended. Where the business counts a clause, what was owed is that count, whatever obligations
/// there are; elsewhere it is the obligations that were not released. What happened while nobody held the clause was not owed.
/// </summary>
internal static class Figures
{
    /// <summary>
    /// Two common tables: <c>s</c>, the store, and <c>judged</c>, a row for each thing owed with a due date in the span:
    /// clause, subject, due, due_on, proven_at, grade, entered_late, result (on-time, exempt, late, missed, open).
    /// </summary>
    public const string Judged = $"""
        with s as (select zone from admin.stores where store_id = @store),
        span as (select @first::date::timestamp at time zone zone as since, @until::date::timestamp at time zone zone as until from s),
        owed as (
            select c.clause, c.subject, c.due, c.entered_late
            from   unnest(@clauses::text[], @subjects::uuid[], @dues::timestamptz[], @lates::boolean[], @ats::timestamptz[]) as c(clause, subject, due, entered_late, at)
            where  not {ClausesInForce.Away}
            union all
            select o.clause_code, o.subject, o.due_at, false
            from   span, admin.obligations o
            where  o.store_id = @store and o.due_at >= span.since and o.due_at < span.until
              and  (@only::text is null or o.clause_code = @only) and o.clause_code <> all(@counted)
              and  not exists (select 1 from admin.releases r where r.store_id = @store and r.clause_code = o.clause_code and r.subject = o.subject)
        ),
        judged as (
            select o.clause, o.subject, o.due, (o.due at time zone s.zone)::date as due_on, p.at as proven_at, p.grade, o.entered_late,
                   case when p.at <= o.due then 'on-time'
                        when exists (select 1 from admin.excuses(@store, @now) x where x.clause_code = o.clause and x.subject = o.subject) then 'exempt'
                        when p.at is not null then 'late'
                        when o.due < @now then 'missed'
                        else 'open' end as result
            from   owed o
            cross  join s
            join   span on o.due >= span.since and o.due < span.until
            left   join lateral (select e.at, e.grade from admin.proofs(@store) e where e.clause_code = o.clause and e.subject = o.subject order by e.at limit 1) p on true
        )
        """;

    /// <summary>
    /// What <see cref="Judged"/> takes. Asks each counted clause's department once; one that is missing counts nothing, and
    /// then there is no answer at all when only its clause was asked for.
    /// </summary>
    /// <param name="first">First due date, the store's.</param>
    /// <param name="until">First due date no longer asked for.</param>
    /// <param name="only">Only this clause.</param>
    public static async Task<object?> Arguments(IHouse house, Caller caller, Deadlines deadlines, DateOnly first, DateOnly until, string? only, DateTimeOffset now, CancellationToken ct)
    {
        var counted = house.Clauses.Values.Where(c => c.Count is not null).ToArray();
        var things = new List<Thing>();
        foreach (var clause in counted.Where(c => only is null || c.Code == only))
        {
            var found = await Things(house, caller, deadlines, clause, first, until, ct);
            if (found is null && only is not null) return null;
            things.AddRange(found ?? []);
        }
        return new
        {
            first,
            until,
            only,
            now,
            counted = counted.Select(c => c.Code).ToArray(),
            clauses = things.Select(t => t.Clause).ToArray(),
            subjects = things.Select(t => t.Subject).ToArray(),
            dues = things.Select(t => t.Due.ToString("O", CultureInfo.InvariantCulture)).ToArray(),
            ats = things.Select(t => t.At.ToString("O", CultureInfo.InvariantCulture)).ToArray(),
            lates = things.Select(t => t.EnteredLate ? "t" : "f").ToArray(),
        };
    }

    /// <summary>What the business counts of one clause, with its due time; nothing when the department that counts is missing.</summary>
    public static async Task<IReadOnlyList<Thing>?> Things(IHouse house, Caller caller, Deadlines deadlines, Clause clause, DateOnly first, DateOnly until, CancellationToken ct)
    {
        // Zones lie within a day of UTC; the query cuts exactly, by due date.
        var to = new DateTimeOffset(until.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        if (await house.Count(clause, caller, await deadlines.Earliest(clause, first, ct), to, ct) is not { } counts) return null;
        var things = new List<Thing>();
        foreach (var thing in counts) things.Add(new(clause.Code, thing.Subject, await deadlines.Of(clause.CountDue!(thing), clause.Position, ct), thing.EnteredLate, thing.At));
        return things;
    }

    /// <summary>One thing the business counts.</summary>
    internal sealed record Thing(string Clause, Guid Subject, DateTimeOffset Due, bool EnteredLate, DateTimeOffset At);
}
