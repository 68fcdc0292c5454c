using Dealership.Admin.Obligations;
using Dealership.Plugin;
using Dealership.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Admin.Supervision;

/// <summary>Samples, what was found in them, and who oversees how, for other systems.</summary>
internal sealed class SupervisionEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/supervision", (IDesk desk, string? view, string? after, CancellationToken ct) => desk.Read((SampleList list) => list.Show(view, after, ct)));
        api.MapGet("/supervision/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((SampleRecord record) => record.Show(id, ct)));
        api.MapGet("/supervision/{id:guid}/check", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((SampleCheck check) => check.Show(id, ct)));
        api.MapPost("/supervision/{id:guid}/lines/{rank:int}", ([FromHeader(Name = Key)] Guid key, Guid id, int rank, JudgeLine.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (JudgeLine duty) => duty.Now(id, rank, form, null, ct)));
        api.MapPost("/supervision/{id:guid}/lines/{rank:int}/file", async ([FromHeader(Name = Key)] Guid key, Guid id, int rank, [FromForm] string? verdict, [FromForm] string? words, IFormFile? file, IDesk desk, CancellationToken ct) =>
            await HandInFile.Taken.From(file, ct) is var taken ? await desk.Do(key, (JudgeLine duty) => duty.Now(id, rank, new() { Verdict = verdict, Words = words }, taken, ct)) : null).DisableAntiforgery();
        api.MapGet("/supervision/{id:guid}/files/{file:guid}", async (Guid id, Guid file, IDesk desk, CancellationToken ct) =>
            await desk.Read((SampleFile kept) => kept.Open(id, file, ct)) is { } found ? Results.File(found.Content, found.Type, found.Name) : Results.NotFound());

        api.MapGet("/supervision/quality", (IDesk desk, DateOnly? from, DateOnly? until, CancellationToken ct) => desk.Read((SupervisionQuality quality) => quality.Show(from, until, ct)));
        api.MapGet("/supervision/quality/export", (IDesk desk, DateOnly? from, DateOnly? until, TimeProvider clock) => SupervisionSheets.Quality(desk, from, until, clock));
        api.MapPost("/supervision/rules", ([FromHeader(Name = Key)] Guid key, SetOversight.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (SetOversight duty) => duty.Now(form, ct)));
        api.MapGet("/supervision/lines", (IDesk desk, [AsParameters] Search search, CancellationToken ct) => desk.Read((JudgedLines lines) => lines.Show(search.Filter, ct)));
        api.MapGet("/supervision/lines/export", (IDesk desk, [AsParameters] Search search, Words words, TimeProvider clock) => SupervisionSheets.Lines(desk, search.Filter, words, clock));

        api.MapGet("/supervision/approvers", (IDesk desk, DateOnly? from, DateOnly? until, CancellationToken ct) => desk.Read((Approvers approvers) => approvers.Show(from, until, ct)));
        api.MapGet("/supervision/approvers/export", (IDesk desk, DateOnly? from, DateOnly? until, TimeProvider clock) => SupervisionSheets.Shares(desk, from, until, clock));
        api.MapGet("/supervision/approvers/{person:guid}", (IDesk desk, Guid person, DateOnly from, DateOnly until, bool? exempted, string? after, CancellationToken ct) =>
            desk.Read((ApproverRows rows) => rows.Show(new(person, from, until, exempted == true, after), ct)));
        api.MapGet("/supervision/approvers/{person:guid}/export", (IDesk desk, Guid person, DateOnly from, DateOnly until, bool? exempted, TimeProvider clock) =>
            SupervisionSheets.Exemptions(desk, new(person, from, until, exempted == true), clock));
    }

    internal sealed record Search
    {
        public DateOnly From { get; init; }
        public DateOnly Until { get; init; }
        public string? Clause { get; init; }
        public Guid? Person { get; init; }
        public string? Verdict { get; init; }
        public string? After { get; init; }
        public JudgedLines.Filter Filter => new(From, Until, Clause, Person, Verdict, After);
    }
}
