using Dealership.Management.Cockpit;
using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;

namespace Dealership.Management;

/// <summary>What the page of the general manager's office shows, for other systems.</summary>
internal sealed class Endpoints : IEndpoints
{
    public void Map(ApiRoutes api) =>
        api.MapGet("/cockpit", (IDesk desk, CancellationToken ct) => desk.Read((TodaysCockpit cockpit) => cockpit.Show(ct)));
}
