using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>Shows how typed decisions are understood before anything is saved, and who could be chosen instead.</summary>
[Needs(MeetingRights.KeepMinutes)]
internal sealed class ReadDecisions(IPeople people, ICalendar calendar) : IRead
{
    internal sealed record View(IReadOnlyList<Decision> Lines, IReadOnlyList<PersonCard> Staff);

    public async Task<View> Of(string? text, CancellationToken ct)
    {
        var staff = await people.Here(ct);
        return new(Decision.Read(text, await calendar.Today(ct), staff), staff);
    }
}
