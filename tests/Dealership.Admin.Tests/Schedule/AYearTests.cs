using Dealership.Admin.DutyRegister;
using Dealership.Admin.Schedule;
using Dealership.Admin.StoreSettings;
using Dealership.TestKit;

namespace Dealership.Admin.Tests.Schedule;

/// <summary>A scripted year with a clock that jumps: two hosts that look at the same time, stops of hours and of days, rules and days that change.</summary>
public sealed class AYearTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Every_day_brings_what_it_should_and_nothing_twice()
    {
        var (luck, end) = (new Random(1), Cast.Start.AddDays(365));
        while (_house.Clock.GetUtcNow() < end)
        {
            await Task.WhenAll(_house.Tick(), _house.Tick());
            if (luck.Next(20) == 0) await Change(luck);
            _house.Clock.Advance(luck.Next(15) == 0 ? TimeSpan.FromDays(luck.Next(2, 9)) : TimeSpan.FromHours(luck.Next(6, 40)));
        }
        await _house.Tick();
        var days = await _house.Read(Cast.Gao, (ScheduleLedger ledger) => ledger.Show(null, 400, default));
        Assert.True(days.Count >= 365, $"Only {days.Count} days were seen to.");
        Assert.Equal(days.Count, days.Select(d => d.Day).Distinct().Count());
        Assert.All(days, d => Assert.Equal((d.Day, d.Expected, 0, 0), (d.Day, d.Opened, d.Missing.Count, d.Extra.Count)));
        Assert.True(days.Sum(d => d.Expected) > 3000, $"Only {days.Sum(d => d.Expected)} things were expected in a year.");
        Assert.Equal(0, await _house.Sql<int>("select count(*)::int from (select 1 from admin.obligations group by store_id, clause_code, period having count(*) > 1) twice"));
    }

    /// <summary>The general manager changes a rule, or closes a day to come.</summary>
    private async Task Change(Random luck)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(_house.Clock.GetUtcNow(), Cast.Zone).DateTime);
        var outcome = luck.Next(2) == 0
            ? await _house.Do(Cast.Gao, (SetDay duty) => duty.Now(new() { Day = today.AddDays(luck.Next(12, 30)), State = "closed", Note = "盘点" }, default))
            : await _house.Do(Cast.Gao, (ConfirmCadence duty) => duty.Now("AD-2", new() { Rhythm = luck.Next(2) == 0 ? "weekly 3 17:00" : "daily 17:30", EffectiveFrom = today.AddDays(luck.Next(12, 40)) }, default));
        Assert.True(outcome.Ok);
    }
}
