using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Dealership.Plugin;

/// <summary>
/// API routes of a department. What answers at one is compiled when it is first asked: there are hundreds, on most days most of them are asked by
/// nobody, and compiling them all was a third of the start.
/// </summary>
public sealed class ApiRoutes(IEndpointRouteBuilder routes)
{
    private static readonly string[] Get = [HttpMethods.Get], Post = [HttpMethods.Post], Put = [HttpMethods.Put], Delete = [HttpMethods.Delete];

    /// <summary>Routes below an address.</summary>
    public ApiRoutes MapGroup([StringSyntax("Route")] string prefix) => new(routes.MapGroup(prefix));

    /// <summary>Answers a GET, as the framework's method of this name.</summary>
    public RouteHandlerBuilder MapGet([StringSyntax("Route")] string pattern, Delegate handler) => Map(pattern, handler, Get);

    /// <summary>Answers a POST, as the framework's method of this name.</summary>
    public RouteHandlerBuilder MapPost([StringSyntax("Route")] string pattern, Delegate handler) => Map(pattern, handler, Post);

    /// <summary>Answers a PUT, as the framework's method of this name.</summary>
    public RouteHandlerBuilder MapPut([StringSyntax("Route")] string pattern, Delegate handler) => Map(pattern, handler, Put);

    /// <summary>Answers a DELETE, as the framework's method of this name.</summary>
    public RouteHandlerBuilder MapDelete([StringSyntax("Route")] string pattern, Delegate handler) => Map(pattern, handler, Delete);

    private RouteHandlerBuilder Map(string pattern, Delegate handler, string[] methods) =>
        RouteHandlerServices.Map(routes, pattern, handler, methods, RequestDelegateFactory.InferMetadata, WhenAsked);

    private static RequestDelegateResult WhenAsked(Delegate handler, RequestDelegateFactoryOptions options, RequestDelegateMetadataResult? known)
    {
        var answer = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(handler, options, known).RequestDelegate);
        return new(http => answer.Value(http), known?.EndpointMetadata ?? []);
    }
}
