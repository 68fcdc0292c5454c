using System.Globalization;
using System.Text;
using Dealership.Ui;
using Microsoft.AspNetCore.Http;

namespace Dealership.Admin.Obligations;

/// <summary>A list of obligations as a file for a spreadsheet: UTF-8 with its mark, or Excel shows Chinese as noise.</summary>
internal static class ObligationSheet
{
    public const int AtMost = 10_000;

    public static IResult Of(IEnumerable<ObligationList.Row> rows, Words words)
    {
        var sheet = new StringBuilder();
        Line(sheet, words["条款", "Clause"], words["岗位", "Position"], words["责任人", "Holder"], words["事项", "What"],
            words["截止", "Due"], words["完成", "Proven"], words["状态", "State"]);
        foreach (var row in rows)
            Line(sheet, row.Clause, row.Position, row.Holder ?? "", words[row.WhatZh, row.WhatEn], Local(row.DueAt, words),
                row.ProvenAt is { } at ? Local(at, words) : "", Standing.Say(row.State, words));
        return Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(sheet.ToString())], "text/csv; charset=utf-8", words["待办台账.csv", "obligations.csv"]);
    }

    private static string Local(DateTimeOffset at, Words words) => words.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Quoted, and nothing that a spreadsheet would run as a formula.</summary>
    private static void Line(StringBuilder sheet, params string[] cells) => sheet.AppendJoin(',', cells.Select(cell =>
        $"\"{(cell is ['=' or '+' or '-' or '@', ..] ? "'" : "")}{cell.Replace("\"", "\"\"")}\"")).Append("\r\n");
}
