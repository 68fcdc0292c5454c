using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.Plans;

/// <summary>The sales plan and its progress, for other systems.</summary>
internal sealed class PlanEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    private static readonly ListColumn<MonthProgress.Part>[] Parts =
    [
        new(new("名称", "Name"), p => p.Name, 24),
        new(new("计划", "Planned"), p => p.Planned, 10),
        new(new("已交", "Handed over"), p => p.Sold, 10),
        new(new("缺口", "Gap"), p => p.Gap, 10),
    ];

    public void Map(ApiRoutes api)
    {
        api.MapGet("/plans", (IDesk desk, CancellationToken ct) => desk.Read((PlanList list) => list.Show(ct)));
        api.MapGet("/plans/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((PlanList list) => list.One(id, ct)));
        api.MapGet("/plans/basis/{year:int:range(2000,2999)}", (IDesk desk, int year, CancellationToken ct) => desk.Read((PlanBasis basis) => basis.Of(year, ct)));
        api.MapPost("/plans", ([FromHeader(Name = Key)] Guid key, MakePlan.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (MakePlan duty) => duty.Now(form, ct)));
        api.MapPost("/plans/{id:guid}/decision", ([FromHeader(Name = Key)] Guid key, Guid id, DecidePlan.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (DecidePlan duty) => duty.Now(id, form, ct)));
        api.MapPost("/plans/{id:guid}/report", ([FromHeader(Name = Key)] Guid key, Guid id, Receipt receipt, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (ReportPlan duty) => duty.Now(id, receipt.Number, ct)));
        api.MapGet("/plans/{year:int:range(2000,2999)}/{month:int:range(1,12)}", (IDesk desk, int year, int month, CancellationToken ct) => desk.Read((MonthPlan plan) => plan.Of(year, month, ct)));
        api.MapPost("/plans/{year:int:range(2000,2999)}/{month:int:range(1,12)}", ([FromHeader(Name = Key)] Guid key, int year, int month, DivideMonth.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (DivideMonth duty) => duty.Now(year, month, form, ct)));
        api.MapGet("/progress", (IDesk desk, int? year, int? month, CancellationToken ct) => desk.Read((MonthProgress progress) => progress.Of(year, month, ct)));
        api.MapGet("/progress/export", (string? by, int? year, int? month, IDesk desk, TimeProvider clock) => ListExport.Of(new("销售进度", "Sales progress"), desk, Parts, async _ =>
        {
            var view = await desk.Read((MonthProgress progress) => progress.Of(year, month, default));
            return (by == "model" ? view.Models : view.Consultants, null);
        }, clock));
    }

    internal sealed record Receipt(string? Number);
}
