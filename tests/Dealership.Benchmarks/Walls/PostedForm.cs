using System.Net;
using System.Text.RegularExpressions;

namespace Dealership.Benchmarks.Walls;

/// <summary>A form as it stands on a page: where it posts to, and its fields as they were drawn.</summary>
internal sealed partial record PostedForm(string Handler, string Action, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public const string Token = "__RequestVerificationToken";

    /// <summary>It takes files.</summary>
    public bool Multipart { get; private init; }

    /// <summary>Every posted form of a page.</summary>
    public static IReadOnlyList<PostedForm> On(string html, string path)
    {
        var forms = new List<PostedForm>();
        foreach (Match form in Forms().Matches(html))
        {
            var tag = form.Groups[1].Value;
            if (!tag.Contains("method=\"post\"", StringComparison.OrdinalIgnoreCase)) continue;
            var fields = new List<KeyValuePair<string, string>>();
            foreach (Match field in Inputs().Matches(form.Groups[2].Value))
                if (Attribute(field.Value, "name") is { } name && !field.Value.Contains("type=\"submit\"", StringComparison.Ordinal)) fields.Add(new(name, Attribute(field.Value, "value") ?? ""));
            var handler = fields.FirstOrDefault(f => f.Key == "_handler").Value ?? "";
            forms.Add(new(handler, Attribute(tag, "action") is { Length: > 0 } action ? action : path, fields) { Multipart = tag.Contains("multipart", StringComparison.Ordinal) });
        }
        return forms;
    }

    /// <summary>What a browser sends, with some values changed.</summary>
    /// <param name="change">The value that a field is sent with; null leaves it out.</param>
    public HttpContent Content(Func<string, string, string?> change)
    {
        var sent = Fields.Select(f => KeyValuePair.Create(f.Key, change(f.Key, f.Value))).Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Key, f.Value!)).ToArray();
        if (!Multipart) return new FormUrlEncodedContent(sent);
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in sent) content.Add(new StringContent(value), name);
        return content;
    }

    private static string? Attribute(string tag, string name) => Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"") is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;

    [GeneratedRegex("(<form[^>]*>)(.*?)</form>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Forms();

    [GeneratedRegex("<(input|select|textarea)[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Inputs();
}
