using Dealership.Admin.StoreSettings;
using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.TestKit;

namespace Dealership.Admin.Tests.StoreSettings;

public sealed class HolidayImportTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_past_day_may_stand_in_the_sheet_as_it_was_and_not_otherwise()
    {
        var verdicts = await Run(i => i.Check([Row(1, "2026-02-14", "workday"), Row(2, "2026-02-14", "holiday"), Row(3, "2026-03-02", "ordinary"), Row(4, "2026-10-08", "holiday")], default));
        Assert.Equal(["", "day", "", ""], verdicts.Select(v => string.Join(",", v.Problems.Select(p => p.Field))));
        Assert.All(verdicts, v => Assert.False(v.Exists));
    }

    [Fact]
    public async Task A_sheet_is_written_and_taken_back_except_for_what_was_changed_since()
    {
        Assert.Equal("holiday", await Kind("2027-02-05"));
        var results = await Run(i => i.Apply([Row(1, "2027-02-05", "workday"), Row(2, "2027-02-20", "workday")], default));
        Assert.All(results, r => Assert.True(r.Created));
        Assert.Equal(["workday", "workday"], [await Kind("2027-02-05"), await Kind("2027-02-20")]);

        var again = await Run(i => i.Apply([Row(1, "2027-02-05", "ordinary")], default));
        Assert.False(again[0].Created);
        Assert.Null(await Kind("2027-02-05"));
        Assert.Empty(await Run(i => i.Revert(again, default)));
        Assert.Equal("workday", await Kind("2027-02-05"));

        _house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await _house.Do(Cast.An, (SetHoliday d) => d.Now(new() { Day = new(2027, 2, 20), Name = "手工" }, default))).Ok);
        Assert.Single(await Run(i => i.Revert([.. results.Reverse()], default)));
        Assert.Equal(["holiday", "holiday"], [await Kind("2027-02-05"), await Kind("2027-02-20")]);
    }

    private async Task<string?> Kind(string day) => (await _house.Read(Cast.An, (CalendarMonth m) =>
        m.Show(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), null, default))).Days.Single(d => $"{d.Day:yyyy-MM-dd}" == day).Statutory?.Kind;

    private Task<T> Run<T>(Func<HolidayImport, Task<T>> act) => _house.Import(act);

    private static ImportRow Row(int row, string day, string kind) =>
        new(row, new Dictionary<string, string?> { ["day"] = day, ["kind"] = kind, ["name"] = "春节", ["source"] = "通知" });
}
