using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Host.Imports;

/// <summary>A row that was read, with everything that the sheet alone can say of it.</summary>
/// <param name="Number">Row number in the file.</param>
/// <param name="Cells">The texts as they stand in the file, by column key; what people see and correct.</param>
/// <param name="Values">Normalised, by column key.</param>
/// <param name="Problems">All of them at once; the field is the column key.</param>
/// <param name="Warnings">Taken, but worth a look.</param>
/// <param name="NaturalKey">By which two rows are the same thing; nothing when a part of it is missing or wrong.</param>
internal sealed record ReadRow(
    int Number, IReadOnlyDictionary<string, string?> Cells, IReadOnlyDictionary<string, string?> Values,
    IReadOnlyList<Problem> Problems, IReadOnlyList<Problem> Warnings, string? NaturalKey)
{
    /// <summary>Reads the texts of a row.</summary>
    public static ReadRow Of(ImportSheet sheet, int number, IReadOnlyDictionary<string, string?> cells)
    {
        var values = new Dictionary<string, string?>();
        List<Problem> problems = [], warnings = [];
        foreach (var column in sheet.Columns)
        {
            var read = CellRead.Of(column, cells.GetValueOrDefault(column.Key));
            if (read.Value is not null) values[column.Key] = read.Value;
            if (read.Problem is { } problem) problems.Add(new(column.Key, problem));
            if (read.Warning is { } warning) warnings.Add(new(column.Key, warning));
        }
        var key = sheet.NaturalKey.Select(k => values.GetValueOrDefault(k)).ToArray();
        return new(number, cells, values, problems, warnings, key.Length == 0 || key.Any(k => k is null) ? null : string.Join('\u001f', key));
    }

    /// <summary>The rows of a file under its headers; wholly empty ones are left out.</summary>
    public static IEnumerable<ReadRow> All(Stream file, ImportSheet sheet, string tab, HeaderMatch header, int atMost)
    {
        foreach (var row in FileRows.Of(file, tab, header.Row + atMost, header.Places.Values.Max() + 1).Where(r => r.Number > header.Row))
        {
            var cells = new Dictionary<string, string?>();
            foreach (var column in sheet.Columns)
                if (header.Places.TryGetValue(column.Key, out var place) && CellText.Of(row.Cells[place], column.Kind) is { } text)
                    cells[column.Key] = text;
            if (cells.Count > 0) yield return Of(sheet, row.Number, cells);
        }
    }
}
