using Dapper;
using Dealership.Host.Data;
using Dealership.Host.Plugins;

namespace Dealership.Host.Web;

/// <summary>For whoever watches the service: live = the process answers; ready = the database does, and no event is stuck.</summary>
internal static class Health
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Ok(new { status = "live" })).ExcludeFromDescription();
        routes.MapGet("/health/ready", async (Database database, House house, CancellationToken ct) =>
        {
            try
            {
                await using var connection = await database.Of(Database.HouseSchema).OpenConnectionAsync(ct);
                var waits = string.Join(" union all ", house.Rooms.Select(r =>
                    $"select '{r.Name}' as department, count(*) filter (where parked_at is null) as waiting_events, count(*) filter (where parked_at is not null) as parked from {r.Schema}.inbox where done_at is null"));
                var events = house.Rooms.Count == 0 ? [] : (await connection.QueryAsync<Waiting>(new CommandDefinition(waits, cancellationToken: ct))).AsList();
                return Results.Ok(new { status = "ready", departments = house.Rooms.Select(r => r.Name), events });
            }
            catch (Exception problem) when (problem is Npgsql.NpgsqlException or TimeoutException)
            {
                return Results.Json(new { status = "the database does not answer" }, statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }).ExcludeFromDescription();
    }

    internal sealed record Waiting(string Department, long WaitingEvents, long Parked);
}
