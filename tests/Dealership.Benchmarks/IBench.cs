namespace Dealership.Benchmarks;

/// <summary>One measurement, found by its verb: <c>-- compare</c>.</summary>
internal interface IBench
{
    /// <summary>The word on the command line.</summary>
    string Verb { get; }

    /// <summary>What it measures, in one line.</summary>
    string Measures { get; }

    /// <summary>Measures and prints.</summary>
    /// <param name="options">What stood behind the verb as <c>--name value</c>.</param>
    /// <param name="ct">Ctrl-C.</param>
    /// <returns>0 when every limit that gates held, else 1.</returns>
    Task<int> Run(Options options, CancellationToken ct);
}
