using Dealership.Admin.Permissions;
using Dealership.Admin.StoreSettings;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Schedule;

/// <summary>The rules of the store's scheduled clauses by the day they took effect, and what each day should bring by them.</summary>
internal sealed class RulesInForce(Db db, IHouse house, CalendarBook book, ClausesInForce held)
{
    private const string RulesSql = """
        select clause_code as clause, effective_from as since, rhythm from admin.clause_rhythms
        where  store_id = @store order by clause_code, effective_from, said_at
        """;

    /// <summary>The rules, each reckoned by the days on which the owing position's department works.</summary>
    public async Task<Known> Read(CancellationToken ct)
    {
        var rules = await db.Rows<Rule>(RulesSql, null, ct);
        var (working, zone) = (await book.Open(ct), await book.Zone(ct));
        var reckonings = new Dictionary<string, Reckoning>();
        foreach (var clause in rules.Select(r => r.Clause).Distinct().Where(house.Clauses.ContainsKey))
        {
            var department = await book.DepartmentOf(house.Clauses[clause].Position, ct);
            reckonings.Add(clause, new(day => working.On(day, department).Worked, zone));
        }
        return new(rules.ToLookup(r => r.Clause), reckonings, house, await held.Read(ct));
    }

    internal sealed record Rule(string Clause, DateOnly Since, string Rhythm);

    /// <summary>What was read, to be asked day by day.</summary>
    internal sealed class Known(ILookup<string, Rule> rules, Dictionary<string, Reckoning> reckonings, IHouse house, ClausesInForce.Known held)
    {
        /// <summary>What this day should bring; a clause whose department was taken out brings nothing.</summary>
        public IEnumerable<Occurrence> On(DateOnly day) =>
            from clause in rules
            where house.Clauses.ContainsKey(clause.Key) && !held.AwayOn(clause.Key, day)
            let rhythm = InForce(clause.Key, day)
            where rhythm is { Kind: not RhythmKind.After }
            from occurrence in reckonings[clause.Key].On(clause.Key, rhythm, day)
            select occurrence;

        /// <summary>Clauses that count from the last time, on this day, each with the day its rule took effect.</summary>
        public IEnumerable<(string Clause, Rhythm Rhythm, DateOnly Since)> AfterLast(DateOnly day) =>
            from clause in rules
            where house.Clauses.ContainsKey(clause.Key) && !held.AwayOn(clause.Key, day)
            let rule = clause.LastOrDefault(r => r.Since <= day)
            where rule is not null
            let rhythm = Rhythm.Read(rule.Rhythm)
            where rhythm is { Kind: RhythmKind.After }
            select (clause.Key, rhythm, rule.Since);

        /// <summary>The occurrence that follows the last time a clause was done.</summary>
        public Occurrence Next(string clause, Rhythm rhythm, DateOnly last) => reckonings[clause].After(clause, rhythm, last);

        private Rhythm? InForce(string clause, DateOnly day) => rules[clause].LastOrDefault(r => r.Since <= day) is { } rule ? Rhythm.Read(rule.Rhythm) : null;
    }
}
