using System.Globalization;

namespace Dealership.Benchmarks;

/// <summary>What stood behind the verb as <c>--name value</c>.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _values = [];

    /// <summary>Reads them.</summary>
    /// <exception cref="ArgumentException">A name without a value.</exception>
    public Options(ReadOnlySpan<string> arguments)
    {
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == arguments.Length) throw new ArgumentException($"{arguments[i]}: options are given as --name value.");
            _values[arguments[i][2..]] = arguments[i + 1];
        }
    }

    /// <summary>A whole number, or <paramref name="otherwise"/>.</summary>
    public int Number(string name, int otherwise) => _values.TryGetValue(name, out var value) ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>A word, or <paramref name="otherwise"/>.</summary>
    public string Word(string name, string otherwise) => _values.GetValueOrDefault(name, otherwise);
}
