using System.Collections.Concurrent;

namespace Dealership.Plugin;

/// <summary>What the house itself says in every department's schema, put together once.</summary>
/// <param name="schema">The department's.</param>
internal sealed class HouseSql(string schema)
{
    private static readonly ConcurrentDictionary<string, HouseSql> Known = new();
    private readonly ConcurrentDictionary<string, string> _last = new();
    private long _done;

    /// <summary>That of one schema.</summary>
    public static HouseSql Of(string schema) => Known.GetOrAdd(schema, static s => new(s));

    /// <summary>Duties that were committed by this process.</summary>
    public long Done => Volatile.Read(ref _done);

    /// <summary>One more.</summary>
    public void Did() => Interlocked.Increment(ref _done);

    /// <summary>A duty claims its key.</summary>
    public string Claim { get; } = $"insert into {schema}.commands (store_id, key, duty, person_id) values (@store, @claim_key, @claim_duty, @claim_person)";

    /// <summary>Facts are told in their order.</summary>
    public string Tell { get; } = $"""
        insert into {schema}.outbox (store_id, about, type, body)
        select @store, t.about, t.type, t.body::jsonb
        from   unnest(@abouts, @types, @bodies) with ordinality as t(about, type, body, n) order by t.n
        """;

    /// <summary>What came of it, under the claimed key and before the end of its transaction.</summary>
    public string Outcome { get; } = $"update {schema}.commands set outcome_id = @outcome, said_zh = @zh, said_en = @en where store_id = @store and key = @key";

    /// <summary>A duty's last change, which stops it where it changes nothing.</summary>
    public string Last(string sql) => _last.GetOrAdd(sql, static (text, of) => $"with last as ({text}) select {of}.changed(count(*)) from last", schema);
}
