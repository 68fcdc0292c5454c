namespace Dealership.Benchmarks.Growth;

/// <summary>What one look at an endpoint or page touched.</summary>
/// <param name="Buffers">Pages of PostgreSQL, of all its statements.</param>
/// <param name="Tables">From which tables it read.</param>
/// <param name="Counted">The most rows that one count, sum or group went through.</param>
/// <param name="Dearest">Where it touched most.</param>
/// <param name="Trips">Round trips.</param>
/// <param name="Next">Where its next page begins.</param>
internal sealed record Looked(long Buffers, IReadOnlySet<string> Tables, long Counted, string Dearest, int Trips, string? Next);
