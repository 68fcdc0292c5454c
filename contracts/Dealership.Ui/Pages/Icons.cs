namespace Dealership.Ui;

/// <summary>The drawings behind <c>Icon</c>: strokes of 1.5 on a 16 × 16 field.</summary>
public static class Icons
{
    private static readonly Dictionary<string, string> Drawn = new()
    {
        ["state-intime"] = "<circle cx='8' cy='8' r='6.25'/><path d='m5.2 8.2 2 2 3.7-4.2'/>",
        ["state-due"] = "<circle cx='8' cy='8' r='6.25'/><path d='M8 4.5V8l2.4 1.6'/>",
        ["state-late"] = "<path d='M8 1.9 14.6 13.6H1.4z'/><path d='M8 6.4v3.2M8 11.5v.1'/>",
        ["state-exempt"] = "<circle cx='8' cy='8' r='6.25'/><path d='m3.7 12.3 8.6-8.6'/>",
        ["dot"] = "<circle cx='8' cy='8' r='2.5' fill='currentColor' stroke='none'/>",
        ["check"] = "<path d='m3 8.5 3.3 3.3L13 4.6'/>",
        ["close"] = "<path d='m4 4 8 8M12 4l-8 8'/>",
        ["plus"] = "<path d='M8 3v10M3 8h10'/>",
        ["menu"] = "<path d='M2.5 4.5h11M2.5 8h11M2.5 11.5h11'/>",
        ["more"] = "<path d='M3.5 8v.01M8 8v.01M12.5 8v.01' stroke-width='2.2'/>",
        ["search"] = "<circle cx='7' cy='7' r='4.5'/><path d='m10.4 10.4 3.4 3.4'/>",
        ["filter"] = "<path d='M2 4h12M4.5 8h7M6.8 12h2.4'/>",
        ["arrow-left"] = "<path d='M13 8H3.2M7 4 3 8l4 4'/>",
        ["arrow-right"] = "<path d='M3 8h9.8M9 4l4 4-4 4'/>",
        ["chevron-right"] = "<path d='m6 3.5 4.5 4.5L6 12.5'/>",
        ["chevron-down"] = "<path d='m3.5 6 4.5 4.5L12.5 6'/>",
        ["chevron-up"] = "<path d='m3.5 10 4.5-4.5L12.5 10'/>",
        ["sort-none"] = "<path d='m5 6.2 3-3 3 3M5 9.8l3 3 3-3'/>",
        ["download"] = "<path d='M8 2v8.2M4.5 7 8 10.4 11.5 7M2.5 13.5h11'/>",
        ["print"] = "<path d='M4.5 6V2.2h7V6M4.5 11.5H2.3V6h11.4v5.5h-2.2'/><path d='M4.5 9.5h7v4.3h-7z'/>",
        ["info"] = "<circle cx='8' cy='8' r='6.25'/><path d='M8 7.3v3.6M8 5v.1'/>",
        ["sun"] = "<circle cx='8' cy='8' r='2.8'/><path d='M8 1.4v1.4M8 13.2v1.4M1.4 8h1.4M13.2 8h1.4M3.3 3.3l1 1M11.7 11.7l1 1M3.3 12.7l1-1M11.7 4.3l1-1'/>",
        ["moon"] = "<path d='M13.4 9.6A5.8 5.8 0 0 1 6.4 2.6a5.8 5.8 0 1 0 7 7z'/>",
        ["globe"] = "<circle cx='8' cy='8' r='6.25'/><path d='M1.8 8h12.4M8 1.8c4 4 4 8.4 0 12.4M8 1.8c-4 4-4 8.4 0 12.4'/>",
        ["user"] = "<circle cx='8' cy='5.2' r='2.9'/><path d='M2.5 14c.5-3 2.7-4.5 5.5-4.5s5 1.5 5.5 4.5'/>",
        ["users"] = "<circle cx='6' cy='5.4' r='2.5'/><path d='M1.4 13.5c.4-2.6 2.2-4 4.6-4s4.2 1.4 4.6 4M10.8 3.1a2.5 2.5 0 0 1 0 4.6M12.2 9.8c1.4.6 2.2 1.9 2.5 3.7'/>",
        ["phone"] = "<path d='M3.2 2.3h2.5l1.2 3.2-1.7 1.2c.8 1.8 2.2 3.2 4 4l1.2-1.7 3.2 1.2v2.5c0 .5-.4 1-1 1A10.4 10.4 0 0 1 2.2 3.3c0-.6.4-1 1-1z'/>",
        ["calendar"] = "<path d='M2.3 3.6h11.4v10H2.3zM2.3 6.7h11.4M5.2 1.9v3M10.8 1.9v3'/>",
        ["car"] = "<path d='M2 11.5V8.3l1.7-4h8.6l1.7 4v3.2zM2 8.3h12M4 11.5v1.7M12 11.5v1.7'/><path d='M4.6 10v.01M11.4 10v.01' stroke-width='1.9'/>",
        ["chat"] = "<path d='M2.2 3h11.6v8H7.3l-3 2.6V11H2.2z'/>",
        ["star"] = "<path d='m8 1.9 1.9 3.9 4.2.6-3 3 .7 4.2L8 11.6l-3.8 2 .7-4.2-3-3 4.2-.6z'/>",
        ["bell"] = "<path d='M3.3 11.6c.9-1 1.2-2 1.2-4.4a3.5 3.5 0 0 1 7 0c0 2.4.3 3.4 1.2 4.4zM6.6 13.9h2.8'/>",
        ["edit"] = "<path d='m10.6 2.7 2.7 2.7-7.6 7.6-3.3.6.6-3.3z'/>",
        ["trash"] = "<path d='M2.8 4.3h10.4M6 4.3V2.5h4v1.8M4.2 4.3l.6 9.2h6.4l.6-9.2'/>",
        ["keyboard"] = "<path d='M1.7 4h12.6v8.2H1.7z'/><path d='M4.3 6.7v.01M6.8 6.7v.01M9.3 6.7v.01M11.8 6.7v.01M5 9.6h6'/>",
        ["shield"] = "<path d='M8 1.8 13.3 3.6v4.2c0 3-2 5.2-5.3 6.5-3.3-1.3-5.3-3.5-5.3-6.5V3.6z'/>",
        ["document"] = "<path d='M3.5 1.9h6l3 3v9.2h-9zM9.3 1.9v3.2h3.2M5.7 8h4.6M5.7 10.7h4.6'/>",
        ["wrench"] = "<path d='M13.7 4.7a3.7 3.7 0 0 1-5 4.4l-4.6 4.6-1.9-1.9 4.6-4.6a3.7 3.7 0 0 1 4.5-5L9 4.4 11.5 7z'/>",
        ["refresh"] = "<path d='M13.3 6.5A5.6 5.6 0 0 0 3 5.4M2.7 9.5A5.6 5.6 0 0 0 13 10.6M3 2.2v3.2h3.2M13 13.8v-3.2H9.8'/>",
        ["list"] = "<path d='M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4v.01M2.5 8v.01M2.5 12v.01'/>",
        ["chart"] = "<path d='M2.3 13.7h11.4M4.3 11V7.5M8 11V3M11.7 11V5.7'/>",
        ["inbox"] = "<path d='M2 9.3 3.9 3h8.2L14 9.3v4H2zM2 9.3h3.5l.9 1.7h3.2l.9-1.7H14'/>",
        ["home"] = "<path d='M2.3 7.3 8 2.3l5.7 5v6.4H9.6V9.9H6.4v3.8H2.3z'/>",
        ["megaphone"] = "<path d='M2 6.3h2.3L12 3v9.6L4.3 9.3H2zM5 9.5l.9 4h1.8l-.8-3.1M13.9 6.5v2.6'/>",
        ["flag"] = "<path d='M3.5 14.3V2.2M3.5 2.9h8.8l-1.9 3 1.9 3H3.5'/>",
        ["link"] = "<path d='M6.7 9.3a2.7 2.7 0 0 0 3.8 0l2.3-2.3A2.7 2.7 0 0 0 9 3.2l-.8.8M9.3 6.7a2.7 2.7 0 0 0-3.8 0L3.2 9A2.7 2.7 0 0 0 7 12.8l.8-.8'/>",
        ["logout"] = "<path d='M6.5 13.5h-4v-11h4M6.3 8h7.2M10.6 5l3 3-3 3'/>",
        ["swap"] = "<path d='M2.5 5.5h10M10 2.8l2.7 2.7L10 8.2M13.5 10.7h-10M6 8l-2.7 2.7L6 13.4'/>",
    };

    /// <summary>Every name there is.</summary>
    public static IReadOnlyCollection<string> Names => Drawn.Keys;

    internal static string Draw(string name) => Drawn.GetValueOrDefault(name) ?? Drawn["dot"];
}
