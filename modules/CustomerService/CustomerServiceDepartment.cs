using Dealership.Plugin;
using Microsoft.Extensions.DependencyInjection;

namespace Dealership.CustomerService;

/// <summary>客服部: customers, follow-up calls and complaints.</summary>
[Department("CustomerService", "客服部", "Customer service", Uses = ["Admin"], Order = 30)]
public sealed class CustomerServiceDepartment : IDepartment
{
    /// <inheritdoc />
    public void Register(IServiceCollection services) => services.AddDepartment<CustomerServiceDepartment>();
}
