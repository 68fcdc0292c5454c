using System.Text.Json;
using Dealership.Host.Data;
using Dealership.Plugin;
using Npgsql;

namespace Dealership.Host.Imports;

/// <summary>The way to the host's own tables of imports, walled by store like everybody's.</summary>
internal sealed class ImportBooks(Database database)
{
    /// <summary>For looking, and for changes of one statement.</summary>
    public Db Open(Caller caller) => new(database.Of(Database.HouseSchema), Database.HouseSchema, caller, null);

    /// <summary>As a duty: one transaction, once per key, with who did it.</summary>
    public async Task<Outcome> Do(Caller caller, Guid key, string duty, Func<Db, Task<Outcome>> act)
    {
        try
        {
            await using var db = new Db(database.Of(Database.HouseSchema), Database.HouseSchema, caller, new DbClaim(key, duty));
            var outcome = await act(db);
            if (outcome.Ok) outcome = await db.Commit(outcome, CancellationToken.None);
            return outcome;
        }
        catch (PostgresException again) when (again is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "commands_pkey" })
        {
            await using var db = Open(caller);
            return Outcome.Done(await db.Row<Guid?>("select outcome_id from house.commands where store_id = @store and key = @key", new { key }));
        }
    }

    /// <summary>Work is waiting for this import; also when a host is just about to say that there is none.</summary>
    public const string AskSql = """
        insert into house.import_jobs (store, import_id) values (@store, @import)
        on conflict (store, import_id) do update set asked_at = clock_timestamp()
        """;

    /// <summary>Into a jsonb column.</summary>
    public static string Json<T>(T value) => JsonSerializer.Serialize(value, FactJson.Options);

    /// <summary>Out of a jsonb column.</summary>
    public static T From<T>(string json) => JsonSerializer.Deserialize<T>(json, FactJson.Options)!;
}
