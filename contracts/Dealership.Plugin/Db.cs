using System.Text.Json;
using Dealership.Contracts;
using Npgsql;

namespace Dealership.Plugin;

/// <summary>
/// A department's way to its own schema, as its own role, for one store. The store is set in the same round trip as the
/// query, so row-level security holds even where a query forgets to name it; <c>@store</c> is always there to name it.
/// Inside a duty everything is one transaction, begun by the first statement; inside a read there is none.
/// </summary>
public sealed partial class Db : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly string _schema;
    private readonly Caller _caller;
    private readonly DbClaim? _claim;
    private readonly List<(IFact Fact, Guid About)> _told = [];
    private NpgsqlConnection? _connection;
    private NpgsqlTransaction? _transaction;
    private readonly List<(string Sql, object? Args)> _later = [];
    private bool _begun, _failed;
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

    /// <summary>
    /// How many duties this process has done in this department; nothing inside a duty, which sees what it changed itself. Whoever keeps what only
    /// duties change looks again when it is another number.
    /// </summary>
    public long? Done => _claim is null ? HouseSql.Of(_schema).Done : null;

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

    /// <summary>Three answers in one round trip: three statements, parted by semicolons.</summary>
    public async Task<(IReadOnlyList<TFirst>, IReadOnlyList<TSecond>, IReadOnlyList<TThird>)> Three<TFirst, TSecond, TThird>(
        string sql, object? args = null, CancellationToken ct = default)
    {
        await using var answers = await Ask(args, ct, sql);
        return (await answers.Rows<TFirst>(ct), await answers.Rows<TSecond>(ct), await answers.Rows<TThird>(ct));
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
        await Run(batch, ct);
        return Enumerable.Range(before, batch.BatchCommands.Count - before).Sum(i => Math.Max(batch.BatchCommands[i].RecordsAffected, 0));
    }

    /// <summary>
    /// Changes rows together with whatever is asked next, or with what ends the transaction: a change that nobody needs the count of takes no round
    /// trip of its own. In the order in which they are given.
    /// </summary>
    /// <param name="sql">One statement that answers no rows.</param>
    /// <param name="args">As anywhere.</param>
    /// <exception cref="ArgumentException">It would answer rows.</exception>
    public void Later(string sql, object? args = null) => _later.Add(Statement.All(sql) is [{ AnswersNothing: true }] ? (sql, args) : throw new ArgumentException("One statement that answers no rows.", nameof(sql)));

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
        if (_claim is null || (!_begun && _told.Count == 0 && _later.Count == 0 && _last is null)) return outcome;
        try
        {
            await Flush(outcome, ct, "commit");
            HouseSql.Of(_schema).Did();
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
        var (own, texts) = (HouseSql.Of(_schema), new List<string>(4));
        if (_last is { } last) texts.Add(own.Last(last.Sql));
        if (_told.Count > 0) texts.Add(own.Tell);
        if (_claim is not null && outcome is not null) texts.Add(own.Outcome);
        if (end.Length > 0) texts.Add(end);
        if (texts.Count == 0 && _later.Count == 0) return;
        await using var batch = await Prepare(new Together(new
        {
            abouts = _told.Select(t => t.About).ToArray(),
            types = _told.Select(t => t.Fact.GetType().Name).ToArray(),
            bodies = _told.Select(t => JsonSerializer.Serialize(t.Fact, t.Fact.GetType(), FactJson.Options)).ToArray(),
            key = _claim?.Key,
            outcome = outcome?.Id,
            zh = outcome?.Said?.Zh,
            en = outcome?.Said?.En,
        }, with, _last?.Args), ct, [.. texts]);
        await Run(batch, ct);
        _told.Clear();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_claim is null && _transaction is not null) // joined: the worker ends it
        {
            if (_failed) NpgsqlConnection.ClearPool(_connection!); // closed when the worker gives it back
            return;
        }
        if (_transaction is not null) await _transaction.DisposeAsync();
        if (_connection is null) return;
        Forget();
        await _connection.DisposeAsync();
    }
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
