using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>Who belongs to the daily meetings: everybody of the store who sells or answers for those who sell.</summary>
[Needs(MeetingRights.See)]
internal sealed class MeetingPeople(IPeople people) : IRead
{
    private static readonly string[] Positions = [Position.SalesManager, Position.ShowroomSupervisor, Position.SalesConsultant];

    /// <summary>Manager, supervisor, then consultants, each by employee number.</summary>
    public async Task<IReadOnlyList<PersonCard>> OfSales(CancellationToken ct) =>
        [.. (await people.Here(ct)).Where(p => p.Positions.Intersect(Positions).Any()).OrderBy(p => Array.FindIndex(Positions, p.Positions.Contains)).ThenBy(p => p.Number, StringComparer.Ordinal)];
}
