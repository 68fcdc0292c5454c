using System.Reflection;
using EvolveDb;
using EvolveDb.Dialect;
using Npgsql;

namespace Dealership.Host.Data;

/// <summary>
/// Brings every schema up to date: roles, plumbing, the department's own numbered scripts (Evolve, a journal per schema),
/// rights and walls. Safe to run from two hosts at once and to run again.
/// </summary>
internal sealed class Migrator(Database database, ILogger<Migrator> log)
{
    /// <summary>Held by whoever migrates a database.</summary>
    public const long Lock = 0x4465616C657273; // any number that nobody else takes

    /// <summary>Migrates the host's schema and each given one.</summary>
    public async Task Run(IEnumerable<(string Schema, Assembly Scripts)> schemas, CancellationToken ct)
    {
        (string Schema, Assembly Scripts)[] all = [(Database.HouseSchema, typeof(Migrator).Assembly), .. schemas];
        var seal = new SchemaSeal([.. all.Select(s => s.Schema)], [Resource("DepartmentSchema.sql"), Resource("Walls.sql"), .. all.SelectMany(s => Own(s.Schema, s.Scripts))]);
        await using var admin = await Admin(ct);
        if (await seal.IsWhole(admin, ct)) return;
        // Tried, not waited for: a waiting advisory lock deadlocks with `create index concurrently`.
        while (!await Scalar<bool>(admin, $"select pg_try_advisory_lock({Lock})", ct)) await Task.Delay(100, ct);
        await MakeRoles(all.Select(s => s.Schema), ct);
        // Beside each other, for no schema knows another's.
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = 3, CancellationToken = ct }, async (one, stop) => await Migrate(one.Schema, one.Scripts, stop));
        await seal.Set(admin, ct);
    }

    /// <summary>What would be run in this schema and for its roles, but for what is run in every schema.</summary>
    private IEnumerable<string> Own(string schema, Assembly scripts) =>
        [schema, Roles(schema), Room(schema), Grants(schema), .. Numbered(scripts).SelectMany(name => new[] { name, Text(scripts, name) })];

    private async Task Migrate(string schema, Assembly scripts, CancellationToken ct)
    {
        await using var admin = await Admin(ct);
        await Run(admin, Room(schema), ct);
        await AsOwner(schema, "DepartmentSchema.sql", ct);
        Evolve(schema, scripts);
        await AsOwner(schema, "Walls.sql", ct);
        await Run(admin, Grants(schema), ct);
    }

    private async Task<NpgsqlConnection> Admin(CancellationToken ct)
    {
        var admin = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.AdminConnectionString) { Pooling = false }.ConnectionString);
        await admin.OpenAsync(ct);
        return admin;
    }

    /// <summary>
    /// Roles belong to the whole server, where the lock of one database holds nobody back: another database's host may be changing the same one, and
    /// PostgreSQL refuses whoever comes second (there already, or "tuple concurrently updated", which has no code of its own). He asks again, on another
    /// connection, for the driver lets go of one that had an internal error.
    /// </summary>
    private Task MakeRoles(IEnumerable<string> schemas, CancellationToken ct)
    {
        var sql = string.Concat(schemas.Order(StringComparer.Ordinal).Select(Roles));
        return Again.After(async () =>
        {
            await using var connection = await Admin(ct);
            return await Run(connection, sql, ct);
        }, 20, TimeSpan.FromMilliseconds(50), PostgresErrorCodes.InternalError, PostgresErrorCodes.DuplicateObject, PostgresErrorCodes.UniqueViolation);
    }

    /// <summary>An owner, who may not sign in, and a running role, who owns nothing. What is there already is not touched.</summary>
    private string Roles(string schema) => $"""
        do $$ begin
            if not exists (select from pg_roles where rolname = '{schema}_owner') then create role {schema}_owner nologin; end if;
            if not exists (select from pg_roles where rolname = '{schema}_app') then create role {schema}_app login; end if;
            if not pg_has_role(current_user, '{schema}_owner', 'member') then grant {schema}_owner to current_user; end if;
            if not exists (select from pg_db_role_setting where setdatabase = 0 and setrole = '{schema}_app'::regrole and 'search_path={schema}' = any(setconfig)) then
                alter role {schema}_app set search_path = {schema};
            end if;
        end $$;
        {(database.PasswordOf($"{schema}_app") is { } password ? $"alter role {schema}_app password '{password}';" : "")}

        """;

    /// <summary>The schema is its owner's; whoever runs reads and writes in it.</summary>
    private static string Room(string schema) => $"""
        create schema if not exists {schema} authorization {schema}_owner;
        grant usage on schema {schema} to {schema}_app;
        alter default privileges for role {schema}_owner in schema {schema} grant select, insert, update, delete on tables to {schema}_app;
        alter default privileges for role {schema}_owner in schema {schema} grant usage, select on sequences to {schema}_app;
        """;

    /// <summary>The bus moves rows between boxes and reads the trail of what was done; it sees no department's own tables.</summary>
    private static string Grants(string schema) => $"""
        grant usage on schema {schema} to house_app;
        grant select, delete on {schema}.outbox to house_app;
        grant select, insert, update on {schema}.inbox to house_app;
        grant select on {schema}.commands to house_app;
        do $$ begin
            if not exists (select 1 from pg_policy where polrelid = '{schema}.commands'::regclass and polname = 'audit') then
                create policy audit on {schema}.commands for select to house_app
                    using (store_id = nullif(current_setting('app.store_id', true), '')::int);
            end if;
        end $$;
        """;

    private void Evolve(string schema, Assembly scripts)
    {
        if (!Numbered(scripts).Any()) return;
        using var connection = new NpgsqlConnection(database.OwnerConnectionString(schema));
        new Evolve(connection, message => log.LogDebug("{Schema}: {Message}", schema, message), DBMS.PostgreSQL)
        {
            EmbeddedResourceAssemblies = [scripts],
            EmbeddedResourceFilters = [Folder(scripts)],
            Schemas = [schema],
            MetadataTableSchema = schema,
            IsEraseDisabled = true,
            EnableClusterMode = false, // one lock around all schemas is held above
        }.Migrate();
    }

    private async Task AsOwner(string schema, string script, CancellationToken ct)
    {
        await using var owner = new NpgsqlConnection(database.OwnerConnectionString(schema));
        await owner.OpenAsync(ct);
        await Run(owner, Resource(script).Replace("{schema}", schema), ct);
    }

    private static string Folder(Assembly scripts) => $"{scripts.GetName().Name}.Migrations.";

    private static IEnumerable<string> Numbered(Assembly scripts) => scripts.GetManifestResourceNames().Where(n => n.StartsWith(Folder(scripts), StringComparison.Ordinal));

    private static string Resource(string name) => Text(typeof(Migrator).Assembly, $"Dealership.Host.Data.{name}");

    private static string Text(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        return new StreamReader(stream).ReadToEnd();
    }

    private static async Task<int> Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<T> Scalar<T>(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(ct))!;
    }
}
