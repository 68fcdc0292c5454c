using Dapper;
using Npgsql;

namespace Dealership.Benchmarks.Faults;

/// <summary>What the books say after the storm.</summary>
internal sealed record Ledger(int Lost, int Doubled, int FactsLost, int FactsTwice, int Parked, int Facts)
{
    /// <summary>Compares what was acknowledged with the books of the department that did it and of those that hear of it.</summary>
    public static async Task<Ledger> Read(string connection, IReadOnlyDictionary<Guid, Guid> acknowledged, IReadOnlyList<string> hearing)
    {
        await using var db = new NpgsqlConnection(connection);
        // The complaint's words are the key of the command that opened it.
        var done = (await db.QueryAsync<(Guid Id, string What)>("select id, what from customer_service.complaints where what ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$'")).AsList();
        var byKey = done.ToLookup(c => Guid.Parse(c.What), c => c.Id);
        var (lost, twice, parked, facts) = (0, 0, 0, 0);
        foreach (var schema in hearing)
        {
            var heard = (await db.QueryAsync<Guid>($"select about from {schema}.inbox where type = 'ComplaintOpened' and done_at is not null")).ToLookup(a => a);
            lost += done.Count(c => !heard.Contains(c.Id));
            twice += heard.Count(h => h.Count() > 1);
            facts += done.Count;
            parked += await db.ExecuteScalarAsync<int>($"select count(*)::int from {schema}.inbox where parked_at is not null");
        }
        // And what hearing it did: one thing owed for each clause, never two.
        twice += await db.ExecuteScalarAsync<int>("select count(*)::int from (select 1 from admin.obligations where subject = any(@ids) group by clause_code, subject having count(*) > 1) d", new { ids = done.Select(c => c.Id).ToArray() });
        return new(
            acknowledged.Count(a => !byKey[a.Key].Contains(a.Value)),
            byKey.Count(k => k.Count() > 1),
            lost, twice, parked, facts);
    }
}
