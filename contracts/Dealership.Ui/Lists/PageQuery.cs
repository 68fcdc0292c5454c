using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Dealership.Ui;

/// <summary>
/// The address as it is, with keys changed or removed: a link that keeps the reader's filters.
/// <c>Navigation.Query().Set("sort", "-due").Drop("after")</c>.
/// </summary>
public sealed class PageQuery
{
    private readonly string _path;
    private readonly List<KeyValuePair<string, string>> _pairs;

    private PageQuery(string path, List<KeyValuePair<string, string>> pairs) => (_path, _pairs) = (path, pairs);

    /// <summary>Reads an address, absolute or not.</summary>
    public static PageQuery Of(string uri)
    {
        var cut = uri.IndexOf('#') is var hash && hash >= 0 ? uri[..hash] : uri;
        var mark = cut.IndexOf('?');
        var path = mark < 0 ? cut : cut[..mark];
        if (Uri.TryCreate(path, UriKind.Absolute, out var absolute) && absolute.Scheme.StartsWith("http", StringComparison.Ordinal))
            path = absolute.AbsolutePath;
        var pairs = QueryHelpers.ParseQuery(mark < 0 ? "" : cut[mark..])
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")))
            .Where(pair => pair.Value.Length > 0);
        return new(path, [.. pairs]);
    }

    /// <summary>The path without its query.</summary>
    public string Path => _path;

    /// <summary>Every key and value, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs => _pairs;

    /// <summary>The first value of the key; null when it is absent.</summary>
    public string? this[string key] => _pairs.Find(pair => Same(pair.Key, key)).Value;

    /// <summary>With this key at this value alone; null or empty takes it out.</summary>
    public PageQuery Set(string key, string? value)
    {
        var next = Drop(key);
        if (!string.IsNullOrEmpty(value)) next._pairs.Add(new(key, value));
        return next;
    }

    /// <summary>Without these keys.</summary>
    public PageQuery Drop(params string[] keys) => new(_path, [.. _pairs.Where(pair => !keys.Any(key => Same(key, pair.Key)))]);

    /// <summary>The same query at another path: an export of exactly this list.</summary>
    public PageQuery At(string path) => new(path, [.. _pairs]);

    /// <summary>The link.</summary>
    public override string ToString() =>
        _pairs.Count == 0 ? _path : QueryHelpers.AddQueryString(_path, _pairs.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The way to it from a page.</summary>
public static class PageQueryFrom
{
    /// <summary>The query of the page that is shown.</summary>
    public static PageQuery Query(this NavigationManager navigation) => PageQuery.Of(navigation.Uri);
}
