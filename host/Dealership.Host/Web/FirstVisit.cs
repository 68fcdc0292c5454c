using Dealership.Host.Plugins;
using Dealership.Plugin;

namespace Dealership.Host.Web;

/// <summary>Until there is a store, every page leads to the set-up page; afterwards strangers are led to the sign-in page.</summary>
internal sealed class FirstVisit(RequestDelegate next, House house)
{
    private static readonly string[] Open = ["/setup", "/sign-in", "/language", "/health", "/api", "/openapi", "/s/", "/error", "/not-found", "/signin-oidc", "/_"];
    private bool _anyStore;

    public async Task InvokeAsync(HttpContext context, IDesk desk)
    {
        var path = context.Request.Path.Value ?? "/";
        if (Open.Any(o => path.StartsWith(o, StringComparison.OrdinalIgnoreCase)) || Path.HasExtension(path)) { await next(context); return; }
        if (!_anyStore && house.Answers(typeof(IIdentity)) is not null)
        {
            await using var run = house.OpenAnswer(typeof(IIdentity), Caller.House(0));
            _anyStore = await run.Get<IIdentity>().AnyStore(context.RequestAborted);
            if (!_anyStore) { context.Response.Redirect("/setup"); return; }
        }
        if (desk.Caller.IsStranger && house.Answers(typeof(IIdentity)) is not null)
        {
            context.Response.Redirect($"/sign-in?back={Uri.EscapeDataString(path + context.Request.QueryString)}");
            return;
        }
        await next(context);
    }
}
