using System.IO.Compression;
using System.Text;

namespace Dealership.Plugin.Sheets;

/// <summary>
/// Writes a workbook (.xlsx) straight into a stream, row by row, so that a long list never stands in memory and the stream
/// may be an answer on its way to the browser. Text columns are text all the way down, also where they are still empty:
/// otherwise Excel and WPS turn the phone number that is typed there into 1.38E+10.
/// </summary>
public sealed class SheetFile : IAsyncDisposable
{
    private const int FlushAt = 16 * 1024;
    private readonly Stream _to;
    private readonly Waiting _waiting = new();
    private readonly ZipArchive _zip;
    private readonly List<string> _names = [];
    private readonly CancellationToken _ct;

    private SheetFile(Stream to, CancellationToken ct) => (_to, _ct, _zip) = (to, ct, new(_waiting, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8));

    /// <summary>The content type of what is written.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Begins a workbook; it is whole when disposed. The stream stays open.</summary>
    public static SheetFile Begin(Stream to, CancellationToken ct) => new(to, ct);

    /// <summary>Writes a sheet: a header, frozen, and the rows under it.</summary>
    /// <param name="name">On the tab; shortened and cleaned where Excel would refuse it.</param>
    /// <param name="columns">From left to right.</param>
    /// <param name="rows">Values in the order of the columns: text, numbers, <see cref="DateOnly"/>, <see cref="DateTime"/>, or nothing.</param>
    public async Task Sheet(string name, IReadOnlyList<SheetColumn> columns, IAsyncEnumerable<IReadOnlyList<object?>> rows)
    {
        _names.Add(SheetXml.Name(name, _names));
        var entry = _zip.CreateEntry($"xl/worksheets/sheet{_names.Count}.xml", CompressionLevel.Fastest);
        await using var stream = entry.Open();
        var xml = new StringBuilder(FlushAt * 2);
        SheetXml.Head(xml, columns);
        var number = 1;
        await foreach (var row in rows.WithCancellation(_ct))
        {
            SheetXml.Row(xml, ++number, row, columns);
            if (xml.Length > FlushAt) await Flush(stream, xml);
        }
        SheetXml.Tail(xml, columns);
        await Flush(stream, xml);
    }

    /// <summary>As above, from a sequence that is there already.</summary>
    public Task Sheet(string name, IReadOnlyList<SheetColumn> columns, IEnumerable<IReadOnlyList<object?>> rows) =>
        Sheet(name, columns, rows.ToAsyncEnumerable());

    /// <summary>Writes what holds the sheets together.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var (path, content) in SheetXml.Parts(_names))
        {
            using var stream = _zip.CreateEntry(path, CompressionLevel.Fastest).Open();
            stream.Write(Encoding.UTF8.GetBytes(content));
        }
        _zip.Dispose();
        await _waiting.Drain(_to, _ct);
    }

    private async Task Flush(Stream stream, StringBuilder xml)
    {
        stream.Write(Encoding.UTF8.GetBytes(xml.ToString()));
        xml.Clear();
        await _waiting.Drain(_to, _ct);
    }

    /// <summary>
    /// What is packed and not yet sent. The zip writes at once where it likes, at the latest when an entry ends, and an
    /// answer on its way to a browser takes only what is awaited; so the two meet here, a few KiB at a time.
    /// </summary>
    private sealed class Waiting : MemoryStream
    {
        public override bool CanSeek => false; // what was drained cannot be gone back to, and the zip asks

        public async Task Drain(Stream to, CancellationToken ct)
        {
            await to.WriteAsync(GetBuffer().AsMemory(0, (int)Length), ct);
            SetLength(0);
        }
    }
}

/// <summary>A column of a sheet.</summary>
/// <param name="Header">First row.</param>
/// <param name="Width">In characters; a Chinese one takes two.</param>
/// <param name="Form">How its cells are shown.</param>
/// <param name="Required">The header is red and carries a star.</param>
/// <param name="Note">Shown beside a cell when it is entered.</param>
/// <param name="Choices">Offered as a list when a cell is entered.</param>
public sealed record SheetColumn(
    string Header, double Width = 14, SheetForm Form = SheetForm.General, bool Required = false, string? Note = null, IReadOnlyList<string>? Choices = null);

/// <summary>How cells are shown.</summary>
public enum SheetForm
{
    /// <summary>As Excel likes.</summary>
    General,
    /// <summary>Text, whatever is typed.</summary>
    Text,
    /// <summary>Two decimals.</summary>
    Amount,
}
