using System.Text.Json;
using Dealership.Contracts;
using Npgsql;

namespace Dealership.Plugin;

/// <summary>
/// A department's way to its own schema, as its own role, for one store. The store is set in the same round trip as the
/// query, so row-level security holds even where a query forgets to name it; <c>@store</c> is always there to name it.
/// Inside a duty everything is one transaction, begun by the first statement; inside a read there is none.
/// </summary>
public sealed class Db : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly string _schema;
    private readonly Caller _caller;
    private readonly DbClaim? _claim;
    private readonly List<(IFact Fact, Guid About)> _told = [];
    private NpgsqlConnection? _connection;
    private NpgsqlTransaction? _transaction;
    private bool _begun;
    private (string Sql, object? Args, Outcome Otherwise)? _last;

    /// <summary>A way in that only reads (no claim), or that writes once per claim.</summary>
    internal Db(NpgsqlDataSource source, string schema, Caller caller, DbClaim? claim)
        => (_source, _schema, _caller, _claim) = (source, schema, caller, claim);

    /// <summary>Joins a transaction that somebody else began and will end: the worker that hears facts.</summary>
    internal Db(NpgsqlDataSource source, string schema, Caller caller, NpgsqlConnection connection, NpgsqlTransaction transaction)
        : this(source, schema, caller, null)
        => (_connection, _transaction) = (connection, transaction);

    /// <summary>Facts told so far, not yet written.</summary>
    internal int Telling => _told.Count;

    /// <summary>Many rows; the row type is a positional record with exactly the selected columns in their order.</summary>
    public async Task<IReadOnlyList<T>> Rows<T>(string sql, object? args = null, CancellationToken ct = default)
    {
        await using var answers = await Ask(args, ct, sql);
        return await answers.Rows<T>(ct);
    }

    /// <summary>One row or none.</summary>
    public async Task<T?> Row<T>(string sql, object? args = null, CancellationToken ct = default)
    {
        await using var answers = await Ask(args, ct, sql);
        return await answers.Row<T>(ct);
    }

    /// <summary>
    /// One row or none, looked at after <paramref name="hold"/> has locked what it depends on; one round trip. A single
    /// statement that waits for a lock still sees other tables as they were before it waited: two people would both pass.
    /// </summary>
    public async Task<T?> RowHolding<T>(string hold, string sql, object? args = null, CancellationToken ct = default)
    {
        await using var answers = await Ask(args, ct, hold, sql);
        await answers.Skip(ct);
        return await answers.Row<T>(ct);
    }

    /// <summary>Two answers in one round trip: two statements, parted by a semicolon.</summary>
    public async Task<(IReadOnlyList<TFirst>, IReadOnlyList<TSecond>)> Both<TFirst, TSecond>(
        string sql, object? args = null, CancellationToken ct = default)
    {
        await using var answers = await Ask(args, ct, sql);
        return (await answers.Rows<TFirst>(ct), await answers.Rows<TSecond>(ct));
    }

    /// <summary>Four answers in one round trip: four statements, parted by semicolons.</summary>
    public async Task<(IReadOnlyList<TFirst>, IReadOnlyList<TSecond>, IReadOnlyList<TThird>, IReadOnlyList<TFourth>)> Four<TFirst, TSecond, TThird, TFourth>(
        string sql, object? args = null, CancellationToken ct = default)
    {
        await using var answers = await Ask(args, ct, sql);
        return (await answers.Rows<TFirst>(ct), await answers.Rows<TSecond>(ct), await answers.Rows<TThird>(ct), await answers.Rows<TFourth>(ct));
    }

    /// <summary>Changes rows; answers how many.</summary>
    public async Task<int> Do(string sql, object? args = null, CancellationToken ct = default)
    {
        await using var batch = await Prepare(args, ct, sql);
        var before = batch.BatchCommands.Count - Statement.All(sql).Count;
        await batch.ExecuteNonQueryAsync(ct);
        return Enumerable.Range(before, batch.BatchCommands.Count - before).Sum(i => Math.Max(batch.BatchCommands[i].RecordsAffected, 0));
    }

    /// <summary>Tells a fact in the same transaction as the data. It is written last, after the rows it speaks of are locked.</summary>
    /// <param name="fact">What happened.</param>
    /// <param name="about">What it is about; facts about the same thing are heard in order.</param>
    public void Tell(IFact fact, Guid about) => _told.Add((fact, about));

    /// <summary>
    /// The duty's last change, sent together with what ends its transaction: a duty that is one statement is one round trip. Nothing in the duty
    /// sees its rows any more. Where it changes none nothing stays, and the duty is refused with this sentence.
    /// </summary>
    /// <param name="sql">One statement that changes rows and says <c>returning</c>.</param>
    /// <param name="args">As anywhere.</param>
    /// <param name="zh">Why not.</param>
    /// <param name="en">The same.</param>
    /// <exception cref="InvalidOperationException">There is one already, or this is no duty.</exception>
    public void Last(string sql, object? args, string zh, string en) =>
        _last = _last is null && _claim is not null ? (sql, args, Outcome.Refused(zh, en)) : throw new InvalidOperationException("A duty, and nothing else, has one last change.");

    /// <summary>Ends the duty's transaction with its outcome and everything told.</summary>
    /// <returns>The outcome; the refusal of the last change where that changed nothing.</returns>
    internal async Task<Outcome> Commit(Outcome outcome, CancellationToken ct)
    {
        if (_told.Count > 0 && !_begun && _last is null) await Do("select 1", null, ct);
        if (_last is null && (_transaction is null || !_begun)) return outcome;
        try
        {
            await Flush(outcome, ct, "commit");
            return outcome;
        }
        catch (PostgresException none) when (_last is { } last && none.SqlState == PostgresErrorCodes.NoDataFound)
        {
            return last.Otherwise;
        }
    }

    /// <summary>Writes what was told, the outcome under the claimed key, and what ends the transaction, in one round trip.</summary>
    /// <param name="outcome">Of a duty.</param>
    /// <param name="ct">Ends waiting for it.</param>
    /// <param name="end">What comes last.</param>
    /// <param name="with">Arguments of <paramref name="end"/>.</param>
    internal async Task Flush(Outcome? outcome, CancellationToken ct, string end = "", object? with = null)
    {
        var sql = _last is { } last ? $"with last as ({last.Sql}) select {_schema}.changed(count(*)) from last;\n" : "";
        if (_told.Count > 0)
            sql += $"""
                insert into {_schema}.outbox (store_id, about, type, body)
                select @store, t.about, t.type, t.body::jsonb
                from   unnest(@abouts, @types, @bodies) with ordinality as t(about, type, body, n) order by t.n;

                """;
        if (_claim is not null && outcome is not null)
            sql += $"""
                update {_schema}.commands set outcome_id = @outcome, said_zh = @zh, said_en = @en
                where  store_id = @store and key = @key;

                """;
        if ((sql += end).Length == 0) return;
        await Do(sql, new Together(new
        {
            abouts = _told.Select(t => t.About).ToArray(),
            types = _told.Select(t => t.Fact.GetType().Name).ToArray(),
            bodies = _told.Select(t => JsonSerializer.Serialize(t.Fact, t.Fact.GetType(), FactJson.Options)).ToArray(),
            key = _claim?.Key,
            outcome = outcome?.Id,
            zh = outcome?.Said?.Zh,
            en = outcome?.Said?.En,
        }, with, _last?.Args), ct);
        _told.Clear();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_claim is null && _transaction is not null) return; // joined: the worker ends it
        if (_transaction is not null) await _transaction.DisposeAsync();
        if (_connection is not null) await _connection.DisposeAsync();
    }

    private async Task<Answers> Ask(object? args, CancellationToken ct, params string[] sql)
    {
        var answers = await Send();
        if (!answers.Over || _transaction is not null) return answers;
        // Seen three times in forty thousand, each time among statements that failed: the driver took a kept statement for one without
        // rows. A read is asked once more, of a connection that keeps none.
        await answers.DisposeAsync();
        _connection!.UnprepareAll();
        return await Send();

        async Task<Answers> Send()
        {
            var batch = await Prepare(args, ct, sql);
            var set = batch.BatchCommands[0].CommandText == Store.Sql;
            var sent = new Answers(batch, await batch.ExecuteReaderAsync(ct));
            if (set) await sent.Skip(ct);
            return sent;
        }
    }

    private static readonly Statement Store = Statement.All("select set_config('app.store_id', @store::text, true)")[0];

    /// <summary>Puts the store, and in a duty the claim on its key, before the first statement of the transaction.</summary>
    private async Task<NpgsqlBatch> Prepare(object? args, CancellationToken ct, params string[] sql)
    {
        if (_connection is null)
        {
            _connection = await _source.OpenConnectionAsync(ct);
            if (_claim is not null) _transaction = await _connection.BeginTransactionAsync(ct); // sent with the first statement
        }
        var batch = new NpgsqlBatch(_connection, _transaction);
        var values = new Arguments(args, Own);
        if (_transaction is null || !_begun)
        {
            batch.BatchCommands.Add(Store.With(values));
            if (_claim is not null) foreach (var claim in Statement.All($"insert into {_schema}.commands (store_id, key, duty, person_id) values (@store, @claim_key, @claim_duty, @claim_person)")) batch.BatchCommands.Add(claim.With(values));
        }
        _begun = true;
        foreach (var text in sql)
            foreach (var statement in Statement.All(text)) batch.BatchCommands.Add(statement.With(values));
        return batch;
    }

    /// <summary>What the house itself puts into a statement; nobody can put another store there.</summary>
    private NpgsqlParameter? Own(string name) => name switch
    {
        "store" => new NpgsqlParameter<int> { TypedValue = _caller.StoreId },
        "claim_key" when _claim is not null => new NpgsqlParameter<Guid> { TypedValue = _claim.Key },
        "claim_duty" when _claim is not null => new NpgsqlParameter<string> { TypedValue = _claim.Duty },
        "claim_person" when _claim is not null => new NpgsqlParameter<Guid> { TypedValue = _caller.PersonId },
        _ => null,
    };
}

/// <summary>A duty's claim on its idempotency key.</summary>
internal sealed record DbClaim(Guid Key, string Duty);

/// <summary>How facts are written down: camel case, enums as words, instants in UTC.</summary>
public static class FactJson
{
    /// <summary>The one set of options for facts.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };
}
