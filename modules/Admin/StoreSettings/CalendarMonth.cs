using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.StoreSettings;

/// <summary>A month of the working calendar (工作日历): each day open or closed, by the weekly pattern or by exception.</summary>
[OpenTo]
internal sealed class CalendarMonth(Db db, ICalendar calendar) : IRead
{
    /// <summary>A day; an exception says why in its note.</summary>
    internal sealed record Row(DateOnly Day, bool Open, bool Exception, string Note);

    internal sealed record Month(DateOnly First, DateOnly Today, IReadOnlyList<Row> Days);

    private const string Sql = """
        select d.day::date as day,
               coalesce(c.open, extract(isodow from d.day)::int = any(s.open_days)) as open,
               c.day is not null as exception,
               coalesce(c.note, '') as note
        from   generate_series(@first::date, (@first::date + interval '1 month' - interval '1 day')::date, interval '1 day') as d(day)
        join   admin.stores s on s.store_id = @store
        left   join admin.calendar_days c on c.store_id = @store and c.day = d.day::date
        order  by d.day
        """;

    /// <summary>The month with this day in it; this month when none is given.</summary>
    public async Task<Month> Show(DateOnly? day, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var first = new DateOnly((day ?? today).Year, (day ?? today).Month, 1);
        return new(first, today, await db.Rows<Row>(Sql, new { first }, ct));
    }
}
