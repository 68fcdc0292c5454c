using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.Appraisal;

/// <summary>Appraisals and their standards, for other systems.</summary>
internal sealed class AppraisalEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        Standards(api);
        api.MapGet("/appraisals", (IDesk desk, string? month, string? show, string? after, CancellationToken ct) => desk.Read((SheetList list) => list.Show(new(month, show, after), ct)));
        api.MapGet("/appraisals/counts", (IDesk desk, string? month, CancellationToken ct) => desk.Read((SheetCounts counts) => counts.Of(month, ct)));
        api.MapGet("/appraisals/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((SheetRecord record) => record.Show(id, ct)));
        api.MapGet("/appraisals/{id:guid}/rows/{number:int}", (IDesk desk, Guid id, int number, CancellationToken ct) => desk.Read((SheetRows rows) => rows.Of(id, number, ct)));
        api.MapPost("/appraisals/{id:guid}/scores", ([FromHeader(Name = Key)] Guid key, Guid id, ScoreSheet.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (ScoreSheet duty) => duty.Now(id, form, ct)));
        api.MapPost("/appraisals/{id:guid}/own-word", ([FromHeader(Name = Key)] Guid key, Guid id, SayOwnScore.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (SayOwnScore duty) => duty.Now(id, form, ct)));
        api.MapPost("/appraisals/{id:guid}/confirmation", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) => desk.Do(key, (ConfirmSheet duty) => duty.Now(id, ct)));
        api.MapPost("/appraisals/{id:guid}/interviews", ([FromHeader(Name = Key)] Guid key, Guid id, HoldInterview.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (HoldInterview duty) => duty.Now(id, form, ct)));
        api.MapPost("/appraisals/{id:guid}/seen", ([FromHeader(Name = Key)] Guid key, Guid id, Said said, IDesk desk, CancellationToken ct) => desk.Do(key, (SeeSheet duty) => duty.Now(id, said.Words, ct)));
        api.MapPost("/appraisals/{id:guid}/appeal", ([FromHeader(Name = Key)] Guid key, Guid id, Said said, IDesk desk, CancellationToken ct) => desk.Do(key, (AppealSheet duty) => duty.Now(id, said.Words, ct)));
        api.MapPost("/appraisals/{id:guid}/appeal/decision", ([FromHeader(Name = Key)] Guid key, Guid id, DecideAppeal.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (DecideAppeal duty) => duty.Now(id, form, ct)));
    }

    private static void Standards(ApiRoutes api)
    {
        api.MapGet("/appraisals/positions", (IDesk desk, CancellationToken ct) => desk.Read((SalesPositions positions) => positions.All(ct)));
        api.MapGet("/appraisals/standards", (IDesk desk, CancellationToken ct) => desk.Read((StandardList list) => list.All(ct)));
        api.MapGet("/appraisals/standards/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((StandardRecord record) => record.Show(id, ct)));
        api.MapPost("/appraisals/standards", ([FromHeader(Name = Key)] Guid key, StartStandard.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (StartStandard duty) => duty.Now(form, ct)));
        api.MapPost("/appraisals/standards/{id:guid}/indicators/{number:int}", ([FromHeader(Name = Key)] Guid key, Guid id, int number, SetIndicator.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SetIndicator duty) => duty.Now(id, number, form, ct)));
        api.MapDelete("/appraisals/standards/{id:guid}/indicators/{number:int}", ([FromHeader(Name = Key)] Guid key, Guid id, int number, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (RemoveIndicator duty) => duty.Now(id, number, ct)));
        api.MapPost("/appraisals/standards/{id:guid}/publication", ([FromHeader(Name = Key)] Guid key, Guid id, PublishStandard.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (PublishStandard duty) => duty.Now(id, form, ct)));
        api.MapGet("/appraisals/terms", (IDesk desk, DateOnly? day, CancellationToken ct) => desk.Read((StaffTerms terms) => terms.On(day, ct)));
        api.MapGet("/appraisals/terms/to-come", (IDesk desk, CancellationToken ct) => desk.Read((StaffTerms terms) => terms.ToCome(ct)));
        api.MapPost("/appraisals/terms", ([FromHeader(Name = Key)] Guid key, SetStaffTerm.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (SetStaffTerm duty) => duty.Now(form, ct)));
    }

    internal sealed record Said(string? Words);
}
