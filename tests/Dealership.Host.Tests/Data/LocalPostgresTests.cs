using System.Diagnostics;
using Dealership.Host.Data;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace Dealership.Host.Tests.Data;

public sealed class LocalPostgresTests : IDisposable
{
    private static readonly LocalPostgresOptions Fast = new(Fast: true);

    // Not a "temporary subfolder" of .NET's: those are closed to the user whom a root host drops to.
    private readonly string home = Path.Combine(Path.GetTempPath(), $"dealership-test-{Guid.NewGuid():n}");
    private string Folder => Path.Combine(home, "postgres");
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (Directory.Exists(home)) Directory.Delete(home, recursive: true);
    }

    [Fact]
    public async Task Of_three_hosts_started_at_once_on_an_empty_folder_one_starts_the_server_and_two_join_it()
    {
        var hosts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Start(Fast))));

        Assert.Equal([false, true, true], hosts.Select(host => host.Joined).Order());
        await Ask(hosts[0], "create table visits (who text); insert into visits values ('Priya')");
        Assert.All(hosts, host => Assert.Equal("Priya", Ask(host, "select who from visits").Result));
        foreach (var host in hosts) await host.DisposeAsync();
    }

    [Fact]
    public async Task After_the_server_was_killed_a_new_start_finds_the_data()
    {
        await using var killed = await Start(new LocalPostgresOptions());
        await Ask(killed, "create table visits (who text); insert into visits values ('Priya')");
        using (var server = Process.GetProcessById(await Pid(killed)))
        {
            server.Kill();
            await server.WaitForExitAsync(Ct);
        }

        await using var next = await Start(new LocalPostgresOptions());

        Assert.False(next.Joined);
        Assert.Equal("Priya", await Ask(next, "select who from visits"));
    }

    [Fact]
    public async Task A_pid_file_whose_number_now_belongs_to_somebody_else_does_not_stop_the_start()
    {
        await using (await Start(Fast)) { }
        var user = ServerUser.Choose();
        using var somebody = Process.Start(Tool.Describe(user.Run("sleep", "60")))!;
        await File.WriteAllTextAsync(Path.Combine(Folder, "data", "postmaster.pid"), $"{somebody.Id}\n{Folder}/data\n1\n", Ct);

        await using var host = await Start(Fast);

        Assert.False(host.Joined);
        Assert.Equal("1", await Ask(host, "select 1"));
        Assert.False(somebody.HasExited);
        somebody.Kill();
    }

    [Fact]
    public async Task The_first_host_to_leave_keeps_the_server_running_and_the_last_one_stops_it()
    {
        var first = await Start(Fast);
        var second = await Start(Fast);
        var pid = await Pid(first);

        await first.DisposeAsync();
        Assert.Equal("1", await Ask(second, "select 1"));
        Assert.True(Directory.Exists($"/proc/{pid}"));

        await second.DisposeAsync();
        await Assert.ThrowsAsync<NpgsqlException>(() => Ask(second, "select 1"));
        Assert.False(File.Exists(Path.Combine(Folder, "data", "postmaster.pid")));
        Assert.False(Directory.Exists(new NpgsqlConnectionStringBuilder(second.ConnectionString).Host));
    }

    [Fact]
    public async Task A_folder_made_by_another_major_version_says_so()
    {
        await using (await Start(Fast)) { }
        await File.WriteAllTextAsync(Path.Combine(Folder, "data", "PG_VERSION"), "11\n", Ct);

        var problem = await Assert.ThrowsAsync<InvalidOperationException>(() => Start(Fast));

        Assert.Contains("was made by PostgreSQL 11", problem.Message);
        Assert.Matches(@"found: PostgreSQL \d+ in /", problem.Message);
    }

    [Fact]
    public async Task A_machine_without_PostgreSQL_is_told_what_to_install()
    {
        var problem = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Start(Fast with { Search = PostgresSearch.Nowhere }));

        Assert.Contains("apt-get install postgresql", problem.Message);
        Assert.Contains("DEALERSHIP_PG_BIN", problem.Message);
        Assert.Contains("Dealership__Database", problem.Message);
        Assert.False(Directory.Exists(Path.Combine(Folder, "data")));
    }

    [Fact]
    public async Task A_server_that_ends_early_is_quoted()
    {
        await using (await Start(Fast)) { }
        await File.AppendAllTextAsync(Path.Combine(Folder, "data", "postgresql.conf"), "shared_buffers = 'a great many'\n", Ct);

        var problem = await Assert.ThrowsAsync<InvalidOperationException>(() => Start(Fast));

        Assert.Contains("did not start", problem.Message);
        Assert.Contains("a great many", problem.Message);
    }

    [Fact]
    public async Task A_folder_in_use_in_another_container_is_refused()
    {
        await using (await Start(Fast)) { }
        await File.WriteAllTextAsync(Path.Combine(Folder, "started-on"), "showroom-2", Ct);
        using var theirs = new FolderLocks(Folder).Use();

        var problem = await Assert.ThrowsAsync<InvalidOperationException>(() => Start(Fast));

        Assert.Contains("showroom-2", problem.Message);
    }

    [Fact]
    public async Task The_server_has_a_socket_and_no_port_and_keeps_what_was_committed()
    {
        await using var safe = await Start(new LocalPostgresOptions());

        async Task Shows(string setting, string value) => Assert.Equal((setting, value), (setting, await Ask(safe, $"show {setting}")));
        await Shows("fsync", "on");
        await Shows("full_page_writes", "on");
        await Shows("synchronous_commit", "on");
        await Shows("listen_addresses", "");
        await Shows("server_encoding", "UTF8");
        await Shows("timezone", "UTC");
        Assert.Equal("C", await Ask(safe, "select datcollate from pg_database where datname = 'dealership'"));
        var sockets = new NpgsqlConnectionStringBuilder(safe.ConnectionString).Host!;
        Assert.Equal(Unix.OwnerOnly, new DirectoryInfo(sockets).UnixFileMode);
        Assert.InRange($"{sockets}/.s.PGSQL.5432".Length, 1, 107);
    }

    [Fact]
    public async Task Ctrl_C_at_the_host_does_not_reach_the_server_and_the_server_is_never_root()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "asks /proc");
        await using var host = await Start(Fast);
        var pid = await Pid(host);

        var afterName = (await File.ReadAllTextAsync($"/proc/{pid}/stat", Ct)).Split(") ")[^1].Split(' ');
        Assert.Equal($"{pid}", afterName[2]); // the leader of a process group of its own
        Assert.DoesNotContain("Uid:\t0", await File.ReadAllTextAsync($"/proc/{pid}/status", Ct));
    }

    [Fact]
    public async Task A_folder_below_a_closed_one_is_replaced_by_an_open_one_and_the_log_says_so()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only a host that is root drops to another user");
        Unix.MakeFolder(home, Unix.OwnerOnly);
        var log = new Heard();

        string place;
        await using (var host = await LocalPostgres.StartAsync(Folder, log, Fast, Ct))
            place = Path.GetDirectoryName(await Ask(host, "show data_directory"))!;

        Assert.StartsWith("/var/", place);
        Assert.Contains(log.Lines, line => line.Contains(place) && line.Contains(Folder));
        Directory.Delete(place, recursive: true);
    }

    private Task<LocalPostgres> Start(LocalPostgresOptions options) =>
        LocalPostgres.StartAsync(Folder, NullLogger.Instance, options, Ct);

    private static async Task<int> Pid(LocalPostgres host) =>
        int.Parse(await Ask(host, "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)"));

    private static async Task<string> Ask(LocalPostgres host, string sql)
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return $"{await command.ExecuteScalarAsync(Ct)}";
    }
}
