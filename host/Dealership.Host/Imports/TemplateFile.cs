using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;

namespace Dealership.Host.Imports;

/// <summary>
/// The empty sheet to fill in: text columns, required headers red with a star, a word of help beside each cell, lists to
/// choose from, and a second sheet that explains every column.
/// </summary>
internal static class TemplateFile
{
    public static async Task Write(Stream to, ImportSheet sheet, string language, CancellationToken ct)
    {
        string In(Text text) => language == "en" ? text.En : text.Zh;
        await using var file = SheetFile.Begin(to, ct);
        await file.Sheet(In(sheet.Name), [.. sheet.Columns.Select(c => Column(c, In))], []);
        await file.Sheet(In(new("填写说明", "How to fill in")),
            [new(In(new("列", "Column")), 18), new(In(new("必填", "Required")), 10), new(In(new("填什么", "What to write")), 60), new(In(new("也认这些表头", "Other headers that are known")), 40)],
            sheet.Columns.Select(c => (IReadOnlyList<object?>)[In(c.Name), c.Required ? In(new("是", "yes")) : "", In(Help(c)), string.Join(In(new("、", ", ")), Others(c, language))]));
    }

    /// <summary>A column of the template; every one is text, so that Excel changes nothing that is typed.</summary>
    public static SheetColumn Column(ImportColumn column, Func<Text, string> say) => new(
        say(column.Name), column.Kind switch { CellKind.Vin => 22, CellKind.Phone => 18, CellKind.Date => 18, _ => 14 }, SheetForm.Text, column.Required,
        say(Help(column)), column.Choices is null ? null : [.. column.Choices.Select(c => say(c.Name))]);

    private static IEnumerable<string> Others(ImportColumn column, string language) => (column.Aliases ?? []).Prepend(language == "en" ? column.Name.Zh : column.Name.En);

    private static Text Help(ImportColumn column) => column.Kind switch
    {
        CellKind.Phone => new("手机 11 位，或带区号的座机。空格、横线、+86 都可以。", "A mobile number, or a landline with its area code. Blanks, dashes and +86 do not matter."),
        CellKind.Vin => new("车架号 17 位，没有字母 I、O、Q。", "17 characters, without I, O and Q."),
        CellKind.Date => new("日期，如 2026-08-22 或 2026-08-22 14:30；2026/8/22、2026年8月22日也可以。", "A date: 2026-08-22 or 2026-08-22 14:30; 2026/8/22 will do."),
        CellKind.Whole => new("整数，不要小数和单位。", "A whole number, without a unit."),
        CellKind.Amount => new("金额（元），最多两位小数。", "An amount in yuan, two decimals at most."),
        CellKind.Choice => new($"从这些里选：{string.Join("、", (column.Choices ?? []).Select(c => c.Name.Zh))}。", $"One of: {string.Join(", ", (column.Choices ?? []).Select(c => c.Name.En))}."),
        _ => new("文字。", "Text."),
    };
}
