using System.Text;
using System.Text.RegularExpressions;

namespace Dealership.Admin.Editions;

/// <summary>
/// Reads an edition that is text, in the layout of the source: a heading <c>…岗位职责:</c> for each position, then a clause on each line, numbered or not.
/// A heading that speaks of the company is the document's title. After an empty line only what is numbered or ends as a sentence does is a clause:
/// the rest is the page's own.
/// </summary>
internal static partial class DocumentText
{
    /// <summary>UTF-8, and where the bytes are not that, GB18030, in which older documents are kept.</summary>
    public static string Decoded(byte[] content)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(content);
        }
    }

    public static Document Read(string text)
    {
        string[] rows = [.. text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim(' ', '\t', '\u3000'))];
        var (lines, skipped, position, parted, joins) = (new List<DocumentLine>(), 0, (string?)null, false, Ends(rows));
        foreach (var line in rows)
        {
            if (line.Length == 0) parted = true;
            else if (Heading().Match(line) is { Success: true } heading) (position, parted) = (heading.Groups["position"].Value.Trim(), false);
            else if (position is null || (parted && !Numbered().IsMatch(line) && !Ended().IsMatch(line))) skipped++;
            else if (joins && !parted && lines is [.., { } before] && before.Position == position && !Ended().IsMatch(before.Said) && !Numbered().IsMatch(line)) lines[^1] = before with { Said = before.Said + line };
            else
            {
                var clause = Clause().Match(line);
                lines.Add(new(position, clause.Groups["code"] is { Success: true, Value: var code } ? code.ToUpperInvariant() : null, clause.Groups["said"].Value.Trim()));
            }
        }
        DocumentLine[] clauses = [.. lines.Select(l => l with { Said = l.Said.TrimEnd(';', '；', '。').TrimEnd() }).Where(l => l.Said.Length > 0)];
        return clauses.Length == 0
            ? Document.Unreadable("没有读到职责：每个岗位要有一行“××岗位职责：”，下面每行一条。", "No duty was found: each position needs a line “…岗位职责:”, and a duty on each line after it.")
            : new(clauses, skipped + lines.Count - clauses.Length);
    }

    /// <summary>Half of the lines and more end with a mark: then one that does not goes on in the next line, where it was broken.</summary>
    private static bool Ends(string[] rows)
    {
        var clauses = rows.SkipWhile(r => !Heading().IsMatch(r)).Where(r => r.Length > 0 && !Heading().IsMatch(r)).ToArray();
        return clauses.Count(Ended().IsMatch) * 2 >= clauses.Length;
    }

    [GeneratedRegex(@"^(?:[(（]?[0-9一二三四五六七八九十]{1,3}[)）、.．]\s*)?(?<position>(?!.*(?:公司|组织架构))[^,，;；。、]{2,30}?)(?:的)?岗位职责\s*[:：]?$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?:(?<code>[A-Za-z]{2,3}-\d{1,2})[\s:：、.．]*)?(?:[(（]?\d{1,2}[)）、.．]\s*|[①-⑳]\s*)?(?<said>.+)$")]
    private static partial Regex Clause();

    [GeneratedRegex(@"^(?:[(（]?\d{1,2}[)）、.．]|[①-⑳]|[A-Za-z]{2,3}-\d{1,2}\b)")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"[;；。]$")]
    private static partial Regex Ended();
}
