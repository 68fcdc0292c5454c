using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.Process;

/// <summary>The day's receptions and their steps, for other systems and as a file.</summary>
internal sealed class ProcessEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    private static readonly ListColumn<ReceptionSteps.Line>[] Lines =
    [
        new(new("序号", "No."), l => l.Visit.Number, 8), new(new("到店", "Came"), l => l.Visit.ArrivedAt, 18), new(new("销售顾问", "Consultant"), l => l.Consultant),
        .. ProcessStep.All.Select(s => new ListColumn<ReceptionSteps.Line>(s.Name, l => l.Steps.GetValueOrDefault(s.Code) is { } mark ? mark.Done ? new Text("是", "yes") : new Text("否", "no") : null)),
    ];

    public void Map(ApiRoutes api)
    {
        api.MapGet("/process", (IDesk desk, DateOnly? day, Guid? consultant, CancellationToken ct) => desk.Read((ReceptionSteps steps) => steps.On(day, consultant, ct)));
        api.MapPost("/process", ([FromHeader(Name = Key)] Guid key, CheckReceptions.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (CheckReceptions duty) => duty.Now(form, ct)));
        api.MapGet("/process/export", (DateOnly? day, Guid? consultant, IDesk desk, TimeProvider clock) =>
            ListExport.Of(new("接待流程检查", "Receptions checked"), desk, Lines, async _ => ((await desk.Read((ReceptionSteps steps) => steps.On(day, consultant, default))).Lines, null), clock));
    }
}
