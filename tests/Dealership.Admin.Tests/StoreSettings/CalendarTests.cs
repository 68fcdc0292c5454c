using Dealership.Admin.StoreSettings;
using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.StoreSettings.Weeks;

namespace Dealership.Admin.Tests.StoreSettings;

public sealed class CalendarTests : IAsyncLifetime
{
    private const string Csi = "Csi";

    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_store_begins_with_a_showroom_of_seven_days_and_offices_of_five()
    {
        var march = await Month("");
        Assert.Equal((31, 31), (march.Days.Count, march.Days.Count(d => d.Open)));
        Assert.Equal(22, (await Month("Admin")).Days.Count(d => d.Open));
        Assert.Equal("春节", (await _house.Read(Cast.An, (CalendarMonth m) => m.Show(new(2026, 2, 3), null, default))).Days[16].Statutory!.Name.Zh);
    }

    [Fact]
    public async Task An_office_keeps_five_days_from_the_day_on_and_the_showroom_all_of_them()
    {
        Assert.True((await Office("2026-03-09")).Ok);
        Assert.Equal(22 + 3, (await Month(Csi)).Days.Count(d => d.Open)); // 1, 7 and 8 March, at weekends, were still the store's
        Assert.Equal(31, (await Month("")).Days.Count(d => d.Open));
        Assert.False((await Day("2026-03-14", Csi)).Worked);
        Assert.True((await Day("2026-03-14", null)).Worked);
    }

    [Fact]
    public async Task Hours_cannot_hold_from_a_day_in_the_past_and_everything_wrong_is_said_at_once()
    {
        var refused = await _house.Do(Cast.An, (SetWeeklyHours d) => d.Now(new() { Department = "Garage", From = new(2026, 3, 3), Hours = "12-9", Others = "?" }, default));
        Assert.Equal(["Department", "From", "OpenDays", "Hours", "Others"], refused.Problems.Select(p => p.Field));
        Assert.Equal(0, await _house.Sql<int>("select count(*)::int from admin.weekly_hours where effective_from > '2000-01-01'"));
    }

    [Fact]
    public async Task Hours_to_come_can_be_taken_back_and_hours_in_force_cannot()
    {
        await Office("2026-03-04");
        await Office("2026-04-01");
        var rows = await _house.Read(Cast.An, (HoursList l) => l.Show(default));
        Assert.Equal(["coming", "now"], rows.Where(r => r.Department == Csi).Select(r => r.State));
        Assert.True((await _house.Do(Cast.An, (TakeBackHours d) => d.Now(Csi, new(2026, 4, 1), default))).Ok);
        Assert.False((await _house.Do(Cast.An, (TakeBackHours d) => d.Now(Csi, new(2026, 3, 4), default))).Ok);
    }

    [Fact]
    public async Task Exceptions_cover_several_days_for_a_department_and_are_taken_back_as_usual()
    {
        Assert.True((await Set(new() { Day = new(2026, 3, 10), Until = new(2026, 3, 12), State = "open", Department = "Sales", Hours = "9-12", Note = "团购会" })).Ok);
        Assert.Equal([new(new(9, 0), new(12, 0))], (await Day("2026-03-11", "Sales")).Ranges);
        Assert.Equal("团购会", (await Day("2026-03-11", "Sales")).Why!.Value.Zh);
        Assert.Null((await Day("2026-03-11", null)).Why);
        Assert.True((await Set(new() { Day = new(2026, 3, 11), State = "usual", Department = "Sales" })).Ok);
        Assert.Null((await Day("2026-03-11", "Sales")).Why);
        Assert.Equal(2, await _house.Sql<int>("select count(*)::int from admin.calendar_days"));
    }

    [Fact]
    public async Task A_day_closed_for_the_whole_store_is_closed_for_every_department()
    {
        Assert.True((await Set(new() { Day = new(2026, 3, 13), Note = "盘点" })).Ok);
        Assert.False((await Day("2026-03-13", null)).Worked);
        Assert.False((await Day("2026-03-13", "Admin")).Worked);
        Assert.Equal(new("盘点", "盘点"), (await Day("2026-03-13", "Sales")).Why);
    }

    [Fact]
    public async Task A_day_that_has_passed_stays_as_it_was()
    {
        var refused = await Set(new() { Day = new(2026, 3, 3), Until = new(2026, 3, 1), State = "perhaps", Hours = "x" });
        Assert.Equal(["Day", "Until", "State"], refused.Problems.Select(p => p.Field));
        Assert.Equal(["Hours"], (await Set(new() { Day = new(2026, 3, 5), State = "open", Hours = "9:00" })).Problems.Select(p => p.Field));
        Assert.Equal(["Until"], (await Set(new() { Day = new(2026, 3, 5), Until = new(2026, 5, 6) })).Problems.Select(p => p.Field));
        Assert.Equal(["Day"], (await _house.Do(Cast.An, (SetHoliday d) => d.Now(new() { Day = new(2026, 3, 3), Name = "x" }, default))).Problems.Select(p => p.Field));
    }

    [Fact]
    public async Task The_stores_edition_of_a_year_stands_before_the_products()
    {
        await Office("2026-03-04");
        Assert.True((await _house.Do(Cast.An, (SetHoliday d) => d.Now(new() { Day = new(2027, 2, 20), Kind = "workday", Name = "春节调休", Source = "国办发明电〔2026〕" }, default))).Ok);
        Assert.True((await _house.Do(Cast.An, (SetHoliday d) => d.Now(new() { Day = new(2027, 1, 1), Kind = "ordinary", Name = "元旦不放" }, default))).Ok);
        Assert.True((await Day("2027-02-20", Csi)).Worked); // a Saturday
        Assert.True((await Day("2027-01-01", Csi)).Worked);
        var year = await _house.Read(Cast.An, (HolidayYear y) => y.Show(2027, default));
        Assert.Equal((14, 2, true), (year.Days.Count, year.Days.Count(d => d.Own), year.Provisional));
    }

    [Fact]
    public async Task Departments_ask_for_working_time()
    {
        await Office("2026-03-04");
        Assert.Equal(At(2026, 3, 9, 9, 30), await Ask(c => c.AfterWorkingTime(At(2026, 3, 6, 16, 30), TimeSpan.FromHours(2), Csi, default)));
        Assert.Equal(At(2026, 3, 9, 8, 30), await Ask(c => c.NextWorking(At(2026, 3, 7, 10), Csi, default)));
        Assert.Equal(new(2026, 3, 9), await Ask(c => c.AfterWorkingDays(new(2026, 3, 6), 1, Csi, default)));
        Assert.Equal(At(2026, 3, 9, 17, 30), await Ask(c => c.EndOfWorkingDay(At(2026, 3, 6, 16), 1, Csi, default)));
        Assert.Equal(TimeSpan.FromHours(2), await Ask(c => c.WorkingTime(At(2026, 3, 6, 16, 30), At(2026, 3, 9, 9, 30), Csi, default)));
    }

    [Fact]
    public async Task A_clause_is_due_in_the_working_time_of_the_position_that_owes_it()
    {
        await Office("2026-03-04");
        var friday = At(2026, 3, 6, 16, 30);
        Assert.Equal(At(2026, 3, 9, 9, 30), await Due(Plugin.Due.WorkingHours(friday, 2), Position.SatisfactionOfficer));
        Assert.Equal(At(2026, 3, 7, 9), await Due(Plugin.Due.WorkingHours(friday, 2), Position.SalesConsultant));
        Assert.Equal(At(2026, 3, 9, 17, 30), await Due(Plugin.Due.EndOfWorkingDay(friday, 1), Position.SatisfactionOfficer));
        Assert.Equal(At(2026, 3, 6, 18, 30), await Due(Plugin.Due.Hours(friday, 2), Position.SatisfactionOfficer));
        Assert.Equal(friday, await Due(Plugin.Due.At(friday), Position.SatisfactionOfficer));
        Assert.Equal(At(2026, 3, 8, 0).AddMicroseconds(-1), await Due(Plugin.Due.EndOfDay(friday, 1), Position.SatisfactionOfficer));
    }

    [Fact]
    public async Task What_is_counted_for_a_day_is_looked_for_as_far_back_as_its_due_time_reaches()
    {
        var clause = _house.Clauses["CS-6"]; // three calendar days
        Assert.Equal(At(2026, 3, 6, 0), await _house.Within((Deadlines d) => d.Earliest(clause, new(2026, 3, 10), default)));
    }

    private Task<DateTimeOffset> Due(Due due, string position) => _house.Within((Deadlines d) => d.Of(due, position, default));

    private Task<Outcome> Set(SetDay.Form form) => _house.Do(Cast.An, (SetDay d) => d.Now(form, default));

    private Task<Outcome> Office(string from) => _house.Do(Cast.An, (SetWeeklyHours d) => d.Now(new()
    {
        Department = Csi,
        OpenDays = [1, 2, 3, 4, 5],
        Hours = "08:30-12:00, 13:30-17:30",
        KeepsHolidays = true,
        From = DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture),
    }, default));

    private Task<CalendarMonth.Month> Month(string department) => _house.Read(Cast.An, (CalendarMonth m) => m.Show(null, department, default));

    private Task<WorkingDay> Day(string day, string? department) => Ask(c => c.Day(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), department, default));

    private Task<T> Ask<T>(Func<ICalendar, Task<T>> ask) => _house.Ask(Cast.Gao, ask);
}
