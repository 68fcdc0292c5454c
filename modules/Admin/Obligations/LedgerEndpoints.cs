using Dealership.Admin.DutyRegister;
using Dealership.Admin.Schedule;
using Dealership.Admin.Workbench;
using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Admin.Obligations;

/// <summary>The desk, the register and the ledger, for other systems.</summary>
internal sealed class LedgerEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/desk", (IDesk desk, CancellationToken ct) => desk.Read((MyDesk mine) => mine.Show(ct)));

        api.MapGet("/register", (IDesk desk, CancellationToken ct) => desk.Read((RegisterOfDuties register) => register.Show(ct)));
        api.MapGet("/register/{code}", (IDesk desk, string code, CancellationToken ct) => desk.Read((DutyRecord record) => record.Show(code, ct)));
        api.MapGet("/schedule", (IDesk desk, DateOnly? before, CancellationToken ct) => desk.Read((ScheduleLedger ledger) => ledger.Show(before, ScheduleLedger.Days, ct)));
        api.MapGet("/ledger", (IDesk desk, DateOnly from, DateOnly until, string? clause, string? position, string? result, bool? confirmed, string? grade, string? after, CancellationToken ct) =>
            desk.Read((FigureRows rows) => rows.Show(new(from, until, clause, position, result, confirmed, after, Grade: grade), ct)));
        api.MapPost("/register/{code}/confirmations", ([FromHeader(Name = Key)] Guid key, string code, ConfirmCadence.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (ConfirmCadence duty) => duty.Now(code, form, ct)));

        api.MapGet("/obligations", (IDesk desk, [AsParameters] Search search, CancellationToken ct) =>
            desk.Read((ObligationList list) => list.Show(search.Filter, ct)));
        api.MapGet("/obligations/export", (IDesk desk, [AsParameters] Search search, Dealership.Ui.Words words, TimeProvider clock) =>
            ObligationSheet.Of(desk, search.Filter, words, clock));
        api.MapGet("/obligations/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((ObligationRecord record) => record.Show(id, ct)));
        api.MapPost("/obligations/{id:guid}/exemptions", ([FromHeader(Name = Key)] Guid key, Guid id, AskExemption.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (AskExemption duty) => duty.Now(id, form, ct)));
        api.MapPost("/obligations/{id:guid}/evidence/word", ([FromHeader(Name = Key)] Guid key, Guid id, SayDone.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SayDone duty) => duty.Now(id, form, ct)));
        api.MapPost("/obligations/{id:guid}/evidence/second", ([FromHeader(Name = Key)] Guid key, Guid id, Vouch.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (Vouch duty) => duty.Now(id, form, ct)));
        api.MapPost("/obligations/{id:guid}/evidence/file", async ([FromHeader(Name = Key)] Guid key, Guid id, IFormFile file, IDesk desk, CancellationToken ct) =>
            await HandInFile.Taken.From(file, ct) is var taken ? await desk.Do(key, (HandInFile duty) => duty.Now(id, taken, ct)) : null).DisableAntiforgery();
        api.MapGet("/obligations/{id:guid}/evidence/{file:guid}", async (Guid id, Guid file, IDesk desk, CancellationToken ct) =>
            await desk.Read((EvidenceFile kept) => kept.Open(id, file, ct)) is { } found ? Results.File(found.Content, found.Type, found.Name) : Results.NotFound());
        api.MapGet("/exemptions/waiting", (IDesk desk, CancellationToken ct) => desk.Read((RequestsToDecide waiting) => waiting.Show(ct)));
        api.MapPost("/exemptions/{id:guid}/decision", ([FromHeader(Name = Key)] Guid key, Guid id, DecideExemption.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (DecideExemption duty) => duty.Now(id, form, ct)));
        api.MapGet("/subjects/{subject:guid}/obligations", (IDesk desk, Guid subject, CancellationToken ct) =>
            desk.Read((OfSubject of) => of.Show(subject, ct)));
    }

    internal sealed record Search
    {
        public string? Clause { get; init; }
        public string? Position { get; init; }
        public Guid? Person { get; init; }
        public string? State { get; init; }
        public DateOnly? Week { get; init; }
        public string? After { get; init; }
        public ObligationList.Filter Filter => new(Clause, Position, Person, State, Week, After);
    }
}
