using System.Globalization;
using System.Text.Json;
using Dealership.Admin.Permissions;
using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.StoreSettings;

/// <summary>
/// Statutory days from a sheet, into the store's own edition. Days that have passed may stand in it as they are: a sheet of
/// the whole year is taken in November, but what was due in March stays due then.
/// </summary>
internal sealed class HolidayImport(Db db, CalendarBook book, ICalendar calendar, TimeProvider clock) : IImport
{
    public ImportSheet Sheet { get; } = new("holidays", new("节假日与调休", "Holidays and make-up days"), Rights.KeepStore,
    [
        new("day", new("日期", "Day"), CellKind.Date, true, ["放假日期", "调休日期"]),
        new("kind", new("安排", "Arrangement"), CellKind.Choice, true, ["类型", "休班"],
            [.. StatutoryDay.Kinds, (StatutoryDay.Holiday, new("休", "Off")), (StatutoryDay.Workday, new("补班", "Make-up day"))]),
        new("name", new("名称", "What for"), CellKind.Text, true, ["节日", "节假日"]),
        new("source", new("依据", "Source"), CellKind.Text, false, ["文号", "通知"]),
    ], ["day"]);

    private const string Write = """
        with was as (select kind, name, source from admin.statutory_days where store_id = @store and day = @day)
        insert into admin.statutory_days as d (store_id, day, id, kind, name, source, set_at) values (@store, @day, @id, @kind, @name, @source, @now)
        on conflict (store_id, day) do update set kind = excluded.kind, name = excluded.name, source = excluded.source, set_at = excluded.set_at
        returning d.id, d.set_at, (select kind from was) as kind, (select name from was) as name, (select source from was) as source
        """;

    /// <summary>Only where nobody has changed it since, and only a day that has not passed.</summary>
    private const string TakeBack = """
        with back as (
            update admin.statutory_days set kind = @kind, name = @name, source = @source
            where  store_id = @store and id = @id and set_at = @setAt and day >= @today and @kind::text is not null returning 1),
        gone as (
            delete from admin.statutory_days
            where  store_id = @store and id = @id and set_at = @setAt and day >= @today and @kind::text is null returning 1)
        select exists (select 1 from back) or exists (select 1 from gone)
        """;

    public async Task<IReadOnlyList<RowVerdict>> Check(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var (working, today) = (await book.Open(ct), await calendar.Today(ct));
        var own = (await db.Rows<DateOnly>("select day from admin.statutory_days where store_id = @store", null, ct)).ToHashSet();
        return [.. rows.Select(row => new RowVerdict(Judge(row, working, today), Day(row) is { } day && own.Contains(day)))];
    }

    public async Task<IReadOnlyList<RowResult>> Apply(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var (working, today) = (await book.Open(ct), await calendar.Today(ct));
        var results = new List<RowResult>(rows.Count);
        foreach (var row in rows)
        {
            if (Judge(row, working, today) is [var problem, ..]) { results.Add(new(row.Number, null, false, Problem: problem)); continue; }
            var written = (await db.Row<Written>(Write, new
            {
                day = Day(row),
                id = Guid.CreateVersion7(),
                kind = row["kind"],
                name = row["name"]!.Trim(),
                source = row["source"]?.Trim() ?? "",
                now = clock.GetUtcNow(),
            }, ct))!;
            results.Add(new(row.Number, written.Id, written.Kind is null, JsonSerializer.Serialize(written)));
        }
        return results;
    }

    public async Task<IReadOnlyList<Problem>> Revert(IReadOnlyList<RowResult> results, CancellationToken ct)
    {
        var (stayed, today) = (new List<Problem>(), await calendar.Today(ct));
        foreach (var result in results.Where(r => r.Id is not null))
        {
            var before = JsonSerializer.Deserialize<Written>(result.Before!)!;
            if (!await db.Row<bool>(TakeBack, new { id = result.Id, setAt = before.SetAt, today, kind = before.Kind, name = before.Name, source = before.Source }, ct))
                stayed.Add(new("", new($"第 {result.Number} 行的日子已经过去或后来又改过，保留。", $"The day of row {result.Number} has passed or was changed since, and stays.")));
        }
        return stayed;
    }

    private static Problem[] Judge(ImportRow row, WorkingCalendar working, DateOnly today) =>
    [
        .. new Problems()
            .When(row["name"]?.Trim().Length > 20, "name", "名称最多 20 个字符。", "What for has at most 20 characters.")
            .When(row["source"]?.Trim().Length > 60, "source", "依据最多 60 个字符。", "The source has at most 60 characters.")
            .When(Day(row) is { } day && day < today && row["kind"] != (working.Statutory(day)?.Kind ?? StatutoryDay.Ordinary), "day",
                "已经过去的日子不能再改。", "That day has passed and stays as it was.")
            .Refusal().Problems,
    ];

    private static DateOnly? Day(ImportRow row) =>
        DateOnly.TryParseExact(row["day"]?.Split(' ')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>What a row wrote, and what stood there before; no kind: nothing did.</summary>
    private sealed record Written(Guid Id, DateTimeOffset SetAt, string? Kind, string? Name, string? Source);
}
