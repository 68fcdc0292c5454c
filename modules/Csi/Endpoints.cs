using Dealership.Csi.Cases;
using Dealership.Csi.Links;
using Dealership.Csi.Scores;
using Dealership.Csi.Settings;
using Dealership.Csi.Surveys;
using Dealership.Csi.Templates;
using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Csi;

/// <summary>What the pages of satisfaction can do, for other systems. The buyer's own answer has no endpoint: his link is a page.</summary>
internal sealed class Endpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/surveys", (IDesk desk, string? state, DateOnly? from, DateOnly? until, string? vinTail, string? after, CancellationToken ct) =>
            desk.Read((SurveyList list) => list.Show(new(state, from, until, vinTail, after), ct)));
        api.MapGet("/surveys/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((SurveyRecord record) => record.Show(id, ct)));
        api.MapGet("/surveys/{id:guid}/interview", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((InterviewSheet sheet) => sheet.Show(id, ct)));
        api.MapPost("/surveys/{id:guid}/interview", ([FromHeader(Name = Key)] Guid key, Guid id, SaveInterview.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SaveInterview duty) => duty.Now(id, form, ct)));
        api.MapPost("/surveys/{id:guid}/attempts", ([FromHeader(Name = Key)] Guid key, Guid id, Attempt attempt, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (LogAttempt duty) => duty.Now(id, attempt.Outcome, ct)));
        api.MapPost("/surveys/{id:guid}/exclusion", ([FromHeader(Name = Key)] Guid key, Guid id, Exclusion exclusion, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (ExcludeSurvey duty) => duty.Now(id, exclusion.Reason, exclusion.Note, ct)));
        api.MapPost("/surveys/{id:guid}/link", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (MakeLink duty) => duty.Now(id, ct)));
        api.MapGet("/surveys/{id:guid}/link", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((LinkSheet sheet) => sheet.Show(id, ct)));

        api.MapGet("/scores", (IDesk desk, CancellationToken ct) => desk.Read((ScoreBoard board) => board.Show(ct)));
        api.MapGet("/scores/consultants", (IDesk desk, DateOnly? month, CancellationToken ct) => desk.Read((ConsultantScores scores) => scores.Show(month, ct)));
        api.MapGet("/scores/rows", (IDesk desk, DateOnly? month, string? factor, Guid? consultant, string? after, CancellationToken ct) =>
            desk.Read((ScoreRows rows) => rows.Show(new(month, factor, consultant, after), ct)));

        api.MapGet("/cases", (IDesk desk, string? state, string? factor, string? after, CancellationToken ct) =>
            desk.Read((CaseList list) => list.Show(new(state, factor, after), ct)));
        api.MapGet("/cases/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((CaseRecord record) => record.Show(id, ct)));
        api.MapPost("/cases/{id:guid}/answer", ([FromHeader(Name = Key)] Guid key, Guid id, AnswerCase.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (AnswerCase duty) => duty.Now(id, form, ct)));
        api.MapPost("/cases/{id:guid}/closing", ([FromHeader(Name = Key)] Guid key, Guid id, CloseCase.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (CloseCase duty) => duty.Now(id, form, ct)));

        api.MapGet("/templates", (IDesk desk, int? version, CancellationToken ct) => desk.Read((TemplateSheet sheet) => sheet.Show(version, ct)));
        api.MapPost("/templates", ([FromHeader(Name = Key)] Guid key, NewVersion.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (NewVersion duty) => duty.Now(form, ct)));
        api.MapPost("/settings", ([FromHeader(Name = Key)] Guid key, ChangeSetting.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (ChangeSetting duty) => duty.Now(form, ct)));
    }

    internal sealed record Attempt(string? Outcome);

    internal sealed record Exclusion(string? Reason, string? Note);
}
