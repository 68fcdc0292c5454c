using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Dealership.Host.Data;

/// <summary>
/// How the migrator left the schemas, written on each as its comment: by which scripts, and what roles, rights, walls and tables there were. Where both are
/// still so a start has nothing to bring up to date, which otherwise takes it and PostgreSQL longer than all the rest. Whatever is changed by hand
/// breaks the seal, and the migrator sees to it as ever.
/// </summary>
/// <param name="schemas">All schemas.</param>
/// <param name="scripts">Every statement that the migrator would run.</param>
internal sealed class SchemaSeal(string[] schemas, IEnumerable<string> scripts)
{
    /// <summary>What the migrator looks after, per schema; roles belong to the server, so a copy of a database on another one is not as it was left.</summary>
    private const string StatesSql = """
        select n.nspname as schema, md5(concat_ws('|',
            n.nspowner::regrole, n.nspacl,
            (select string_agg(concat_ws(' ', r.rolname, r.rolcanlogin, s.setconfig), ',' order by r.rolname)
             from   pg_roles r left join pg_db_role_setting s on s.setrole = r.oid and s.setdatabase = 0
             where  r.rolname in (n.nspname || '_owner', n.nspname || '_app')),
            pg_has_role(current_user, n.nspowner, 'member'),
            (select string_agg(concat_ws(' ', defaclobjtype, defaclacl), ',' order by defaclobjtype) from pg_default_acl where defaclnamespace = n.oid),
            (select string_agg(concat_ws(' ', relname, relkind, relacl, relrowsecurity, reloptions), ',' order by relname) from pg_class where relnamespace = n.oid),
            (select string_agg(concat_ws(' ', c.relname, p.polname), ',' order by c.relname, p.polname) from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = n.oid),
            (select string_agg(concat_ws(' ', oid::regprocedure, md5(prosrc)), ',' order by oid::regprocedure::text) from pg_proc where pronamespace = n.oid))) as state,
            obj_description(n.oid, 'pg_namespace') as seal
        from   pg_namespace n where n.nspname = any(@schemas) order by n.nspname
        """;

    private readonly string _scripts = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', scripts))));

    /// <summary>All of them are as they were left, by the same scripts.</summary>
    public async Task<bool> IsWhole(NpgsqlConnection admin, CancellationToken ct) =>
        await States(admin, ct) is var states && states.Count == schemas.Length && states.All(s => s.Seal == Of(s));

    /// <summary>Says that they are left so.</summary>
    public async Task Set(NpgsqlConnection admin, CancellationToken ct)
    {
        var sql = string.Concat((await States(admin, ct)).Select(s => $"comment on schema {s.Schema} is '{Of(s)}';"));
        await using var command = new NpgsqlCommand(sql, admin);
        await command.ExecuteNonQueryAsync(ct);
    }

    private string Of((string Schema, string State, string? Seal) schema) => $"As migrated: {schema.State} by {_scripts}";

    private async Task<List<(string Schema, string State, string? Seal)>> States(NpgsqlConnection admin, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(StatesSql, admin) { Parameters = { new("schemas", schemas) } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var states = new List<(string, string, string?)>();
        while (await reader.ReadAsync(ct)) states.Add((reader.GetString(0), reader.GetString(1), await reader.IsDBNullAsync(2, ct) ? null : reader.GetString(2)));
        return states;
    }
}
