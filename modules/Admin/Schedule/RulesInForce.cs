using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Schedule;

/// <summary>The rules of the store's scheduled clauses by the day they took effect, and what each day should bring by them.</summary>
internal sealed class RulesInForce(Db db, IHouse house, ICalendar calendar)
{
    private const string RulesSql = """
        select clause_code as clause, effective_from as since, rhythm from admin.clause_rhythms
        where  store_id = @store order by clause_code, effective_from, said_at;
        select d.day::date as day from admin.stores s, generate_series(@from::date, @until::date - 1, interval '1 day') as d(day)
        left   join admin.calendar_days c on c.store_id = @store and c.day = d.day::date
        where  s.store_id = @store and coalesce(c.open, extract(isodow from d.day)::int = any(s.open_days))
        """;

    /// <summary>Rules of these days, with everything that their periods need to know of the calendar.</summary>
    public async Task<Known> For(DateOnly from, DateOnly until, CancellationToken ct)
    {
        // A quarter is the longest period: its last working day must be known from its first.
        var (rules, days) = await db.Both<Rule, DateOnly>(RulesSql, new { from = from.AddDays(-100), until = until.AddDays(100) }, ct);
        var open = days.ToHashSet();
        return new(rules.ToLookup(r => r.Clause), new(open.Contains, await calendar.Zone(ct)), house);
    }

    internal sealed record Rule(string Clause, DateOnly Since, string Rhythm);

    /// <summary>What was read, to be asked day by day.</summary>
    internal sealed class Known(ILookup<string, Rule> rules, Reckoning reckoning, IHouse house)
    {
        /// <summary>What this day should bring; a clause whose department was taken out brings nothing.</summary>
        public IEnumerable<Occurrence> On(DateOnly day) =>
            from clause in rules
            where house.Clauses.ContainsKey(clause.Key)
            let rhythm = InForce(clause.Key, day)
            where rhythm is { Kind: not RhythmKind.After }
            from occurrence in reckoning.On(clause.Key, rhythm, day)
            select occurrence;

        /// <summary>Clauses that count from the last time, on this day, each with the day its rule took effect.</summary>
        public IEnumerable<(string Clause, Rhythm Rhythm, DateOnly Since)> AfterLast(DateOnly day) =>
            from clause in rules
            where house.Clauses.ContainsKey(clause.Key)
            let rule = clause.LastOrDefault(r => r.Since <= day)
            where rule is not null
            let rhythm = Rhythm.Read(rule.Rhythm)
            where rhythm is { Kind: RhythmKind.After }
            select (clause.Key, rhythm, rule.Since);

        /// <summary>The occurrence that follows the last time a clause was done.</summary>
        public Occurrence Next(string clause, Rhythm rhythm, DateOnly last) => reckoning.After(clause, rhythm, last);

        private Rhythm? InForce(string clause, DateOnly day) => rules[clause].LastOrDefault(r => r.Since <= day) is { } rule ? Rhythm.Read(rule.Rhythm) : null;
    }
}
