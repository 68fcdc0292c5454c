using Dealership.EndToEnd.Tests;

[assembly: AssemblyFixture(typeof(Houses))]
// One machine, one browser, one demo: what a test changes another may look at, so they take turns.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Dealership.EndToEnd.Tests;

/// <summary>The demo in Chinese and in English: each a host and a database, begun when first asked for and shared by all tests.</summary>
public sealed class Houses : IAsyncDisposable
{
    private readonly Dictionary<string, DemoInBrowser> _open = [];

    /// <summary>The languages a reader may have.</summary>
    public static TheoryData<string> Languages { get; } = ["zh-CN", "en-US"];

    /// <summary>The house whose people, and whose browser, speak this language.</summary>
    public async Task<DemoInBrowser> In(string language)
    {
        if (_open.TryGetValue(language, out var open)) return open;
        var house = new DemoInBrowser { Language = language };
        await house.InitializeAsync();
        return _open[language] = house;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var house in _open.Values) await house.DisposeAsync();
    }
}
