using System.Diagnostics;
using Dealership.Admin.DutyRegister;
using Dealership.Admin.Obligations;
using Dealership.Admin.Paper;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Paper;

/// <summary>
/// Thursday, 5 March, was printed on Wednesday evening; the house was down all Thursday and is back on Friday. The administration officer's
/// AD-2 is due every working day at 17:45 since the general manager confirmed it.
/// </summary>
public sealed class CatchUpTests : IAsyncLifetime
{
    private static readonly DateOnly Thursday = new(2026, 3, 5);

    private TestHouse _house = null!;

    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.Open();
        Assert.True((await _house.Do(Cast.Gao, (ConfirmCadence duty) => duty.Now("AD-2", new() { Rhythm = "daily 10:00 17:45", EffectiveFrom = new(2026, 3, 5) }, default))).Ok);
        await _house.HandedOver(Wednesday(9));
        await _house.Tick();
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private Task<DayPack.View> Pack(DateOnly? day = null) => _house.Read(Cast.An, (DayPack pack) => pack.Show(day, null, default));

    private async Task<string[]> Printed(string clause) => [.. (await Pack(Thursday)).Sheets.SelectMany(s => s.Lines).Where(l => l.Clause == clause).Select(l => l.Code)];

    private async Task Back()
    {
        _house.Clock.SetUtcNow(March(6, 9));
        await _house.Tick();
    }

    private Task<Outcome> Tick(string typed, DateOnly? day = null, Guid? sheet = null, Guid? key = null) =>
        _house.Do(Cast.An, (TickPaper duty) => duty.Now(typed, new() { Day = day ?? Thursday, By = Cast.An.Id, Sheet = sheet }, default), key);

    private Task<string> State(string clause, int hour) => _house.Sql<string>("""
        select o.state || ' ' || coalesce((select string_agg(e.grade, ',') from admin.evidence e where e.clause_code = o.clause_code and e.subject = o.subject), '')
        from   admin.obligations_at(1, @now) o where o.clause_code = @clause and o.due_at = @due
        """, new { now = _house.Clock.GetUtcNow(), clause, due = March(5, hour, hour == 17 ? 45 : 0) });

    [Fact]
    public async Task The_next_working_day_is_printed_with_what_it_will_bring()
    {
        var pack = await Pack();
        Assert.Equal((Thursday, true), (pack.Day, pack.Worked));
        var mine = Assert.Single(pack.Sheets, s => s.Position == "AD");
        Assert.Equal(2, mine.Lines.Count(l => l.Clause == "AD-2"));
        Assert.All(mine.Lines, l => Assert.Equal(l.Code, PaperCode.Read(l.Code)));
        Assert.Equal(0, await _house.Sql<int>("select count(*)::int from admin.obligations where clause_code = 'AD-2' and opens_at > @t", new { t = March(5, 0).AddSeconds(-1) }));
    }

    [Fact]
    public async Task What_nobody_confirmed_is_not_printed() => Assert.DoesNotContain((await Pack()).Sheets.SelectMany(s => s.Lines), l => l.Clause == "AD-5");

    [Fact]
    public async Task The_code_printed_before_the_outage_ticks_the_line_after_it()
    {
        var codes = await Printed("AD-2");
        await Back();
        Assert.StartsWith("missed", await State("AD-2", 10));
        Assert.True((await Tick($"{codes[0]} 09:40")).Ok);
        Assert.True((await Tick(codes[1].ToLowerInvariant())).Ok);
        Assert.Equal(("on-time paper", "done-late paper"), (await State("AD-2", 10), await State("AD-2", 17)));
        Assert.Equal(0L, await _house.Sql<long>("select admin.unsettled_marks(1)"));
    }

    [Fact]
    public async Task Each_mistake_is_said_and_enters_nothing()
    {
        var codes = await Printed("AD-2");
        await Back();
        foreach (var (typed, day) in new[] { ("ABCDEF", Thursday), ($"{codes[0]} 25:00", Thursday), (codes[0], new(2026, 3, 6)), (codes[0], new(2026, 3, 9)), ("", Thursday), ($"{codes[0]} 9:00 x", Thursday) })
            Assert.False((await Tick(typed, day)).Ok, typed);
        Assert.False((await _house.Do(Cast.An, (TickPaper duty) => duty.Now(codes[0], new() { Day = Thursday }, default))).Ok);
        Assert.Equal(0, await _house.Sql<int>("select count(*)::int from admin.evidence where grade = 'paper'"));
    }

    [Fact]
    public async Task What_a_record_proves_is_never_ticked_and_its_screen_is_named()
    {
        var code = (await Pack(new(2026, 3, 7))).Sheets.SelectMany(s => s.Lines).Single(l => l.Clause == "CS-6").Code;
        _house.Clock.SetUtcNow(March(7, 12));
        var refused = await Tick(code, new(2026, 3, 7));
        Assert.Contains("业务记录", Assert.Single(refused.Problems).Text.Zh);
        var row = Assert.Single(await _house.Read(Cast.An, (PaperLine line) => line.Find(code, new(2026, 3, 7), default)));
        Assert.True(row.ByRecord);
        Assert.StartsWith("/customer-service/", row.Link);
    }

    [Fact]
    public async Task Entered_twice_it_is_there_once_and_undone_it_is_owed_again()
    {
        var code = (await Printed("AD-2"))[0];
        await Back();
        var (key, first) = (Guid.CreateVersion7(), default(Outcome)!);
        first = await Tick(code, key: key);
        Assert.Equal(first.Id, (await Tick(code, key: key)).Id);
        Assert.False((await Tick(code)).Ok);
        Assert.True((await _house.Do(Cast.An, (UndoTick duty) => duty.Now(first.Id!.Value, default))).Ok);
        Assert.StartsWith("missed", await State("AD-2", 10));
        Assert.True((await Tick(code)).Ok);
        Assert.Equal(2, (await _house.Read(Cast.An, (PaperTicks ticks) => ticks.Show(default))).Rows.Count);
    }

    [Fact]
    public async Task Two_who_enter_the_same_sheet_enter_it_once()
    {
        var code = (await Printed("AD-2"))[0];
        await Back();
        var both = await Task.WhenAll(Tick(code), Tick(code));
        Assert.Single(both, o => o.Ok);
    }

    [Fact]
    public async Task The_signed_sheet_is_kept_once_and_shown_with_each_line()
    {
        var codes = await Printed("AD-2");
        await Back();
        var scan = new HandInFile.Taken("签字单.pdf", [1, 2, 3], false);
        var sheet = await _house.Do(Cast.An, (KeepSheet duty) => duty.Now(scan, default));
        Assert.Equal(sheet.Id, (await _house.Do(Cast.An, (KeepSheet duty) => duty.Now(scan, default))).Id);
        foreach (var code in codes) Assert.True((await Tick(code, sheet: sheet.Id)).Ok);
        var ticks = (await _house.Read(Cast.An, (PaperTicks t) => t.Show(default))).Rows;
        Assert.All(ticks, t => Assert.True(t.HasSheet));
        Assert.Equal("签字单.pdf", (await _house.Read(Cast.An, (EvidenceFile file) => file.Open(ticks[0].Obligation, sheet.Id!.Value, default)))!.Name);
        Assert.False((await _house.Do(Cast.An, (KeepSheet duty) => duty.Now(new("x.exe", [1], false), default))).Ok);
    }

    [Fact]
    public async Task Twenty_lines_take_no_two_minutes()
    {
        _house.Clock.Advance(TimeSpan.FromMinutes(1));
        await _house.Do(Cast.Gao, (ConfirmCadence duty) => duty.Now("AD-2", new() { Cadence = "每半小时", CadenceEn = "Every half hour", Rhythm = $"daily {string.Join(' ', Enumerable.Range(0, 20).Select(n => $"{8 + n / 2:00}:{n % 2 * 30:00}"))}", EffectiveFrom = Thursday }, default));
        var codes = await Printed("AD-2");
        Assert.Equal(20, codes.Distinct().Count());
        await Back();
        var watch = Stopwatch.StartNew();
        foreach (var code in codes) Assert.True((await Tick(code)).Ok);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task Paper_is_kept_by_those_who_may() =>
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Read(Cast.Wei, (DayPack pack) => pack.Show(null, null, default)));
}
