using System.Security.Cryptography;
using System.Text;
using Dealership.Contracts;
using Dealership.Host.Plugins;
using Dealership.Plugin;
using Npgsql;

namespace Dealership.Host.Imports;

/// <summary>
/// Has a department do a batch, exactly once. Its rows and what it did with them are written in one transaction, into its
/// own schema under the batch's name; a host that died before it heard the answer finds it there and does nothing twice.
/// Two hosts at the same batch meet at the key of the command, and the second reads the first one's answer.
/// </summary>
internal sealed class WriteBatch(House house, Action<Room> poke)
{
    /// <param name="job">The import.</param>
    /// <param name="batch">What and from which row: <c>run:17</c>.</param>
    /// <param name="act">What the department does.</param>
    /// <param name="ct">Stops it before it is written, never after.</param>
    public async Task<TResult> Once<TResult>(ImportJob job, string batch, Func<IImport, Task<TResult>> act, CancellationToken ct) where TResult : class
    {
        if (await Found<TResult>(job, batch, ct) is { } before) return before;
        var room = job.Kind.Room;
        try
        {
            await using var run = house.Open(room, job.Caller, new(KeyOf(job.Id, batch), $"Import {job.Kind.Sheet.Key}"));
            var result = await act((IImport)run.Get(job.Kind.Type));
            await run.Db.Do($"insert into {room.Schema}.import_results (store_id, import_id, batch, results) values (@store, @import, @batch, @results::jsonb)",
                new { import = job.Id, batch, results = ImportBooks.Json(result) }, ct);
            var told = run.Db.Telling > 0 || room.HasRollUps;
            await run.Db.Commit(Outcome.Done(job.Id, Said(job, batch)), CancellationToken.None);
            if (told) poke(room);
            return result;
        }
        catch (PostgresException again) when (again is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "commands_pkey" })
        {
            return await Found<TResult>(job, batch, ct) ?? throw new InvalidOperationException($"Batch {batch} of import {job.Id} was done and left no results.");
        }
    }

    private async Task<TResult?> Found<TResult>(ImportJob job, string batch, CancellationToken ct) where TResult : class
    {
        await using var run = house.Open(job.Kind.Room, job.Caller);
        var json = await run.Db.Row<string>(
            $"select results::text from {job.Kind.Room.Schema}.import_results where store_id = @store and import_id = @import and batch = @batch",
            new { import = job.Id, batch }, ct);
        return json is null ? null : ImportBooks.From<TResult>(json);
    }

    private static Text Said(ImportJob job, string batch) => batch.StartsWith("run", StringComparison.Ordinal)
        ? new($"导入{job.Kind.Sheet.Name.Zh}", $"Imported {job.Kind.Sheet.Name.En}")
        : new($"撤回导入的{job.Kind.Sheet.Name.Zh}", $"Took back imported {job.Kind.Sheet.Name.En}");

    /// <summary>The same batch has the same key on every host and after every restart.</summary>
    private static Guid KeyOf(Guid import, string batch) => new(SHA256.HashData([.. import.ToByteArray(), .. Encoding.UTF8.GetBytes(batch)]).AsSpan(0, 16));
}
