using System.IO.Compression;
using Dealership.Contracts;
using Dealership.Host.Imports;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using MiniExcelLibs;

namespace Dealership.Host.Tests.Imports;

public sealed class SheetFileTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly ImportSheet Buyers = new("buyers", new("购车客户", "Buyers"), "x",
    [
        new("name", new("姓名", "Name"), CellKind.Text, true),
        new("phone", new("手机", "Phone"), CellKind.Phone, true, ["电话"]),
        new("level", new("级别", "Level"), CellKind.Choice, false, null, [("H", new("高", "High")), ("A", new("中", "Middle"))]),
    ], ["phone"]);

    [Fact]
    public async Task An_exported_list_reads_back_as_it_was()
    {
        var rows = new[] { new Row("张伟", "013800001234", 128000.50m, new(2026, 2, 3)), new Row("=1+1 <&> \u0001", null, 1m, null) };
        using var file = new MemoryStream();
        await ListFile.Write(file, new("客户", "Customers"), Columns, rows, "zh", Ct);
        var read = FileRows.Of(file, FileRows.Sheets(file).Single(), 10, 4).Select(r => r.Cells).ToArray();
        Assert.Equal(["姓名", "手机", "金额", "日期"], read[0]);
        Assert.Equal(["张伟", "013800001234", 128000.5, new DateTime(2026, 2, 3)], read[1]);
        Assert.Equal("=1+1 <&> ", read[2][0]);
        Assert.Null(read[2][1]);
        Assert.Equal("客户", FileRows.Sheets(file).Single());
    }

    [Fact]
    public async Task A_long_list_is_written_without_standing_in_memory()
    {
        const int Rows = 50_000;
        var before = GC.GetTotalMemory(true);
        long peak = 0;
        IEnumerable<Row> Many()
        {
            for (var i = 0; i < Rows; i++)
            {
                if (i % 5000 == 0) peak = Math.Max(peak, GC.GetTotalMemory(true));
                yield return new($"客户{i}", $"139{i:00000000}", i, new(2026, 1, 1));
            }
        }
        await using var nowhere = new CountingStream();
        await ListFile.Write(nowhere, new("客户", "Customers"), Columns, Many(), "en", Ct);
        Assert.True(nowhere.Written > 500_000, $"only {nowhere.Written} bytes");
        Assert.True(peak - before < 4 << 20, $"grew by {(peak - before) >> 10} KiB");
    }

    [Fact]
    public async Task Empty_columns_of_a_template_are_text_and_required_headers_are_marked()
    {
        using var file = new MemoryStream();
        await TemplateFile.Write(file, Buyers, "zh", Ct);
        Assert.Equal(["购车客户", "填写说明"], FileRows.Sheets(file));
        Assert.Equal(["*姓名", "*手机", "级别"], FileRows.Of(file, "购车客户", 5, 3).First().Cells);
        Assert.Contains(FileRows.Of(file, "填写说明", 5), r => r.Cells is ["手机", "是", ..]);
        var xml = Part(file, "xl/worksheets/sheet1.xml");
        Assert.Contains("<col min=\"2\" max=\"2\" width=\"18\" customWidth=\"1\" style=\"1\"/>", xml);
        Assert.Contains("<formula1>&quot;高,中&quot;</formula1>", xml.Replace("\"高,中\"", "&quot;高,中&quot;"));
        Assert.Contains("<xf numFmtId=\"49\" applyNumberFormat=\"1\"/>", Part(file, "xl/styles.xml"));
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task A_template_in_either_language_is_recognised_when_it_comes_back(string language)
    {
        using var file = new MemoryStream();
        await TemplateFile.Write(file, Buyers, language, Ct);
        var (_, header) = FileRows.Choose(file, Buyers);
        Assert.Empty(header.Problems);
        Assert.Equal(["name", "phone", "level"], header.Places.Keys);
    }

    [Fact]
    public async Task An_error_file_says_why_and_can_be_imported_again()
    {
        using var file = new MemoryStream();
        var bad = new BadRow(17, new Dictionary<string, string?> { ["name"] = "张伟", ["phone"] = "1.38E10" }, [new("phone", new("丢了位数。", "Lost digits."))]);
        await ErrorFile.Write(file, Buyers, new[] { bad }.ToAsyncEnumerable(), "zh", Ct);
        var (tab, header) = FileRows.Choose(file, Buyers);
        Assert.Empty(header.Problems);
        Assert.Empty(header.Ignored);
        Assert.Equal(["张伟", "1.38E10", null, "原第 17 行 · 手机: 丢了位数。"], FileRows.Of(file, tab, 5, 4).Last().Cells);
        Assert.Contains("科学计数法", ReadRow.All(file, Buyers, tab, header, 10).Single().Problems.Single().Text.Zh);
    }

    [Theory]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3, 4 }, ".xls")]
    [InlineData(new byte[] { 1, 2, 3, 4 }, "不是 .xlsx")]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 9, 9, 9, 9 }, "打不开")]
    [InlineData(new byte[] { }, "不是 .xlsx")]
    public void What_is_no_workbook_is_refused_with_what_to_do(byte[] bytes, string reason) =>
        Assert.Contains(reason, Assert.Throws<UnreadableFileException>(() => FileRows.Sheets(new MemoryStream(bytes))).Text.Zh);

    private static string Part(Stream file, string path)
    {
        file.Position = 0;
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        return new StreamReader(zip.GetEntry(path)!.Open()).ReadToEnd();
    }

    private static readonly ListColumn<Row>[] Columns =
    [
        new(new("姓名", "Name"), r => r.Name), new(new("手机", "Phone"), r => r.Phone, 18, SheetForm.Text),
        new(new("金额", "Amount"), r => r.Amount, 14, SheetForm.Amount), new(new("日期", "Date"), r => r.On),
    ];

    private sealed record Row(string Name, string? Phone, decimal Amount, DateOnly? On);

    /// <summary>An answer on its way to a browser: it cannot be read, nor gone back in, and it must not be written to at once.</summary>
    private sealed class CountingStream : Stream
    {
        public long Written { get; private set; }
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous writes are disallowed.");
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken ct = default)
        {
            Written += buffer.Length;
            return ValueTask.CompletedTask;
        }
        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken ct) => WriteAsync(buffer.AsMemory(offset, count), ct).AsTask();
    }
}
