namespace Dealership.Host.Imports;

/// <summary>What an installation may set under <c>Dealership:Imports</c>.</summary>
internal sealed class ImportLimits
{
    /// <summary>Largest file.</summary>
    public int Megabytes { get; init; } = 20;

    /// <summary>Most rows in one file.</summary>
    public int Rows { get; init; } = 100_000;

    /// <summary>The rows, which hold names and numbers, are kept so many days after the end; so long an import can be taken back.</summary>
    public int KeptDays { get; init; } = 90;
}
