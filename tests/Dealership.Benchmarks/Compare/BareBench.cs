namespace Dealership.Benchmarks.Compare;

/// <summary>Serves as the bare server, or as that with walls; <c>compare</c> starts it as a process of its own.</summary>
internal sealed class BareBench : IBench
{
    /// <summary>Where the database is; not on the command line, which everybody may read.</summary>
    public const string Database = "DEALERSHIP_BARE";

    /// <inheritdoc />
    public string Verb => "bare";

    /// <inheritdoc />
    public string Measures => "Nothing: it is the bare server that compare measures the house against.";

    /// <inheritdoc />
    public async Task<int> Run(Options options, CancellationToken ct)
    {
        var connection = Environment.GetEnvironmentVariable(Database) ?? throw new InvalidOperationException($"{Database} says where the database is.");
        var walls = options.Word("walls", "no") == "yes";
        await using var sales = BareServer.Source(connection, walls ? "sales_app" : null);
        await using var customers = BareServer.Source(connection, "customer_service_app");
        await BareServer.Serve(options.Word("urls", "http://127.0.0.1:0"), walls ? new WalledServer(sales, customers) : new BareServer(sales), ct);
        return 0;
    }
}
