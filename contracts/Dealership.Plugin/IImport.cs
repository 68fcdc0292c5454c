using Dealership.Contracts;

namespace Dealership.Plugin;

/// <summary>
/// A kind of Excel sheet that a department takes. The department says the columns and what a row means; the host reads the
/// file, shows all errors by row and column, lets them be fixed, runs with a progress bar, and can take it all back.
/// </summary>
public interface IImport
{
    /// <summary>What the sheet looks like.</summary>
    ImportSheet Sheet { get; }

    /// <summary>
    /// Looks at a batch without writing: what else is wrong with each row, and whether it is new. A cell that could not be
    /// read is empty here, also a required one; its problem is said already.
    /// </summary>
    Task<IReadOnlyList<RowVerdict>> Check(IReadOnlyList<ImportRow> rows, CancellationToken ct);

    /// <summary>
    /// Writes a batch of at most 500 rows in the transaction it runs in. One result per row, in their order. No two rows of
    /// a batch have the same natural key. The results are kept in the same transaction, so it is never asked twice for what
    /// was written; a batch that throws is asked again row by row.
    /// </summary>
    Task<IReadOnlyList<RowResult>> Apply(IReadOnlyList<ImportRow> rows, CancellationToken ct);

    /// <summary>
    /// Takes back what <see cref="Apply"/> wrote, newest first; answers why a row must stay, where one must. The problem's
    /// field names the row by its natural key, or by its number.
    /// </summary>
    Task<IReadOnlyList<Problem>> Revert(IReadOnlyList<RowResult> results, CancellationToken ct);
}

/// <summary>Description of a sheet.</summary>
/// <param name="Key">In addresses: <c>handovers</c>.</param>
/// <param name="Name">As the screen says it.</param>
/// <param name="Right">Right that importing takes.</param>
/// <param name="Columns">The columns, in the order of the template.</param>
/// <param name="NaturalKey">Columns by which two rows are the same thing.</param>
public sealed record ImportSheet(string Key, Text Name, string Right, IReadOnlyList<ImportColumn> Columns, IReadOnlyList<string> NaturalKey);

/// <summary>A column.</summary>
/// <param name="Key">In code.</param>
/// <param name="Name">Header of the template; also recognised in the other language.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="Required">May not be empty.</param>
/// <param name="Aliases">Other headers that dealers use.</param>
/// <param name="Choices">For <see cref="CellKind.Choice"/>: the codes and what people write.</param>
public sealed record ImportColumn(
    string Key, Text Name, CellKind Kind, bool Required = false, string[]? Aliases = null, (string Code, Text Name)[]? Choices = null);

/// <summary>What a cell holds; each kind refuses what it cannot read rather than guess.</summary>
public enum CellKind
{
    /// <summary>Any text.</summary>
    Text,
    /// <summary>A phone number; 1.38E10 is refused with the reason.</summary>
    Phone,
    /// <summary>A VIN; a wrong check digit is a warning.</summary>
    Vin,
    /// <summary>A date or date and time, real or written as text: 2026-08-22, 2026/8/22, 2026年8月22日.</summary>
    Date,
    /// <summary>A whole number.</summary>
    Whole,
    /// <summary>An amount in yuan.</summary>
    Amount,
    /// <summary>One of a list.</summary>
    Choice,
}

/// <summary>A row that was read: normalised values by column key, dates as yyyy-MM-dd[ HH:mm].</summary>
public sealed record ImportRow(int Number, IReadOnlyDictionary<string, string?> Values)
{
    /// <summary>The value of a column; nothing when the cell is empty.</summary>
    public string? this[string key] => Values.GetValueOrDefault(key);
}

/// <summary>What a department thinks of a row before writing it.</summary>
/// <param name="Problems">Field is the column key.</param>
/// <param name="Exists">It would update something that is there.</param>
public sealed record RowVerdict(IReadOnlyList<Problem> Problems, bool Exists);

/// <summary>What writing a row did.</summary>
/// <param name="Number">Row number.</param>
/// <param name="Id">What was made or changed.</param>
/// <param name="Created">Made, not changed.</param>
/// <param name="Before">What it was before, as the department wrote it down, for taking it back.</param>
/// <param name="Problem">Why it was not written after all.</param>
public sealed record RowResult(int Number, Guid? Id, bool Created, string? Before = null, Problem? Problem = null);
