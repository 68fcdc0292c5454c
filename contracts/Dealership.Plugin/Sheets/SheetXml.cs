using System.Globalization;
using System.Text;

namespace Dealership.Plugin.Sheets;

/// <summary>The SpreadsheetML (ECMA-376) of <see cref="SheetFile"/>: the smallest that Excel and WPS both open without a word.</summary>
internal static class SheetXml
{
    private const int LongestCell = 32_767, LastRow = 1_048_576;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Declared = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

    /// <summary>Places of the cell formats in <see cref="Styles"/>.</summary>
    private const int General = 0, Text = 1, Header = 2, HeaderRequired = 3, Day = 4, Minute = 5, Amount = 6;

    /// <summary>31 characters without the ones that Excel refuses, and no name twice.</summary>
    public static string Name(string name, List<string> taken)
    {
        var clean = string.Concat(name.Where(c => !@"[]:*?/\".Contains(c) && !char.IsControl(c))).Trim().Trim('\'');
        clean = clean.Length == 0 ? "Sheet" : clean[..Math.Min(28, clean.Length)];
        return taken.Contains(clean) ? $"{clean} {taken.Count + 1}" : clean;
    }

    public static void Head(StringBuilder xml, IReadOnlyList<SheetColumn> columns)
    {
        xml.Append($"{Declared}<worksheet xmlns=\"{Main}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
        for (var i = 0; i < columns.Count; i++)
            xml.Append(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{columns[i].Width}\" customWidth=\"1\" style=\"{StyleOf(columns[i].Form)}\"/>");
        xml.Append("</cols><sheetData><row r=\"1\">");
        for (var i = 0; i < columns.Count; i++)
            String(xml, Place(i, 1), columns[i].Required ? $"*{columns[i].Header}" : columns[i].Header, columns[i].Required ? HeaderRequired : Header);
        xml.Append("</row>");
    }

    public static void Row(StringBuilder xml, int number, IReadOnlyList<object?> values, IReadOnlyList<SheetColumn> columns)
    {
        xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
        for (var i = 0; i < values.Count; i++) Cell(xml, Place(i, number), values[i], i < columns.Count ? columns[i].Form : SheetForm.General);
        xml.Append("</row>");
    }

    public static void Tail(StringBuilder xml, IReadOnlyList<SheetColumn> columns)
    {
        xml.Append("</sheetData>");
        var helped = columns.Select((column, i) => (column, i)).Where(c => c.column.Note is not null || c.column.Choices is not null).ToArray();
        if (helped.Length > 0) xml.Append($"<dataValidations count=\"{helped.Length}\">");
        foreach (var (column, i) in helped) Help(xml, column, Letters(i));
        if (helped.Length > 0) xml.Append("</dataValidations>");
        xml.Append("</worksheet>");
    }

    /// <summary>The words beside the cell, and the list to choose from. A list never forbids: the import says what is wrong, with the row.</summary>
    private static void Help(StringBuilder xml, SheetColumn column, string letters)
    {
        var list = column.Choices is { Count: > 0 } choices && string.Join(',', choices) is { Length: <= 250 } joined && !choices.Any(c => c.Contains(',')) ? joined : null;
        xml.Append($"<dataValidation{(list is null ? "" : " type=\"list\"")} allowBlank=\"1\" showInputMessage=\"1\"");
        if (column.Note is { } note) xml.Append($" promptTitle=\"{Escape(Cut(column.Header, 32))}\" prompt=\"{Escape(Cut(note, 255))}\"");
        xml.Append($" sqref=\"{letters}1:{letters}{LastRow}\">");
        if (list is not null) xml.Append($"<formula1>\"{Escape(list)}\"</formula1>");
        xml.Append("</dataValidation>");
    }

    private static void Cell(StringBuilder xml, string place, object? value, SheetForm form)
    {
        switch (value)
        {
            case null or "":
                break;
            case DateOnly day:
                Number(xml, place, day.ToDateTime(TimeOnly.MinValue).ToOADate(), Day);
                break;
            case DateTime at:
                Number(xml, place, at.ToOADate(), Minute);
                break;
            case int or long or decimal or double or short when form != SheetForm.Text:
                Number(xml, place, (IFormattable)value, StyleOf(form));
                break;
            default:
                String(xml, place, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", form == SheetForm.General ? General : Text);
                break;
        }
    }

    private static void Number(StringBuilder xml, string place, IFormattable value, int style) =>
        xml.Append($"<c r=\"{place}\" s=\"{style}\"><v>{value.ToString(null, CultureInfo.InvariantCulture)}</v></c>");

    /// <summary>Inline text is never a formula, whatever it begins with.</summary>
    private static void String(StringBuilder xml, string place, string value, int style) =>
        xml.Append($"<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{Escape(Cut(value, LongestCell))}</t></is></c>");

    private static int StyleOf(SheetForm form) => form switch { SheetForm.Text => Text, SheetForm.Amount => Amount, _ => General };

    private static string Place(int column, int row) => Letters(column) + row.ToString(CultureInfo.InvariantCulture);

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + (char)('A' + column % 26);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    /// <summary>Escapes for XML 1.0 and leaves out what it cannot carry at all.</summary>
    private static string Escape(string text)
    {
        var clean = text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 && !text.Any(char.IsSurrogate) && !text.Contains('\uffff')
            ? text
            : string.Concat(text.EnumerateRunes().Where(r => r.Value is >= 0x20 or '\t' or '\n' or '\r' && r.Value is not (0xfffe or 0xffff)));
        return System.Security.SecurityElement.Escape(clean);
    }

    /// <summary>Everything but the sheets.</summary>
    public static IEnumerable<(string Path, string Content)> Parts(IReadOnlyList<string> names)
    {
        var numbered = names.Select((name, i) => (Name: Escape(name), Number: i + 1)).ToArray();
        string Each(Func<(string Name, int Number), string> part) => string.Concat(numbered.Select(part));
        yield return ("[Content_Types].xml", $"{Declared}<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{SheetFile.ContentType}.main+xml\"/>{Each(s => $"<Override PartName=\"/xl/worksheets/sheet{s.Number}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")}<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
        yield return ("_rels/.rels", $"{Declared}<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        yield return ("xl/workbook.xml", $"{Declared}<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>{Each(s => $"<sheet name=\"{s.Name}\" sheetId=\"{s.Number}\" r:id=\"s{s.Number}\"/>")}</sheets></workbook>");
        yield return ("xl/_rels/workbook.xml.rels", $"{Declared}<Relationships xmlns=\"{Package}/relationships\">{Each(s => $"<Relationship Id=\"s{s.Number}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{s.Number}.xml\"/>")}<Relationship Id=\"styles\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");
        yield return ("xl/styles.xml", Declared + Styles);
    }

    private const string Styles = $"""
        <styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm"/></numFmts>
        <fonts count="3"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><color rgb="FFC00000"/><name val="等线"/></font></fonts>
        <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEFEFEF"/></patternFill></fill></fills>
        <borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
        <cellXfs count="7"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1"/>
        <xf numFmtId="49" fontId="2" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/></cellXfs>
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """;
}
