using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.StoreSettings;

/// <summary>The statutory days of a year (放假与调休), the store's edition before the product's, each with the notice it is taken from.</summary>
[OpenTo]
internal sealed class HolidayYear(Db db, CalendarBook book, ICalendar calendar) : IRead
{
    /// <summary>A day. Own: by the store's own edition; it may also take back what the product says.</summary>
    internal sealed record Row(StatutoryDay Day, bool Own);

    /// <param name="Year">Which.</param>
    /// <param name="Provisional">The State Council's notice is awaited.</param>
    /// <param name="Days">In order.</param>
    internal sealed record View(int Year, bool Provisional, IReadOnlyList<Row> Days);

    private const string Sql = """
        select day, name, source from admin.statutory_days where store_id = @store and kind = 'ordinary' and day >= @first and day < @until
        """;

    /// <summary>This year's when none is given.</summary>
    public async Task<View> Show(int? year, CancellationToken ct)
    {
        var first = new DateOnly(year is >= 1 and < 9999 ? year.Value : (await calendar.Today(ct)).Year, 1, 1);
        var working = await book.Open(ct);
        var days = Enumerable.Range(0, DateTime.IsLeapYear(first.Year) ? 366 : 365).Select(n => working.Statutory(first.AddDays(n))).OfType<StatutoryDay>()
            .Select(d => new Row(d, d != StateCouncil.On(d.Day)));
        var ordinary = (await db.Rows<Ordinary>(Sql, new { first, until = first.AddYears(1) }, ct))
            .Select(o => new Row(new(o.Day, StatutoryDay.Ordinary, new(o.Name, o.Name), new(o.Source, o.Source)), true));
        var all = days.Concat(ordinary).OrderBy(r => r.Day.Day).ToArray();
        return new(first.Year, all.Any(r => r.Day.Provisional), all);
    }

    private sealed record Ordinary(DateOnly Day, string Name, string Source);
}
