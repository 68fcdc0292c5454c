using System.Collections.Concurrent;

namespace Dealership.Benchmarks.Walls;

/// <summary>What was found, and how much was tried for it.</summary>
internal sealed class Breaches
{
    private readonly ConcurrentDictionary<(string Kind, string Way, string Cause), (int Count, string Example)> _found = new();
    private readonly ConcurrentDictionary<string, int> _tried = new();

    /// <summary>Nothing was found.</summary>
    public bool None => _found.IsEmpty;

    /// <summary>One more try of a kind.</summary>
    public void Tried(string what) => _tried.AddOrUpdate(what, 1, (_, n) => n + 1);

    /// <summary>A wall that did not hold.</summary>
    /// <param name="kind">Which wall.</param>
    /// <param name="way">At which address.</param>
    /// <param name="example">Who and with what.</param>
    /// <param name="cause">Same cause, same line.</param>
    public void Found(string kind, string way, string example, string cause = "") =>
        _found.AddOrUpdate((kind, way, cause), (1, example), (_, was) => (was.Count + 1, was.Example));

    /// <summary>The table, and a line for each breach.</summary>
    public void Print()
    {
        Console.WriteLine();
        foreach (var (what, count) in _tried.OrderBy(t => t.Key, StringComparer.Ordinal)) Console.WriteLine($"{what,-58} {count,8:N0}");
        Console.WriteLine();
        foreach (var kind in _found.GroupBy(f => f.Key.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"NOT HELD  {kind.Key}: {kind.Sum(f => f.Value.Count)} times, {kind.Count()} causes");
            foreach (var (key, (count, example)) in kind.OrderBy(f => f.Key.Cause, StringComparer.Ordinal).ThenBy(f => f.Key.Way, StringComparer.Ordinal))
                Console.WriteLine($"  {key.Way}  ×{count}  {key.Cause}  e.g. {Short(example)}");
        }
        Console.WriteLine(None ? "Held: every wall." : $"Breaches: {_found.Count}.");
    }

    private static string Short(string text) => (text.Length > 260 ? text[..260] + "…" : text).ReplaceLineEndings("⏎");
}
