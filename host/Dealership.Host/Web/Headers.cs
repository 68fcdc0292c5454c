namespace Dealership.Host.Web;

/// <summary>Headers that every answer carries: nothing may be framed, sniffed or run from elsewhere.</summary>
internal sealed class Headers(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        // When the answer begins and not before: whoever handles an error clears the headers first.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers.XFrameOptions = "DENY";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
