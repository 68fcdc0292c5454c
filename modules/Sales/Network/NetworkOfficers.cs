using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>Who may look after a dealer: the officers of the network, and the sales manager where there is none.</summary>
[Needs(NetworkRights.Keep)]
internal sealed class NetworkOfficers(IPeople people) : IRead
{
    public async Task<IReadOnlyList<PersonCard>> All(CancellationToken ct) =>
        [.. (await people.Holding(Position.SecondaryNetworkOfficer, ct)).Concat(await people.Holding(Position.SalesManager, ct)).DistinctBy(p => p.Id)];
}
