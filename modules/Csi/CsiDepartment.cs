using Dealership.Plugin;
using Microsoft.Extensions.DependencyInjection;

namespace Dealership.Csi;

/// <summary>满意度: surveys, scores and low-score cases.</summary>
[Department("Csi", "满意度", "Satisfaction", Uses = ["Admin", "CustomerService"], Order = 40)]
public sealed class CsiDepartment : IDepartment
{
    /// <inheritdoc />
    public void Register(IServiceCollection services) => services.AddDepartment<CsiDepartment>();
}
