using System.Text.RegularExpressions;
using Dealership.Benchmarks.Measuring;
using Dealership.Plugin;

namespace Dealership.Benchmarks.Walls;

/// <summary>
/// Two stores with a life of their own. Every sentence and name of the second carries a mark, and its ids, VINs and phone numbers
/// are known, so that whatever the first is shown of it is recognised.
/// </summary>
internal sealed partial class TwoStores(RunningHost host, Books books, string database)
{
    /// <summary>The store whose people knock.</summary>
    public const int Own = 11;

    /// <summary>The store that must never be seen.</summary>
    public const int Other = 12;

    /// <summary>Stands in every text of the other store that a person wrote.</summary>
    public const string Mark = "〔乙店〕";

    private HashSet<string> _ids = [], _numbers = [];

    /// <summary>Ids of the other store's records: schema, table, id.</summary>
    public IReadOnlyList<Record> Records { get; private set; } = [];

    /// <summary>Ids of the own store's records.</summary>
    public IReadOnlyList<Record> OwnRecords { get; private set; } = [];

    /// <summary>A record of a store.</summary>
    internal sealed record Record(string Schema, string Table, Guid Id);

    /// <summary>Writes both stores' lives and marks the second.</summary>
    public async Task Furnish(int sales, CancellationToken ct)
    {
        foreach (var store in new[] { Own, Other }) await Life.Tell(host, database, store, sales, ct);
        await books.Do("update admin.stores set is_demo = false");
        await Plant();
        _ids = await books.Values("uuid", Other);
        _ids.ExceptWith(await books.Values("uuid", Own));
        _ids.Remove(Guid.Empty.ToString());
        // A phone number or a VIN: long enough not to stand anywhere by chance.
        const string Number = "{} ~ '^(1[0-9]{10}|[A-HJ-NPR-Z0-9]{17})$'";
        _numbers = await books.Values("text", Other, Number);
        _numbers.ExceptWith(await books.Values("text", Own, Number));
        Records = await Some(Other);
        OwnRecords = await Some(Own);
    }

    /// <summary>Figures of what is known of the other store.</summary>
    public string Say => $"{_ids.Count} ids, {_numbers.Count} numbers, {Records.Count} records to knock at";

    /// <summary>What of the other store stands in an answer, that the question did not name.</summary>
    public string? In(string body, string asked)
    {
        if (body.Contains(Mark, StringComparison.Ordinal)) return body.Substring(Math.Max(0, body.IndexOf(Mark, StringComparison.Ordinal) - 20), 24).ReplaceLineEndings(" ");
        foreach (Match id in Ids().Matches(body))
            if (_ids.Contains(id.Value.ToLowerInvariant()) && !asked.Contains(id.Value, StringComparison.OrdinalIgnoreCase)) return id.Value;
        foreach (Match number in Numbers().Matches(body))
            if (_numbers.Contains(number.Value) && !asked.Contains(number.Value, StringComparison.Ordinal)) return number.Value;
        return null;
    }

    /// <summary>One person for each position, with a token and the rights that the declarations give to his positions, changed by what the store gave and took.</summary>
    public async Task<IReadOnlyList<Seat>> Seats(int store)
    {
        var people = await books.Rows<Holder>("""
            select distinct on (position_code) position_code, person_id from admin.holdings
            where  store_id = @store and until is null and since <= current_date order by position_code, since
            """, new { store });
        var changed = (await books.Rows<Change>("select position_code, right_key, given from admin.given_rights where store_id = @store", new { store })).ToDictionary(c => (c.PositionCode, c.RightKey), c => c.Given);
        var away = (await books.Rows<string>("select unnest(admin.clauses_taken(@store))", new { store })).ToHashSet();
        var seats = new List<Seat>();
        foreach (var holder in people)
        {
            var token = await Life.Token(database, store, holder.PersonId);
            await using var run = host.House.OpenAnswer(typeof(IIdentity), Caller.House(0));
            var caller = await run.Get<IIdentity>().Token(token, default);
            if (caller is null) continue;
            var declared = host.House.Rights.Values.SelectMany(r => caller.Positions.Where(p => changed.TryGetValue((p, r.Key), out var given) ? given : r.Others.Contains(p) || r.ClausesOf(p).Any(c => !away.Contains(c))).Select(_ => r.Key)).ToHashSet();
            seats.Add(new(holder.PositionCode, store, holder.PersonId, token, declared));
        }
        return seats;
    }

    /// <summary>Marks every text column in which people write (some value is not plain ASCII); where a rule of the table forbids it, it stays.</summary>
    private async Task Plant()
    {
        foreach (var column in books.Columns.Where(c => c.Type == "text" && c.Table is not ("inbox" or "outbox")))
        {
            try
            {
                await books.Do($"""
                    set session_replication_role = replica;
                    update {column.Schema}."{column.Table}" set "{column.Name}" = "{column.Name}" || '{Mark}'
                    where  store_id = {Other} and "{column.Name}" ~ '[^\x01-\x7f]';
                    reset session_replication_role
                    """);
            }
            catch (Npgsql.PostgresException)
            {
                // Generated, checked or kept as it is: its row is known by its id.
            }
        }
    }

    private async Task<IReadOnlyList<Record>> Some(int store)
    {
        var tables = books.Columns.Where(c => c is { Name: "id", Type: "uuid" });
        return await books.Rows<Record>(string.Join(" union all ", tables.Select(t => $"(select '{t.Schema}' as schema, '{t.Table}' as table, id from {t.Schema}.\"{t.Table}\" where store_id = @store order by id desc limit 1)")), new { store });
    }

    private sealed record Change(string PositionCode, string RightKey, bool Given);

    private sealed record Holder(string PositionCode, Guid PersonId);

    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")]
    private static partial Regex Ids();

    [GeneratedRegex(@"\b(1[0-9]{10}|[A-HJ-NPR-Z0-9]{17})\b")]
    private static partial Regex Numbers();
}
