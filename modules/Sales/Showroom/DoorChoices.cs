using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Orders;

namespace Dealership.Sales.Showroom;

/// <summary>What can be chosen at the door: who receives, in the order of the queue, and which model they look at.</summary>
[Needs(ShowroomRights.See)]
internal sealed class DoorChoices(ReceptionQueue queue, ModelChoices models, IPeople people) : IRead
{
    /// <param name="Queue">Today's, whoever is next marked.</param>
    /// <param name="Others">Who sells and is not on the roster: visitors may ask for him all the same.</param>
    internal sealed record View(IReadOnlyList<ReceptionQueue.Place> Queue, IReadOnlyList<PersonCard> Others, IReadOnlyList<ModelChoices.Model> Models);

    public async Task<View> All(CancellationToken ct)
    {
        var places = await queue.Today(ct);
        var selling = await people.Holding(Contracts.Position.SalesConsultant, ct);
        // A price is not the door's business.
        return new(places, [.. selling.ExceptBy(places.Select(p => p.ConsultantId), p => p.Id).OrderBy(p => p.Number, StringComparer.Ordinal)],
            [.. (await models.All(ct)).Select(m => m with { Cheapest = null })]);
    }
}
