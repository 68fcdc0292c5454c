using Dealership.Host.Web;

namespace Dealership.Host.Operations;

/// <summary>Verb <c>serve</c>: database, migrations, web server; the default.</summary>
internal static class Serve
{
    public const string DefaultUrl = "http://localhost:5080";

    public static async Task<int> Run(string[] args)
    {
        using var logs = LoggerFactory.Create(l => l.AddSimpleConsole(o => o.SingleLine = true));
        var builder = Site.Builder(args);
        try
        {
            await using var foundation = await Foundation.Lay(builder.Configuration, logs, migrate: false, CancellationToken.None);
            // Beside each other: putting the site together reads nothing of the database, and takes as long as looking at its schemas.
            var migrating = Task.Run(() => foundation.Migrate(logs, CancellationToken.None));
            await using var app = Site.Build(builder, foundation);
            var endpoints = Task.Run(() => Site.MakeEndpoints(app));
            await migrating;
            await app.StartAsync();
            await endpoints;
            Console.WriteLine($"Dealership.Modular serves {string.Join(", ", app.Urls)} with {string.Join(", ", foundation.Rooms.Select(r => r.Name))}. Ctrl-C stops it.");
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception problem) when (problem is InvalidOperationException or IOException)
        {
            // What an IT person can act on is said in one line; anything else keeps its stack.
            Console.Error.WriteLine(problem.Message);
            return 1;
        }
    }
}
