using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.Showroom;

/// <summary>The door, for other systems: a camera that counts, a tablet at the reception.</summary>
internal sealed class ShowroomEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/showroom/visits", (IDesk desk, DateOnly? from, DateOnly? until, string? show, Guid? consultant, string? after, CancellationToken ct) =>
            desk.Read((VisitList list) => list.Show(new(from, until, show, consultant, after), ct)));
        api.MapGet("/showroom/counts", (IDesk desk, DateOnly? from, DateOnly? until, Guid? consultant, CancellationToken ct) =>
            desk.Read((VisitCounts counts) => counts.Between(from, until, consultant, ct)));
        api.MapGet("/showroom/visits/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((VisitRecord record) => record.Show(id, ct)));
        api.MapPost("/showroom/visits", ([FromHeader(Name = Key)] Guid key, LogVisit.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (LogVisit duty) => duty.Now(form, ct)));
        api.MapPost("/showroom/visits/{id:guid}/departure", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SeeOut duty) => duty.Now(id, ct)));
        api.MapPost("/showroom/visits/{id:guid}/correction", ([FromHeader(Name = Key)] Guid key, Guid id, CorrectVisit.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (CorrectVisit duty) => duty.Now(id, form, ct)));
        api.MapGet("/showroom/days/open", async (IDesk desk, CancellationToken ct) => (await desk.Read((Unfinished unfinished) => unfinished.Open(ct))).Days);
        api.MapGet("/showroom/days/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((Unfinished unfinished) => unfinished.Of(id, ct)));
        api.MapPost("/showroom/days/{id:guid}/closing", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (CloseDay duty) => duty.Now(id, ct)));

        api.MapGet("/showroom/models", (IDesk desk, CancellationToken ct) => desk.Read((DoorChoices choices) => choices.All(ct)));
        api.MapGet("/showroom/queue", (IDesk desk, CancellationToken ct) => desk.Read((ReceptionQueue queue) => queue.Today(ct)));
        api.MapPost("/showroom/queue/{consultant:guid}/skip", ([FromHeader(Name = Key)] Guid key, Guid consultant, Reason reason, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SkipTurn duty) => duty.Now(consultant, reason.Text, ct)));
        api.MapGet("/showroom/roster", (IDesk desk, DateOnly? day, CancellationToken ct) => desk.Read((Roster roster) => roster.On(day, ct)));
        api.MapPost("/showroom/roster", ([FromHeader(Name = Key)] Guid key, SetRoster.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SetRoster duty) => duty.Now(form, ct)));
    }

    internal sealed record Reason(string? Text);
}
