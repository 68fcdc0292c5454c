using System.IO.Compression;
using Dealership.Contracts;
using Dealership.Plugin;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Dealership.Host.Imports;

/// <summary>A row as the file has it.</summary>
/// <param name="Number">As Excel counts, from 1.</param>
/// <param name="Cells">Text, number, date or nothing, by column.</param>
internal sealed record FileRow(int Number, IReadOnlyList<object?> Cells);

/// <summary>The file is not one that can be read at all.</summary>
internal sealed class UnreadableFileException(string zh, string en) : Exception(en)
{
    public Text Text { get; } = new(zh, en);
}

/// <summary>
/// The rows of an .xlsx as they come, none kept. A stray cell far out would make MiniExcel build every cell up to it, so the
/// look is limited to a range; an archive that unpacks beyond reason is not unpacked.
/// </summary>
internal static class FileRows
{
    private const int Widest = 100;
    private const long UnpacksTo = 400L << 20;

    /// <summary>Names of the sheets, in order.</summary>
    /// <exception cref="UnreadableFileException">It is no .xlsx.</exception>
    public static IReadOnlyList<string> Sheets(Stream file)
    {
        Span<byte> magic = stackalloc byte[4];
        file.Position = 0;
        file.ReadAtLeast(magic, 4, throwOnEndOfStream: false);
        file.Position = 0;
        if (magic is [0xD0, 0xCF, 0x11, 0xE0])
            throw new UnreadableFileException("这是旧的 .xls 或加了密码的文件，请另存为不带密码的 .xlsx。", "This is an old .xls or has a password; save it as .xlsx without one.");
        if (magic is not [0x50, 0x4B, _, _])
            throw new UnreadableFileException("这不是 .xlsx 文件，请在 Excel 或 WPS 里另存为 .xlsx。", "This is no .xlsx; save it as one in Excel or WPS.");
        try
        {
            using (var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true))
                if (zip.Entries.Sum(e => e.Length) > UnpacksTo) throw new UnreadableFileException("文件解开后太大，请分成几份。", "The file is too large when unpacked; split it.");
            return file.GetSheetNames();
        }
        catch (Exception broken) when (broken is InvalidDataException or System.Xml.XmlException or NullReferenceException or ArgumentException)
        {
            throw new UnreadableFileException("文件打不开，可能没有传完或已损坏。", "The file cannot be opened; it may be incomplete or damaged.");
        }
    }

    /// <summary>All rows up to a number; empty ones too, so that numbers are Excel's.</summary>
    /// <param name="file">The workbook.</param>
    /// <param name="sheet">Name of the sheet.</param>
    /// <param name="lastRow">Last row looked at.</param>
    /// <param name="columns">How many columns are looked at: MiniExcel builds each cell up to there, also where there is none.</param>
    public static IEnumerable<FileRow> Of(Stream file, string sheet, int lastRow, int columns = Widest)
    {
        var number = 0;
        foreach (IDictionary<string, object?> row in file.QueryRange(false, sheet, ExcelType.XLSX, "A1", $"{Letters(columns - 1)}{lastRow}", new OpenXmlConfiguration()))
            yield return new(++number, [.. row.Values]);
    }

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + (char)('A' + column % 26);

    /// <summary>The sheet that knows the most columns; usually the first, never the explanations of the template.</summary>
    public static (string Sheet, HeaderMatch Header) Choose(Stream file, ImportSheet sheet)
    {
        (string Sheet, HeaderMatch Header)? best = null;
        foreach (var name in Sheets(file))
        {
            var header = HeaderMatch.Find(sheet, [.. Of(file, name, HeaderMatch.LooksAt)]);
            if (best is null || header.Places.Count > best.Value.Header.Places.Count) best = (name, header);
        }
        return best ?? throw new UnreadableFileException("文件里没有工作表。", "The file has no sheet.");
    }

}
