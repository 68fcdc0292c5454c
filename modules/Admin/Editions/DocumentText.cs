using System.Text;
using System.Text.RegularExpressions;

namespace Dealership.Admin.Editions;

/// <summary>
/// Reads an edition that is text, in the layout of the source: a heading <c>…岗位职责:</c> for each position, then a clause on each line, numbered or not.
/// After an empty line only what is numbered or ends as a sentence does is a clause: the rest is the page's own.
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
        var (lines, skipped, position, parted) = (new List<DocumentLine>(), 0, (string?)null, false);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim(' ', '\t', '\u3000')))
        {
            if (line.Length == 0) parted = true;
            else if (Heading().Match(line) is { Success: true } heading) (position, parted) = (heading.Groups["position"].Value.Trim(), false);
            else if (position is null || (parted && !Sentence().IsMatch(line))) skipped++;
            else
            {
                var clause = Clause().Match(line);
                var said = clause.Groups["said"].Value.Trim().TrimEnd(';', '；', '。');
                if (said.Length == 0) skipped++;
                else lines.Add(new(position, clause.Groups["code"] is { Success: true, Value: var code } ? code.ToUpperInvariant() : null, said));
            }
        }
        return lines.Count == 0
            ? Document.Unreadable("没有读到职责：每个岗位要有一行“××岗位职责：”，下面每行一条。", "No duty was found: each position needs a line “…岗位职责:”, and a duty on each line after it.")
            : new(lines, skipped);
    }

    [GeneratedRegex(@"^(?:[(（]?[0-9一二三四五六七八九十]{1,3}[)）、.．]\s*)?(?<position>[^,，;；。]{2,30}?)(?:的)?岗位职责\s*[:：]?$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?:(?<code>[A-Za-z]{2,3}-\d{1,2})[\s:：、.．]*)?(?:[(（]?\d{1,2}[)）、.．]\s*|[①-⑳]\s*)?(?<said>.+)$")]
    private static partial Regex Clause();

    [GeneratedRegex(@"^(?:[(（]?\d{1,2}[)）、.．]|[①-⑳]|[A-Za-z]{2,3}-\d{1,2}\b)|[;；。]$")]
    private static partial Regex Sentence();
}
