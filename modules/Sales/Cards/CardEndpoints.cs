using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.Cards;

/// <summary>Intention cards and contacts, for other systems: a lead that comes in from a website is a card with source <c>online</c>.</summary>
internal sealed class CardEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/cards", (IDesk desk, string? show, Guid? consultant, string? after, CancellationToken ct) => desk.Read((CardList list) => list.Show(new(show, consultant, after), ct)));
        api.MapGet("/cards/counts", (IDesk desk, Guid? consultant, CancellationToken ct) => desk.Read((CardCounts counts) => counts.Now(consultant, ct)));
        api.MapGet("/cards/board", (IDesk desk, Guid? consultant, CancellationToken ct) => desk.Read((CardBoard board) => board.Show(consultant, ct)));
        api.MapGet("/cards/like", (IDesk desk, string? q, CancellationToken ct) => desk.Read((CardLookalikes like) => like.Like(q, ct)));
        api.MapGet("/cards/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((CardRecord record) => record.Show(id, ct)));
        api.MapPost("/cards", ([FromHeader(Name = Key)] Guid key, OpenCard.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (OpenCard duty) => duty.Now(form, ct)));
        api.MapPost("/cards/{id:guid}/level", ([FromHeader(Name = Key)] Guid key, Guid id, ConfirmLevel.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (ConfirmLevel duty) => duty.Now(id, form, ct)));

        api.MapGet("/contacts/{plan:guid}", (IDesk desk, Guid plan, CancellationToken ct) => desk.Read((ContactTask task) => task.Show(plan, ct)));
        api.MapPost("/contacts/{plan:guid}", ([FromHeader(Name = Key)] Guid key, Guid plan, LogContact.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (LogContact duty) => duty.Now(plan, form, ct)));
        api.MapGet("/contacts/days", (IDesk desk, DateOnly? day, CancellationToken ct) => desk.Read((ContactDays days) => days.On(day, ct)));
        api.MapGet("/contacts/days/to-come", (IDesk desk, CancellationToken ct) => desk.Read((ContactDays days) => days.ToCome(ct)));
        api.MapPost("/contacts/days", ([FromHeader(Name = Key)] Guid key, SetContactDays.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SetContactDays duty) => duty.Now(form, ct)));
    }
}
