namespace Dealership.Host.Operations;

/// <summary>Verb <c>migrate</c>: brings the database up to date and ends; for installations that deploy in steps.</summary>
internal static class Migrate
{
    public static async Task<int> Run(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        using var logs = LoggerFactory.Create(l => l.AddSimpleConsole(o => o.SingleLine = true));
        await using var foundation = await Foundation.Lay(builder.Configuration, logs, migrate: true, CancellationToken.None);
        Console.WriteLine($"Up to date: house, {string.Join(", ", foundation.Rooms.Select(r => r.Schema))}.");
        return 0;
    }
}
