using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>Writes a version of a meeting's material: the rows of all its figures as of one instant, in one round trip.</summary>
internal static class PackWriting
{
    /// <summary>Whose figures are shown, and the day that is looked forward to.</summary>
    internal readonly record struct Span(DateOnly Of, DateOnly Next);

    /// <summary>By nobody: the house itself.</summary>
    internal sealed record Pack(Guid Id, DateOnly Day, string Kind, int Version, Span Days, TimeZoneInfo Zone, DateTimeOffset At, Guid? By, string Note);

    private const int Holiday = 15;

    private const string PackSql = """
        insert into sales.meeting_packs (store_id, id, day, kind, version, of_day, made_at, made_by, note) values (@store, @id, @day, @kind, @version, @of, @at, @by, @note)
        on conflict on constraint one_pack_per_version do nothing returning id
        """;

    private static string RowsSql(string kind) => string.Join(";\n", PackFigure.Of(kind).Select(f => $"""
        insert into sales.meeting_pack_rows (store_id, pack_id, figure, thing_id, person_id, customer_id, at, said, amount)
        select @store, @id, '{f.Code}', r.* from ({f.Sql}) r(thing, person, customer, at, said, amount)
        """));

    /// <summary>In the morning the working day before and today; in the evening today and the next working day.</summary>
    public static async Task<Span> Days(ICalendar calendar, string kind, DateOnly day, CancellationToken ct)
    {
        if (kind == MeetingKind.Evening) return new(day, await calendar.AfterWorkingDays(day, 1, null, ct));
        var before = day.AddDays(-1);
        for (var back = 0; back < Holiday && !(await calendar.Day(before, null, ct)).Worked; back++) before = before.AddDays(-1);
        return new(before, day);
    }

    /// <summary>Nothing where somebody else has just written this version.</summary>
    public static async Task<Guid?> Write(Db db, Pack pack, CancellationToken ct)
    {
        var (of, month) = (pack.Days.Of, new DateOnly(pack.Days.Of.Year, pack.Days.Of.Month, 1));
        if (await db.Row<Guid?>(PackSql, new { pack.Id, pack.Day, pack.Kind, pack.Version, of, pack.At, pack.By, pack.Note }, ct) is null) return null;
        await db.Do(RowsSql(pack.Kind), new
        {
            pack.Id,
            pack.Day,
            of,
            next = pack.Days.Next,
            pack.At,
            zone = pack.Zone.Id,
            from = Start(of),
            until = Start(of.AddDays(1)),
            monthFrom = Start(month),
        }, ct);
        db.Tell(new MeetingPackReady(pack.Id, pack.Kind, pack.Day, pack.Version, pack.At), pack.Id);
        return pack.Id;

        DateTimeOffset Start(DateOnly day) => pack.Zone.Instant(day.ToDateTime(TimeOnly.MinValue));
    }
}
