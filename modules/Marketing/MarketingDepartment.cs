using Dealership.Plugin;
using Microsoft.Extensions.DependencyInjection;

namespace Dealership.Marketing;

/// <summary>市场部: the clauses of the three marketing positions.</summary>
[Department("Marketing", "市场部", "Marketing", Order = 50)]
public sealed class MarketingDepartment : IDepartment
{
    /// <inheritdoc />
    public void Register(IServiceCollection services) => services.AddDepartment<MarketingDepartment>();
}
