namespace Dealership.Plugin;

/// <summary>A group of API endpoints. The host mounts it under <c>/api/{department}</c>, signed in, with problem details and idempotency.</summary>
public interface IEndpoints
{
    /// <summary>Maps the routes, relative to the department's address.</summary>
    void Map(ApiRoutes api);
}
