using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Leads;

namespace Dealership.Sales.Pool;

/// <summary>Who sells, by employee number: to whom a lead or a prospect may be given.</summary>
[Needs(LeadRights.See)]
internal sealed class Sellers(IPeople people) : IRead
{
    internal sealed record Person(Guid ConsultantId, string Name);

    public async Task<IReadOnlyList<Person>> Now(CancellationToken ct) =>
        [.. (await people.Holding(Position.SalesConsultant, ct)).OrderBy(p => p.Number, StringComparer.Ordinal).Select(p => new Person(p.Id, p.Name))];
}
