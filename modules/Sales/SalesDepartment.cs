using Dealership.Plugin;
using Microsoft.Extensions.DependencyInjection;

namespace Dealership.Sales;

/// <summary>销售部: vehicles, orders and their handover.</summary>
[Department("Sales", "销售部", "Sales", Uses = ["Admin", "CustomerService"], Order = 20)]
public sealed class SalesDepartment : IDepartment
{
    /// <inheritdoc />
    public void Register(IServiceCollection services) => services.AddDepartment<SalesDepartment>();
}
