using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.Recruiting;

/// <summary>Requests for staff, for other systems and as a file; a file never names a candidate.</summary>
internal sealed class RecruitingEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    private static readonly ListColumn<VacancyList.Line>[] Vacancies =
    [
        new(new("岗位", "Position"), l => l.Position),
        new(new("人数", "Heads"), l => l.Vacancy.Heads, 8),
        new(new("期望到岗", "Wanted by"), l => l.Vacancy.WantedBy, 12),
        new(new("提出", "Asked"), l => l.Vacancy.At, 18),
        new(new("应聘", "Candidates"), l => l.Vacancy.Candidates, 8),
        new(new("录用", "Hired"), l => l.Vacancy.Hired, 8),
        new(new("关闭", "Closed"), l => l.Vacancy.ClosedAt, 18),
    ];

    public void Map(ApiRoutes api)
    {
        api.MapGet("/recruiting", (IDesk desk, string? show, string? after, CancellationToken ct) => desk.Read((VacancyList list) => list.Show(new(show, after), ct)));
        api.MapGet("/recruiting/export", (string? show, IDesk desk, TimeProvider clock) => ListExport.Of(new("用人申请", "Requests for staff"), desk, Vacancies, async after =>
        {
            var page = await desk.Read((VacancyList list) => list.Show(new(show, after, 1000), default));
            return (page.Rows, page.Next);
        }, clock));
        api.MapGet("/recruiting/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((VacancyRecord record) => record.Show(id, ct)));
        api.MapPost("/recruiting", ([FromHeader(Name = Key)] Guid key, AskForStaff.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (AskForStaff duty) => duty.Now(form, ct)));
        api.MapPost("/recruiting/{id:guid}/closure", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) => desk.Do(key, (CloseVacancy duty) => duty.Now(id, ct)));
        api.MapPost("/recruiting/{id:guid}/candidates", ([FromHeader(Name = Key)] Guid key, Guid id, Named named, IDesk desk, CancellationToken ct) => desk.Do(key, (AddCandidate duty) => duty.Now(id, named.Name, ct)));
        api.MapPost("/recruiting/candidates/{id:guid}/opinion", ([FromHeader(Name = Key)] Guid key, Guid id, GiveOpinion.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (GiveOpinion duty) => duty.Now(id, form, ct)));
        api.MapPost("/recruiting/candidates/{id:guid}/result", ([FromHeader(Name = Key)] Guid key, Guid id, Settled settled, IDesk desk, CancellationToken ct) => desk.Do(key, (SettleCandidate duty) => duty.Now(id, settled.Result, ct)));
    }

    internal sealed record Named(string? Name);

    internal sealed record Settled(string? Result);
}
