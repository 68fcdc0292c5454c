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
    private const long Lock = 0x4465616C657273; // any number that nobody else takes

    /// <summary>Migrates the host's schema, then each given one in order.</summary>
    public async Task Run(IEnumerable<(string Schema, Assembly Scripts)> schemas, CancellationToken ct)
    {
        await using var admin = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.AdminConnectionString) { Pooling = false }.ConnectionString);
        await admin.OpenAsync(ct);
        // Tried, not waited for: a waiting advisory lock deadlocks with `create index concurrently`.
        while (!await Scalar<bool>(admin, $"select pg_try_advisory_lock({Lock})", ct)) await Task.Delay(100, ct);
        foreach (var (schema, scripts) in schemas.Prepend((Database.HouseSchema, typeof(Migrator).Assembly)))
        {
            await Rooms(admin, schema, ct);
            await AsOwner(schema, "DepartmentSchema.sql", ct);
            Evolve(schema, scripts);
            await AsOwner(schema, "Walls.sql", ct);
            await Run(admin, Grants(schema), ct);
        }
    }

    /// <summary>The schema with its owner, who may not sign in, and its running role, who owns nothing.</summary>
    private async Task Rooms(NpgsqlConnection admin, string schema, CancellationToken ct)
    {
        foreach (var (role, login) in new[] { ($"{schema}_owner", "nologin"), ($"{schema}_app", "login") })
        {
            // Roles belong to the whole server, so another database's host may be making the same one right now.
            await Run(admin, $"""
                do $$ begin
                    if not exists (select 1 from pg_roles where rolname = '{role}') then create role {role} {login}; end if;
                exception when duplicate_object or unique_violation then null; end $$;
                """, ct);
        }
        if (database.PasswordOf($"{schema}_app") is { } password)
            await Run(admin, $"alter role {schema}_app password '{password}'", ct);
        await Run(admin, $"""
            do $$ begin
                if not pg_has_role(current_user, '{schema}_owner', 'member') then grant {schema}_owner to current_user; end if;
            end $$;
            create schema if not exists {schema} authorization {schema}_owner;
            grant usage on schema {schema} to {schema}_app;
            alter default privileges for role {schema}_owner in schema {schema} grant select, insert, update, delete on tables to {schema}_app;
            alter default privileges for role {schema}_owner in schema {schema} grant usage, select on sequences to {schema}_app;
            alter role {schema}_app set search_path = {schema};
            """, ct);
    }

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
        var prefix = $"{scripts.GetName().Name}.Migrations.";
        if (!scripts.GetManifestResourceNames().Any(n => n.StartsWith(prefix, StringComparison.Ordinal))) return;
        using var connection = new NpgsqlConnection(database.OwnerConnectionString(schema));
        new Evolve(connection, message => log.LogDebug("{Schema}: {Message}", schema, message), DBMS.PostgreSQL)
        {
            EmbeddedResourceAssemblies = [scripts],
            EmbeddedResourceFilters = [prefix],
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

    private static string Resource(string name)
    {
        using var stream = typeof(Migrator).Assembly.GetManifestResourceStream($"Dealership.Host.Data.{name}")!;
        return new StreamReader(stream).ReadToEnd();
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<T> Scalar<T>(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(ct))!;
    }
}
