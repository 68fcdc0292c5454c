using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.Funnel;

/// <summary>The funnel and the rows behind it, for other systems and as a file.</summary>
internal sealed class FunnelEndpoints : IEndpoints
{
    private const int Take = 1000;

    private static readonly ListColumn<FunnelRows.Line>[] Rows =
    [
        new(new("时间", "When"), l => l.Is.At, 18), new(new("客户", "Customer"), l => l.Customer?.Name), new(new("车型", "Model"), l => l.Is.ModelCode), new(new("销售顾问", "Consultant"), l => l.Consultant),
    ];

    public void Map(ApiRoutes api)
    {
        api.MapGet("/funnel", (IDesk desk, string? month, Guid? consultant, CancellationToken ct) => desk.Read((FunnelBoard board) => board.Of(month, consultant, ct)));
        api.MapGet("/funnel/rows", (IDesk desk, string? figure, string? month, Guid? consultant, string? after, CancellationToken ct) =>
            desk.Read((FunnelRows rows) => rows.Show(new(figure, month, consultant, after), ct)));
        api.MapGet("/funnel/targets", (IDesk desk, CancellationToken ct) => desk.Read((TrafficTargets targets) => targets.All(ct)));
        api.MapPost("/funnel/targets", ([FromHeader(Name = "Idempotency-Key")] Guid key, SetTrafficTargets.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SetTrafficTargets duty) => duty.Now(form, ct)));
        api.MapGet("/funnel/export", (string? figure, string? month, Guid? consultant, IDesk desk, TimeProvider clock) =>
            ListExport.Of(Figure.Of(figure)?.Name ?? new("销售漏斗", "Sales funnel"), desk, Rows, async after =>
            {
                var page = await desk.Read((FunnelRows rows) => rows.Show(new(figure, month, consultant, after, Take), default));
                return (page.Rows, page.Next);
            }, clock));
    }
}
