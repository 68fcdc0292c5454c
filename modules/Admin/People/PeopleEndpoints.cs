using Dealership.Admin.Audit;
using Dealership.Admin.Permissions;
using Dealership.Admin.Positions;
using Dealership.Admin.Tokens;
using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Admin.People;

/// <summary>Staff, positions, rights, tokens and trails, for other systems. Signing in is for people and has no endpoint.</summary>
internal sealed class PeopleEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/me", (IDesk desk) => new Me(desk.Caller.PersonId, desk.Caller.Name, desk.Caller.StoreId, desk.Caller.StoreName, [.. desk.Caller.Positions], [.. desk.Caller.Rights]));
        api.MapGet("/people", (IDesk desk, string? search, string? position, bool? left, string? after, CancellationToken ct) =>
            desk.Read((PeopleList list) => list.Show(new(search, position, left ?? false, after), ct)));
        api.MapGet("/people/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((PersonRecord record) => record.Show(id, ct)));
        api.MapPost("/people", async ([FromHeader(Name = Key)] Guid key, AddPerson.Form form, IDesk desk, CancellationToken ct) =>
            With(await desk.Do(key, (AddPerson duty) => duty.Now(form, ct)), form.OneTimePassword));
        api.MapPut("/people/{id:guid}", ([FromHeader(Name = Key)] Guid key, Guid id, ChangePerson.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (ChangePerson duty) => duty.Now(id, form, ct)));
        api.MapPost("/people/{id:guid}/positions", ([FromHeader(Name = Key)] Guid key, Guid id, HoldPosition.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (HoldPosition duty) => duty.Now(id, form, ct)));
        api.MapPost("/people/{id:guid}/positions/end", ([FromHeader(Name = Key)] Guid key, Guid id, EndPosition.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (EndPosition duty) => duty.Now(id, form, ct)));
        api.MapGet("/people/{id:guid}/leaving", (IDesk desk, Guid id, DateOnly? day, CancellationToken ct) => desk.Read((LeavingOutlook look) => look.Show(id, day, ct)));
        api.MapPost("/people/{id:guid}/leaving", ([FromHeader(Name = Key)] Guid key, Guid id, RecordLeaving.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (RecordLeaving duty) => duty.Now(id, form, ct)));
        api.MapDelete("/people/{id:guid}/leaving", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (TakeBack duty) => duty.Now(id, ct)));
        api.MapPost("/people/{id:guid}/one-time-password", async ([FromHeader(Name = Key)] Guid key, Guid id, GiveOneTimePassword.Form form, IDesk desk, CancellationToken ct) =>
            With(await desk.Do(key, (GiveOneTimePassword duty) => duty.Now(id, form, ct)), form.OneTimePassword));

        api.MapGet("/positions", (IDesk desk, CancellationToken ct) => desk.Read((PositionBoard board) => board.Show(ct)));
        api.MapPost("/positions", ([FromHeader(Name = Key)] Guid key, AddPosition.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (AddPosition duty) => duty.Now(form, ct)));
        api.MapGet("/rights", (IDesk desk, CancellationToken ct) => desk.Read((RightsTable table) => table.Show(ct)));
        api.MapPost("/rights", ([FromHeader(Name = Key)] Guid key, ChangeRight.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (ChangeRight duty) => duty.Now(form, ct)));
        api.MapGet("/tokens", (IDesk desk, CancellationToken ct) => desk.Read((TokenList list) => list.Show(ct)));
        api.MapDelete("/tokens/{id:guid}", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (RevokeToken duty) => duty.Now(id, ct)));

        api.MapGet("/audit", (IDesk desk, string? person, string? department, string? duty, string? after, CancellationToken ct) =>
            desk.Read((AuditTrail trail) => trail.Show(new(person, department, duty, after), ct)));
        api.MapGet("/sign-ins", (IDesk desk, bool? failed, string? after, CancellationToken ct) => desk.Read((SignInTrail trail) => trail.Show(failed ?? false, after, ct)));
    }

    /// <summary>The one-time password goes into the answer to the request that made it, and nowhere else.</summary>
    private static object With(Outcome outcome, string? oneTimePassword) =>
        outcome.Ok && oneTimePassword is not null ? new Given(outcome.Id, oneTimePassword) : outcome;

    internal sealed record Given(Guid? Id, string OneTimePassword);

    internal sealed record Me(Guid PersonId, string Name, int StoreId, string? StoreName, string[] Positions, string[] Rights);
}
