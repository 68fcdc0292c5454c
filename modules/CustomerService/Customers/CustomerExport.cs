using Dealership.Plugin;

namespace Dealership.CustomerService.Customers;

/// <summary>The list of customers as a file: a right of its own, masked all the same.</summary>
[Needs(Rights.ExportCustomers)]
internal sealed class CustomerExport(CustomerList list) : IRead
{
    public Task<CustomerList.Page> Show(CustomerList.Filter filter, CancellationToken ct) => list.Show(filter, ct);
}
