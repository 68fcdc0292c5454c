using Dealership.Plugin;

namespace Dealership.Host.Imports;

/// <summary>An import that something is to be done about, and in whose name.</summary>
internal sealed record ImportJob(Guid Id, ImportKind Kind, Caller Caller)
{
    /// <summary>Rows in one transaction.</summary>
    public const int Batch = 500;
}

/// <summary>A row on its way to a department.</summary>
internal sealed record PendingRow(int Number, string Read, string? NaturalKey, string? Result)
{
    public ImportRow Row => new(Number, ImportBooks.From<Dictionary<string, string?>>(Read));
}
