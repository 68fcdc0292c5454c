using System.Data;
using Npgsql;

namespace Dealership.Plugin;

/// <summary>What goes over the wire, and what is done when it fails.</summary>
public sealed partial class Db
{
    private async Task<Answers> Ask(object? args, CancellationToken ct, params string[] sql)
    {
        var set = !_begun || _transaction is null;
        var batch = await Prepare(args, ct, sql);
        Answers? answers = null;
        try
        {
            answers = new Answers(batch, await batch.ExecuteReaderAsync(ct), Failed);
            if (set) await answers.Skip(ct);
            return answers;
        }
        catch (Exception problem) when (Failed(problem))
        {
            await (answers?.DisposeAsync() ?? batch.DisposeAsync());
            throw;
        }
    }

    private async Task Run(NpgsqlBatch batch, CancellationToken ct)
    {
        try
        {
            await batch.ExecuteNonQueryAsync(ct);
        }
        catch (Exception problem) when (Failed(problem))
        {
            throw;
        }
    }

    /// <summary>Remembers that the driver may be wrong about what the connection keeps prepared. A rule that a row broke comes too late for that.</summary>
    private bool Failed(Exception problem)
    {
        _failed |= problem is not PostgresException { SqlState: PostgresErrorCodes.NoDataFound or ['2', '3', ..] };
        return true;
    }

    /// <summary>
    /// A statement that fails while it is being prepared is taken by the driver (npgsql#6391) for one without rows, or its name for another's: what
    /// the connection keeps is thrown away after a failure, at one round trip. Within a transaction that failed it is left for later.
    /// </summary>
    private void Forget()
    {
        if (!_failed || _connection is not { State: ConnectionState.Open }) return;
        try
        {
            _connection.UnprepareAll();
            _failed = false;
        }
        catch (PostgresException failed) when (failed.SqlState == PostgresErrorCodes.InFailedSqlTransaction)
        {
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
        Forget();
        var batch = new NpgsqlBatch(_connection, _transaction);
        var values = new Arguments(args, Own);
        if (_transaction is null || !_begun)
        {
            batch.BatchCommands.Add(Store.With(values));
            if (_claim is not null) batch.BatchCommands.Add(Statement.All(HouseSql.Of(_schema).Claim)[0].With(values));
        }
        _begun = true;
        foreach (var (text, with) in _later)
            batch.BatchCommands.Add(Statement.All(text)[0].With(new(with, Own)));
        _later.Clear();
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
