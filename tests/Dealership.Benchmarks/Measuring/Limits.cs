using System.Text.Json;

namespace Dealership.Benchmarks.Measuring;

/// <summary>What gates, in one file: <c>limits.json</c>, by verb, then by what is measured, then by name of the figure.</summary>
internal sealed class Limits
{
    private readonly Dictionary<string, Dictionary<string, Dictionary<string, long>>> _all;

    private Limits(Dictionary<string, Dictionary<string, Dictionary<string, long>>> all) => _all = all;

    /// <summary>As built beside the program.</summary>
    public static Limits Read() => new(JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, Dictionary<string, long>>>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "limits.json")))!);

    /// <summary>Prints a figure beside its limit and says whether it holds. A figure without a limit does not: nothing passes by being forgotten.</summary>
    public bool Holds(string verb, string what, string figure, long value)
    {
        long? limit = _all.TryGetValue(verb, out var whats) && whats.TryGetValue(what, out var figures) && figures.TryGetValue(figure, out var most) ? most : null;
        var held = value <= limit;
        Console.WriteLine($"{(held ? "held    " : "BROKEN  ")} {what,-10} {figure,-10} {value,9}  at most {(limit is null ? "(no limit is set)" : limit)}");
        return held;
    }
}
