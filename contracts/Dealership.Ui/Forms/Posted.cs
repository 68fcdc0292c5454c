using Microsoft.AspNetCore.Http;

namespace Dealership.Ui;

/// <summary>What the browser sent for one named form of the page; nothing when it sent another, or the page was only asked for.</summary>
internal static class Posted
{
    public static bool Is(HttpContext? http, string form) =>
        http is not null && HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && http.Request.Form["_handler"] == form;

    public static IReadOnlyList<string> Values(HttpContext? http, string form, string field) =>
        Is(http, form) ? [.. http!.Request.Form[field].OfType<string>()] : [];

    public static string? Value(HttpContext? http, string form, string field) => Values(http, form, field) is [var first, ..] ? first : null;

    /// <summary>The key the form was drawn with, so that a second press is the first one again; a new one when it was not sent.</summary>
    public static Guid Key(HttpContext? http, string form) =>
        Guid.TryParse(Value(http, form, "Key"), out var key) ? key : Guid.CreateVersion7();
}
