using System.Diagnostics;
using Npgsql;

namespace Dealership.Host.Data;

/// <summary>Makes, starts, asks and stops the server of one folder. Callers hold the right to start or stop.</summary>
internal sealed class PostgresServer(PostgresFolder folder, ServerUser user)
{
    private const string Superuser = "postgres";
    private const int Port = 5432; // names the socket's file; nothing listens on a port
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Replaying the journal after a power cut may take a while, and giving up would only make the next start do it again.
    private static readonly TimeSpan RecoveryPatience = TimeSpan.FromMinutes(10);

    private string Socket => Path.Combine(folder.Sockets, $".s.PGSQL.{Port}");

    public NpgsqlConnectionStringBuilder To(string database) =>
        new() { Host = folder.Sockets, Port = Port, Username = Superuser, Database = database };

    /// <summary>Whether a server answers; one that is still starting or stopping is waited for.</summary>
    /// <exception cref="InvalidOperationException">A server works in the folder but does not answer.</exception>
    public async Task<bool> AnswersAsync(CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < (File.Exists(Socket) ? RecoveryPatience : Patience))
        {
            if (await TryOpenAsync(ct)) return true;
            if (!ServerProcess.WorksIn(folder)) return false;
            await Task.Delay(Step, ct);
        }

        throw new InvalidOperationException(
            $"A PostgreSQL works in {folder.Data} but does not answer in {folder.Sockets}. " +
            $"Stop it and start again.\n{folder.LastWords(0)}");
    }

    /// <summary>Makes the data folder when there is none. A half-made one is never mistaken for whole.</summary>
    public async Task MakeAsync(PostgresBinaries binaries, bool fast, CancellationToken ct)
    {
        if (folder.Major is not null) return;
        if (Directory.Exists(folder.Fresh)) Directory.Delete(folder.Fresh, recursive: true);
        // Trust, because only this user can reach the socket. Locale C sorts by code point, everywhere the same.
        var made = await Tool.RunAsync(user.Run([
            binaries.InitDb, "-D", folder.Fresh, "-U", Superuser, "--auth=trust", "--encoding=UTF8", "--locale=C", "--lc-ctype=C.UTF-8",
            "--data-checksums", .. fast ? ["--no-sync"] : Array.Empty<string>()]), ct);
        if (!made.Ok) throw new InvalidOperationException($"initdb could not make {folder.Data}:\n{made.Said}");
        await File.AppendAllTextAsync(Path.Combine(folder.Fresh, "postgresql.conf"), PostgresSettings.Conf, ct);
        if (Directory.Exists(folder.Data)) Directory.Delete(folder.Data); // an empty mount point; a full one throws
        Directory.Move(folder.Fresh, folder.Data);
    }

    /// <summary>Starts the server and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It ended early; the text has the last lines of its log.</exception>
    public async Task StartAsync(PostgresBinaries binaries, bool fast, CancellationToken ct)
    {
        await folder.PrepareAsync(ct);
        var offset = File.Exists(folder.Log) ? new FileInfo(folder.Log).Length : 0;
        using var process = Process.Start(Tool.Describe(Words(binaries, fast)))!;
        try
        {
            process.StandardInput.Close();
            var waited = Stopwatch.StartNew();
            while (!await TryOpenAsync(ct))
            {
                if (process.HasExited) throw Died(await process.StandardError.ReadToEndAsync(ct));
                if (waited.Elapsed > RecoveryPatience) throw Died("It does not answer.");
                await Task.Delay(Step, ct);
            }
        }
        catch when (!process.HasExited)
        {
            Unix.AskToStop(process.Id); // every wrapper execs, so this is the server itself
            await process.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience, CancellationToken.None);
            throw;
        }

        InvalidOperationException Died(string said) =>
            new($"PostgreSQL {binaries.Major} did not start on {folder.Data}:\n{said}{folder.LastWords(offset)}");
    }

    /// <summary>Creates the database unless it is there.</summary>
    public async Task EnsureAsync(string database, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
        exists.Parameters.Add(new NpgsqlParameter { Value = database });
        if (await exists.ExecuteScalarAsync(ct) is not null) return;
        await using var create = new NpgsqlCommand($"create database \"{database}\"", connection);
        await create.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Fast shutdown: open transactions are rolled back. False when it still runs after a minute.</summary>
    public async Task<bool> StopAsync()
    {
        if (ServerProcess.Of(folder) is { } pid) Unix.AskToStop(pid);
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(Step))
        {
            if (ServerProcess.WorksIn(folder)) continue;
            folder.CloseSockets();
            return true;
        }

        return false;
    }

    // setsid, or Ctrl-C at the host's terminal would stop the server while the host still drains. The log is a file and
    // not a pipe to the host, or a host that dies would take the server's voice, and with it the server.
    private IEnumerable<string> Words(PostgresBinaries binaries, bool fast) =>
    [
        .. Tool.OnPath("setsid") is { } setsid ? [setsid] : Array.Empty<string>(),
        .. user.Run([
            "/bin/sh", "-c", """log=$1; shift; exec "$@" >>"$log" 2>&1 </dev/null""", "sh", folder.Log,
            binaries.Postgres, "-D", folder.Data, "-k", folder.Sockets, "-p", $"{Port}", "-c", "listen_addresses=",
            .. fast ? PostgresSettings.Fast : []]),
    ];

    private async Task<bool> TryOpenAsync(CancellationToken ct)
    {
        if (!File.Exists(Socket)) return false;
        try
        {
            await using var connection = await OpenAsync(ct);
            return true;
        }
        catch (PostgresException refused)
        {
            if (refused.SqlState is PostgresErrorCodes.CannotConnectNow) return false; // starting, stopping or recovering
            throw;
        }
        catch (NpgsqlException)
        {
            return false; // a socket that a killed server left behind
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        var to = To("postgres");
        to.Pooling = false; // a pooled connection would be cut by the stop of the server and shown to the next start
        var connection = new NpgsqlConnection(to.ConnectionString);
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
