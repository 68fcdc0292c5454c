using Dealership.Host.Imports;
using Dealership.Plugin;

namespace Dealership.Host.Tests.Imports;

public sealed class ReadRowTests
{
    private static readonly ImportColumn Choice = new("level", new("级别", "Level"), CellKind.Choice, false, null, [("H", new("高", "High")), ("A", new("中", "Middle"))]);

    [Theory]
    [InlineData(CellKind.Whole, "12,345", "12345")]
    [InlineData(CellKind.Whole, "１２", "12")]
    [InlineData(CellKind.Whole, "12.0", "12")]
    [InlineData(CellKind.Amount, "¥128,000.50", "128000.5")]
    [InlineData(CellKind.Amount, "12.8万", "128000")]
    [InlineData(CellKind.Amount, "128000元", "128000")]
    [InlineData(CellKind.Date, "2026年8月22日", "2026-08-22")]
    [InlineData(CellKind.Vin, "1m8gdm9axkp042788", "1M8GDM9AXKP042788")]
    [InlineData(CellKind.Phone, "+86 139-1234-5678", "13912345678")]
    [InlineData(CellKind.Text, "1E5", "1E5")]
    public void A_cell_is_read_as_its_column_wants_it(CellKind kind, string text, string value)
    {
        var read = CellRead.Of(new("k", new("列", "Column"), kind), text);
        Assert.Equal((value, null), (read.Value, read.Problem?.Zh));
    }

    [Theory]
    [InlineData(CellKind.Whole, "12.5", "小数")]
    [InlineData(CellKind.Whole, "9999999999", "太大")]
    [InlineData(CellKind.Whole, "12公里", "整数")]
    [InlineData(CellKind.Amount, "1.234", "两位小数")]
    [InlineData(CellKind.Amount, "面议", "看不懂")]
    [InlineData(CellKind.Text, "#N/A", "错误值")]
    [InlineData(CellKind.Text, "1.10101199001011E+17", "末尾几位")]
    [InlineData(CellKind.Phone, "1.38E+10", "科学计数法")]
    public void What_cannot_be_read_is_refused_and_not_guessed(CellKind kind, string text, string reason)
    {
        var read = CellRead.Of(new("k", new("列", "Column"), kind), text);
        Assert.Null(read.Value);
        Assert.Contains(reason, read.Problem!.Value.Zh);
    }

    [Theory]
    [InlineData("h", "H")]
    [InlineData("高", "H")]
    [InlineData(" middle ", "A")]
    public void A_choice_is_known_by_code_and_by_either_name(string text, string code) => Assert.Equal(code, CellRead.Of(Choice, text).Value);

    [Fact]
    public void A_number_that_lost_its_digits_stays_lost_when_it_is_read_again()
    {
        Assert.Equal("1.38E+10", CellText.Of(13800000000d, CellKind.Phone));
        Assert.Equal("1.10101199001011E+17", CellText.Of(110101199001011234d, CellKind.Text));
        Assert.Equal("13912345602", CellText.Of(13912345602d, CellKind.Phone));
    }

    [Fact]
    public void All_that_is_wrong_with_a_row_is_said_at_once()
    {
        var sheet = new ImportSheet("s", new("表", "Sheet"), "x", [
            new("name", new("姓名", "Name"), CellKind.Text, true), new("phone", new("手机", "Phone"), CellKind.Phone, true), new("vin", new("车架号", "VIN"), CellKind.Vin), Choice], ["vin"]);
        var row = ReadRow.Of(sheet, 7, new Dictionary<string, string?> { ["phone"] = "123", ["vin"] = "SHORT", ["level"] = "低" });
        Assert.Equal(["name", "phone", "vin", "level"], row.Problems.Select(p => p.Field));
        Assert.Null(row.NaturalKey);
    }

    [Theory]
    [InlineData("*姓名", "姓名（必填）", " 车 架 号 ", "ＶＩＮ")]
    public void Stars_brackets_blanks_and_width_of_a_header_do_not_matter(string a, string b, string c, string d)
    {
        var sheet = new ImportSheet("s", new("表", "Sheet"), "x", [new("name", new("姓名", "Name"), CellKind.Text, true), new("vin", new("车架号", "VIN"), CellKind.Vin, true)], []);
        foreach (var name in new[] { a, b })
            foreach (var vin in new[] { c, d })
            {
                var header = HeaderMatch.Find(sheet, [new(1, ["二月台账"]), new(2, ["序号", name, vin])]);
                Assert.Empty(header.Problems);
                Assert.Equal((2, 1, 2), (header.Row, header.Places["name"], header.Places["vin"]));
                Assert.Equal(["序号"], header.Ignored);
            }
    }

    [Fact]
    public void Missing_and_doubled_columns_are_named()
    {
        var sheet = new ImportSheet("s", new("表", "Sheet"), "x", [new("name", new("姓名", "Name"), CellKind.Text, true), new("vin", new("车架号", "VIN"), CellKind.Vin, true)], []);
        var header = HeaderMatch.Find(sheet, [new(1, ["姓名", "Name"])]);
        Assert.Equal(["“姓名”这一列出现了两次，请只留一列。", "缺少必填列：车架号。"], header.Problems.Select(p => p.Zh));
        Assert.Contains("没有找到表头", HeaderMatch.Find(sheet, [new(1, ["甲", "乙"])]).Problems.Single().Zh);
    }
}
