namespace Dealership.Host.Web;

/// <summary>Switches the reader's language; a link, so that it works everywhere and without a script.</summary>
internal static class Language
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/language/{language:regex(^(zh|en)$)}", (string language, string? back, HttpContext http) =>
    {
        http.Response.Cookies.Append("language", language, new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Path = "/", HttpOnly = true, Secure = http.Request.IsHttps });
        return Results.LocalRedirect(back is ['/', not '/' and not '\\', ..] or "/" ? back : "/");
    }).ExcludeFromDescription();
}
