using System.Globalization;
using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Resources;

/// <summary>The maker's answer from its own list, matched by month, model and colour (厂家资源确认表).</summary>
internal sealed class MakerAnswerImport(Db db, Caller caller, TimeProvider clock) : IImport
{
    public ImportSheet Sheet { get; } = new("maker-answers", new("厂家资源答复", "Maker's answers"), ResourceRights.Apply,
    [
        new("period", new("月份", "Month"), CellKind.Text, true, ["申报月份", "资源月份"]),
        new("model", new("车型代码", "Model code"), CellKind.Text, true, ["车型"]),
        new("colour", new("颜色", "Colour"), CellKind.Text, false, ["外观颜色"]),
        new("first", new("一次审批", "First answer"), CellKind.Whole),
        new("second", new("二次审批", "Second answer"), CellKind.Whole),
        new("final", new("最终确认", "Confirmed"), CellKind.Whole, true, ["确认数量"]),
    ], ["period", "model", "colour"]);

    private const string LinesSql = """
        select l.id, l.application_id, l.quantity, to_char(a.period, 'YYYY-MM') as period, l.model_code, l.colour, l.first_answer, l.second_answer, l.answer,
               (select count(*)::int from sales.coming_vehicles w where w.store_id = @store and w.line_id = l.id and w.dropped_at is null and (w.vin is not null or w.came_at is not null)) as fixed,
               coalesce((select s.approved or not s.asks from sales.resource_submissions s where s.store_id = @store and s.application_id = a.id order by s.at desc limit 1), false) as open
        from   sales.resource_lines l join sales.resource_applications a on a.store_id = @store and a.id = l.application_id
        where  l.store_id = @store and to_char(a.period, 'YYYY-MM') = any(@periods)
        """;

    private const string RevertSql = """
        update sales.resource_lines set first_answer = null, second_answer = null, answer = null, answered_at = null, answered_by = null
        where  store_id = @store and id = any(@ids);
        update sales.coming_vehicles set dropped_at = @now where store_id = @store and line_id = any(@ids) and vin is null and came_at is null and dropped_at is null
        """;

    public async Task<IReadOnlyList<RowVerdict>> Check(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var lines = await Lines(rows, ct);
        return [.. rows.Select(r => new RowVerdict(Faults(r, Of(lines, r)), Of(lines, r) is { Answer: not null }))];
    }

    public async Task<IReadOnlyList<RowResult>> Apply(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var (lines, now) = (await Lines(rows, ct), clock.GetUtcNow());
        var judged = rows.Select(r => (Row: r, Line: Of(lines, r), Fault: Faults(r, Of(lines, r)).Cast<Problem?>().FirstOrDefault())).ToArray();
        var good = judged.Where(j => j.Fault is null).ToArray();
        if (good.Length > 0)
        {
            await MakerAnswer.Write(db, [.. good.Select(g => new MakerAnswer.Line(g.Line!.Id, Number(g.Row, "first"), Number(g.Row, "second"), Number(g.Row, "final")!.Value))], now, caller.PersonId, ct);
            foreach (var application in good.Select(g => g.Line!.ApplicationId).Distinct()) db.Tell(new ResourcesConfirmed(application, now, caller.PersonId), application);
        }
        return [.. judged.Select(j => j.Fault is { } fault ? new RowResult(j.Row.Number, null, false, null, fault)
            : new RowResult(j.Row.Number, j.Line!.Id, j.Line.Answer is null, j.Line.Answer is null ? null : $"{j.Line.FirstAnswer},{j.Line.SecondAnswer},{j.Line.Answer}"))];
    }

    public async Task<IReadOnlyList<Problem>> Revert(IReadOnlyList<RowResult> results, CancellationToken ct)
    {
        var (done, now, stay) = (results.Where(r => r.Id is not null).ToArray(), clock.GetUtcNow(), new List<Guid>());
        foreach (var was in done.Where(r => r.Before is not null))
        {
            var numbers = was.Before!.Split(',').Select(n => int.TryParse(n, CultureInfo.InvariantCulture, out var i) ? i : (int?)null).ToArray();
            stay.AddRange(await MakerAnswer.Write(db, [new(was.Id!.Value, numbers[0], numbers[1], numbers[2]!.Value)], now, caller.PersonId, ct));
        }
        var fresh = done.Where(r => r.Before is null).Select(r => r.Id!.Value).ToArray();
        var held = await db.Rows<Guid>("select distinct line_id from sales.coming_vehicles where store_id = @store and line_id = any(@fresh) and dropped_at is null and (vin is not null or came_at is not null)", new { fresh }, ct);
        await db.Do(RevertSql, new { ids = fresh.Except(held).ToArray(), now }, ct);
        return [.. done.Where(r => held.Contains(r.Id!.Value) || stay.Contains(r.Id!.Value)).Select(r =>
            new Problem($"{r.Number}", new("这一行的车已配VIN，不能撤回。", "Vehicles of this line have their VIN; it stays.")))];
    }

    private async Task<IReadOnlyList<Line>> Lines(IReadOnlyList<ImportRow> rows, CancellationToken ct) =>
        await db.Rows<Line>(LinesSql, new { periods = rows.Select(r => Month(r["period"])).OfType<string>().Distinct().ToArray() }, ct);

    private static Line? Of(IReadOnlyList<Line> lines, ImportRow row) =>
        lines.FirstOrDefault(l => l.Period == Month(row["period"]) && string.Equals(l.ModelCode, row["model"]?.Trim(), StringComparison.OrdinalIgnoreCase) && l.Colour == (row["colour"]?.Trim() ?? ""));

    private static Problem[] Faults(ImportRow row, Line? line)
    {
        if (row["period"] is null || row["model"] is null || row["final"] is null) return [];
        if (Month(row["period"]) is null) return [new("period", new("月份写作 2026-04。", "Write the month as 2026-04."))];
        if (line is null) return [new("model", new("申报里没有这一行。", "The application has no such line."))];
        if (!line.Open) return [new("period", new("这个月的申报还没有提交或批准。", "That month's application is not handed in or approved."))];
        return [.. new[] { "first", "second", "final" }.Where(key => Number(row, key) is { } n && (n < 0 || n > line.Quantity)).Select(key => new Problem(key, new($"申报{line.Quantity}台，答复不能是这个数。", $"{line.Quantity} were applied for; this cannot be the answer."))),
            .. Number(row, "final") is { } final && final < line.Fixed ? [new Problem("final", new("已配VIN的车比这个数多。", "More vehicles than that have their VIN."))] : Array.Empty<Problem>()];
    }

    private static string? Month(string? text) =>
        DateOnly.TryParseExact($"{text?.Trim().Replace('/', '-').Replace("年", "-", StringComparison.Ordinal).TrimEnd('月')}-1", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("yyyy-MM", CultureInfo.InvariantCulture) : null;

    private static int? Number(ImportRow row, string key) => int.TryParse(row[key], CultureInfo.InvariantCulture, out var n) ? n : null;

    private sealed record Line(Guid Id, Guid ApplicationId, int Quantity, string Period, string ModelCode, string Colour, int? FirstAnswer, int? SecondAnswer, int? Answer, int Fixed, bool Open);
}
