using Dealership.Host.Plugins;
using Dealership.Plugin;
using Microsoft.AspNetCore.Antiforgery;

namespace Dealership.Host.Web;

/// <summary>
/// What every API endpoint does alike: strangers are turned away, changes need an antiforgery token or an API token, and
/// refusals become problem details in the reader's language.
/// </summary>
internal sealed class ApiManners(House house) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var desk = http.RequestServices.GetRequiredService<IDesk>();
        if (desk.Caller.IsStranger) return Problem(StatusCodes.Status401Unauthorized, "请先登录，或携带 API 令牌。", "Sign in, or send an API token.", desk.Caller);
        var changes = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);
        if (changes && !http.Items.ContainsKey(Security.WhoIsAsking.ByToken) && !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
            return Problem(StatusCodes.Status400BadRequest, "缺少防伪令牌，请刷新页面。", "The antiforgery token is missing; reload the page.", desk.Caller);
        if (!context.Arguments.All(Readable.InEra)) return Problem(StatusCodes.Status400BadRequest, Readable.OutOfEra.Zh, Readable.OutOfEra.En, desk.Caller);
        try
        {
            return await next(context) switch
            {
                Outcome { Ok: true } done => Results.Ok(new { id = done.Id, message = done.Said is { } said ? In(said, desk.Caller) : null }),
                Outcome refused => Results.ValidationProblem(
                    refused.Problems.GroupBy(p => p.Field).ToDictionary(g => g.Key, g => g.Select(p => In(p.Text, desk.Caller)).ToArray()),
                    statusCode: StatusCodes.Status422UnprocessableEntity),
                null => Problem(StatusCodes.Status404NotFound, "没有这条记录。", "There is no such record.", desk.Caller),
                var answer => answer,
            };
        }
        catch (NotAllowedException refused)
        {
            var right = house.Rights.GetValueOrDefault(refused.Right)?.Name ?? new(refused.Right, refused.Right);
            return Problem(StatusCodes.Status403Forbidden, $"缺少权限：{right.Zh}。请联系总经理或系统管理员。", $"You lack the right: {right.En}. Ask the general manager or the administrator.", desk.Caller);
        }
        catch (Exception problem) when (Unstorable.Is(problem))
        {
            return Problem(StatusCodes.Status400BadRequest, Unstorable.Sentence.Zh, Unstorable.Sentence.En, desk.Caller);
        }
        catch (DepartmentMissingException missing)
        {
            return Problem(StatusCodes.Status503ServiceUnavailable, $"未安装部门模块：{missing.Department}。", $"The department {missing.Department} is not installed.", desk.Caller);
        }
    }

    private static string In(Contracts.Text text, Caller caller) => caller.Language == "en" ? text.En : text.Zh;

    private static IResult Problem(int status, string zh, string en, Caller caller) => Results.Problem(In(new(zh, en), caller), statusCode: status);
}
