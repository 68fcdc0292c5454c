namespace Dealership.Host.Data;

/// <summary>How the embedded server is started; the defaults are those of a shop that must lose nothing.</summary>
/// <param name="Fast">For tests alone: no fsync, so a power cut may destroy the folder.</param>
internal sealed record LocalPostgresOptions(bool Fast = false)
{
    /// <summary>Where to look for PostgreSQL; tests narrow it.</summary>
    public PostgresSearch Search { get; init; } = PostgresSearch.OfThisMachine();
}
