using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Admin.Load;

/// <summary>Load and minutes, for other systems and as files.</summary>
internal sealed class LoadEndpoints : IEndpoints
{
    public void Map(ApiRoutes api)
    {
        api.MapGet("/load", (IDesk desk, DateOnly? week, CancellationToken ct) => desk.Read((WeekLoad load) => load.Show(week, ct)));
        api.MapGet("/load/export", (IDesk desk, DateOnly? week, TimeProvider clock) => Week(desk, week, clock));
        api.MapGet("/load/minutes", (IDesk desk, CancellationToken ct) => desk.Read((EffortList list) => list.Show(ct)));
        api.MapGet("/load/minutes/export", (IDesk desk, TimeProvider clock) => Minutes(desk, clock));
        api.MapPost("/load/minutes", ([FromHeader(Name = "Idempotency-Key")] Guid key, SetMinutes.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SetMinutes duty) => duty.Now(form, ct)));
    }

    private static async Task<IResult> Week(IDesk desk, DateOnly? week, TimeProvider clock)
    {
        var view = await desk.Read((WeekLoad load) => load.Show(week, default));
        return await ListExport.Of(new("工作量", "Load"), desk,
        [
            new(new("员工", "Person"), l => l.Name),
            new(new("岗位", "Positions"), l => new Text(string.Join("、", l.Positions.Select(p => p.Zh)), string.Join(", ", l.Positions.Select(p => p.En))), 30),
            new(new("占用", "Load"), l => l.Share is { } share ? Math.Round((decimal)share, 2) : null),
            new(new("已开的待办（分钟）", "Open already, minutes"), l => l.Open, 18),
            new(new("定期将生成（分钟）", "Still scheduled, minutes"), l => l.Scheduled, 18),
            new(new("业务带来（分钟）", "By facts, minutes"), l => l.Usual, 18),
            new(new("工作时间（分钟）", "Working time, minutes"), l => l.Hours, 18),
            new(new("最重的定期职责", "Heaviest standing duties"), l => string.Join(' ', l.Heaviest.Select(h => h.Clause)), 24),
        ], _ => Task.FromResult<(IReadOnlyList<WeekLoad.Line>, string?)>((view.People, null)), clock);
    }

    private static async Task<IResult> Minutes(IDesk desk, TimeProvider clock)
    {
        var efforts = await desk.Read((EffortList list) => list.Show(default));
        return await ListExport.Of(new("每条用时", "Minutes per clause"), desk,
        [
            new(new("条款", "Clause"), e => e.Clause, 10),
            new(new("分钟", "Minutes"), e => e.Minutes),
            new(new("本店设定", "Set here"), e => e.Said),
            new(new("学到的中位数", "Learned median"), e => e.Median),
            new(new("n", "n"), e => e.Seen),
        ], _ => Task.FromResult<(IReadOnlyList<Effort>, string?)>((efforts, null)), clock);
    }
}
