using Dealership.Plugin;
using Microsoft.Extensions.DependencyInjection;

namespace Dealership.Management;

/// <summary>总经理办公室: the cockpit.</summary>
[Department("Management", "总经理办公室", "Management", Uses = ["Admin", "Csi", "Sales"], Order = 10)]
public sealed class ManagementDepartment : IDepartment
{
    /// <inheritdoc />
    public void Register(IServiceCollection services) => services.AddDepartment<ManagementDepartment>();
}
