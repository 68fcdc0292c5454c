using Dealership.Plugin;
using Microsoft.Extensions.DependencyInjection;

namespace Dealership.Workshop;

/// <summary>维修车间: a department that is not in the solution, to show that one can be dropped in.</summary>
[Department("Workshop", "维修车间", "Workshop", Order = 70)]
public sealed class WorkshopDepartment : IDepartment
{
    /// <inheritdoc />
    public void Register(IServiceCollection services) => services.AddDepartment<WorkshopDepartment>();
}
