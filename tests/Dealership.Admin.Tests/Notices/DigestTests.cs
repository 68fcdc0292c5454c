using Dealership.Admin.DutyRegister;
using Dealership.Admin.Notices;
using Dealership.Admin.StoreSettings;
using Dealership.Admin.Substitutes;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Notices;

/// <summary>A follow-up due at the end of Saturday, 7 March, is the officer's; above her stand the service manager and the general manager.</summary>
public sealed class DigestTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private async Task At(int day, int hour, int minute = 0)
    {
        _house.Clock.SetUtcNow(March(day, hour, minute));
        await _house.Tick();
    }

    private Task<IReadOnlyList<Inbox.Told>> Told(DemoPerson who) => _house.Read(who, (Inbox inbox) => inbox.Show(default));

    private static IEnumerable<string> Lines(IEnumerable<Inbox.Told> told) => told.SelectMany(t => t.Lines).Select(l => l.Text);

    private Task<int> Rows(string table) => _house.Sql<int>($"select count(*)::int from admin.{table}");

    [Fact]
    public async Task Whoever_owes_is_told_on_the_day_and_nobody_above_while_it_is_in_time()
    {
        await _house.HandedOver(Wednesday(9));
        await At(7, 8, 31);
        var mine = Assert.Single(await Told(Cast.Lin));
        Assert.Equal(("morning", new DateOnly(2026, 3, 7), true), (mine.Digest, mine.Day, mine.Unread));
        Assert.Contains(mine.Lines, l => l.Text.StartsWith("今天", StringComparison.Ordinal) && l.Link!.StartsWith("/customer-service/", StringComparison.Ordinal));
        Assert.DoesNotContain(Lines([.. await Told(Cast.Ke), .. await Told(Cast.Gao)]), l => l.StartsWith("升级给您", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Late_long_enough_it_is_told_above_with_the_reason_and_done_it_is_told_no_more()
    {
        var delivery = await _house.HandedOver(Wednesday(9));
        await At(8, 8, 31);
        Assert.Contains(Lines(await Told(Cast.Ke)), l => l.StartsWith("升级给您", StringComparison.Ordinal) && l.EndsWith("（客服专员逾期 1 个工作日）", StringComparison.Ordinal));
        Assert.DoesNotContain(Lines(await Told(Cast.Gao)), l => l.Contains("客服专员"));
        Assert.Contains(Lines(await Told(Cast.Lin)), l => l.StartsWith("逾期", StringComparison.Ordinal));
        await _house.Called(delivery, March(8, 10));
        var before = (await Told(Cast.Ke)).Count;
        await At(8, 17, 1);
        Assert.DoesNotContain(Lines((await Told(Cast.Ke)).SkipLast(before)), l => l.Contains("客服专员"));
    }

    [Fact]
    public async Task It_is_written_once_however_often_and_on_however_many_hosts()
    {
        await _house.HandedOver(Wednesday(9));
        await At(7, 8);
        Assert.Equal(0, await Rows("digests"));
        _house.Clock.SetUtcNow(March(7, 8, 31));
        await Task.WhenAll(_house.Tick(), _house.Tick());
        var once = await Rows("digests");
        Assert.True(once > 0);
        _house.Clock.SetUtcNow(March(7, 8, 40));
        await Task.WhenAll(_house.Tick(), _house.Tick());
        Assert.Equal((once, 1), (await Rows("digests"), await Rows("digest_rounds where store_id = 1")));
    }

    [Fact]
    public async Task Killed_while_writing_it_leaves_nothing_and_is_written_by_the_next()
    {
        await _house.HandedOver(Wednesday(9));
        await At(7, 8);
        _house.Clock.SetUtcNow(March(7, 8, 31));
        await _house.Within(async (WriteDigests write) =>
        {
            await write.Run(default);
            return 0;
        });
        Assert.Equal((0, 0), (await Rows("digests"), await Rows("digest_rounds where store_id = 1")));
        await _house.Tick();
        Assert.Single(await Told(Cast.Lin));
    }

    [Fact]
    public async Task With_nothing_to_say_nothing_comes()
    {
        await At(7, 8, 31);
        Assert.Empty(await Told(Cast.Wei));
        Assert.Equal(1, await Rows("digest_rounds where store_id = 1"));
    }

    [Fact]
    public async Task A_morning_of_outage_is_not_told_of_at_noon()
    {
        await _house.HandedOver(Wednesday(9));
        await At(7, 11, 45);
        Assert.Empty(await Told(Cast.Lin));
        await At(7, 17, 30);
        Assert.Equal("evening", Assert.Single(await Told(Cast.Lin)).Digest);
    }

    [Fact]
    public async Task A_closed_store_tells_nobody()
    {
        await _house.HandedOver(Wednesday(9));
        await _house.Do(Cast.Gao, (SetDay duty) => duty.Now(new() { Day = new(2026, 3, 7), State = "closed", Note = "盘点" }, default));
        await At(7, 8, 31);
        Assert.Equal(0, await Rows("digests where store_id = 1"));
    }

    [Fact]
    public async Task On_his_day_off_nobody_is_bothered_unless_he_wishes()
    {
        await _house.HandedOver(Wednesday(9));
        var off = new SetDay.Form { Day = new(2026, 3, 7), Department = "CustomerService", State = "closed", Note = "轮休" };
        Assert.True((await _house.Do(Cast.Gao, (SetDay duty) => duty.Now(off, default))).Ok);
        await At(7, 8, 31);
        Assert.Empty(await Told(Cast.Lin));
        await _house.Do(Cast.Lin, (ChooseNotices duty) => duty.Now(new() { OnDaysOff = true }, default));
        await At(7, 17, 1);
        Assert.Single(await Told(Cast.Lin));
    }

    [Fact]
    public async Task Whoever_stands_in_is_told_instead_of_the_one_who_is_away()
    {
        await _house.HandedOver(Wednesday(9));
        var away = new NameSubstitute.Form { Position = "CS", Substitute = Cast.Xin.Id, Since = new(2026, 3, 5), Last = new(2026, 3, 8), Reason = "leave" };
        Assert.True((await _house.Do(Cast.Ke, (NameSubstitute duty) => duty.Now(Cast.Lin.Id, away, default))).Ok);
        await At(7, 8, 31);
        Assert.Contains(Assert.Single(await Told(Cast.Xin)).Lines, l => l.Link!.StartsWith("/customer-service/", StringComparison.Ordinal));
        Assert.DoesNotContain((await Told(Cast.Lin)).SelectMany(t => t.Lines), l => l.Link!.StartsWith("/customer-service/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_turned_it_off_is_left_alone_and_each_reads_his_language()
    {
        await _house.HandedOver(Wednesday(9));
        await _house.Do(Cast.Lin, (ChooseNotices duty) => duty.Now(new() { Language = "en" }, default));
        await At(7, 8, 31);
        Assert.StartsWith("Morning: ", Assert.Single(await Told(Cast.Lin)).Title);
        await _house.Do(Cast.Lin, (ChooseNotices duty) => duty.Now(new() { IsOff = true }, default));
        await At(7, 17, 1);
        Assert.Single(await Told(Cast.Lin));
    }

    [Fact]
    public async Task A_cadence_that_nobody_confirmed_bothers_nobody()
    {
        const string Told = "select count(*)::int from admin.digests g, jsonb_array_elements(g.lines) l join admin.obligations o on o.link = l ->> 'Link' where o.clause_code = 'AD-2'";
        await At(5, 0, 30);
        await At(5, 17, 31);
        Assert.True(await _house.Sql<int>("select count(*)::int from admin.obligations where clause_code = 'AD-2'") > 0);
        Assert.Equal(0, await _house.Sql<int>(Told));
        Assert.True((await _house.Do(Cast.Gao, (ConfirmCadence duty) => duty.Now("AD-2", new() { Rhythm = "daily 17:45", EffectiveFrom = new(2026, 3, 6) }, default))).Ok);
        await At(6, 0, 30);
        await At(6, 17, 31);
        Assert.True(await _house.Sql<int>(Told) > 0);
    }

    [Fact]
    public async Task The_times_are_the_stores_own_from_a_day_on()
    {
        await _house.HandedOver(Wednesday(9));
        var wrong = await _house.Do(Cast.Gao, (SetNoticeTimes duty) => duty.Now(new() { Morning = "8点", Evening = "07:00", From = new(2026, 3, 1) }, default));
        Assert.Equal(["Morning", "From"], wrong.Problems.Select(p => p.Field));
        Assert.True((await _house.Do(Cast.Gao, (SetNoticeTimes duty) => duty.Now(new() { Morning = "9:15", Evening = "18：00", From = new(2026, 3, 7) }, default))).Ok);
        await At(7, 8, 31);
        Assert.Empty(await Told(Cast.Lin));
        await At(7, 9, 16);
        Assert.Single(await Told(Cast.Lin));
        Assert.Equal(("09:15", "18:00"), (await _house.Read(Cast.Gao, (NoticeRules rules) => rules.Show(default))) is { Now: var now } ? (now.Morning, now.Evening) : default);
    }

    [Fact]
    public async Task The_bell_counts_until_it_is_read()
    {
        await _house.HandedOver(Wednesday(9));
        await At(7, 8, 31);
        Assert.Equal(1, await _house.Read(Cast.Lin, (Unread unread) => unread.Count(default)));
        await _house.Do(Cast.Lin, (ReadAll duty) => duty.Now(default));
        Assert.Equal((0, 1), (await _house.Read(Cast.Lin, (Unread unread) => unread.Count(default)), (await Told(Cast.Lin)).Count));
    }

    [Fact]
    public void At_most_seven_lines_stand_in_it_and_what_was_brought_up_has_its_place()
    {
        var items = Enumerable.Range(0, 30).Select(n => Item(n, late: n < 20)).Append(Item(99, late: true, steps: 2)).ToArray();
        var digest = Digest.Of(items, "morning", false, Cast.Zone)!;
        Assert.Equal((7, 24, "早间提醒：逾期 20，今天到期 10，升级给您 1"), (digest.Lines.Count, digest.More, digest.Title));
        Assert.StartsWith("升级给您", digest.Lines[^1].Text);
        Assert.Null(Digest.Of([], "morning", false, Cast.Zone));
    }

    [Theory]
    [InlineData("回访 13812345678 王先生", "回访 138****5678 王先生")]
    [InlineData("核对 31010119900101123X", "核对 310****123X")]
    [InlineData("回电 021-58881234", "回电 021****1234")]
    [InlineData("交车3日内跟踪 · 尾号 123456", "交车3日内跟踪 · 尾号 123456")]
    public void A_number_in_a_title_does_not_leave_the_house(string what, string told)
    {
        var line = Digest.Of([Item(1, late: false) with { WhatZh = what }], "morning", false, Cast.Zone)!.Lines[0].Text;
        Assert.EndsWith(told, line);
    }

    private static DigestContent.Item Item(int n, bool late, int steps = 0) =>
        new(Cast.Lin.Id, Guid.CreateVersion7(), $"事项{n}", $"Thing {n}", $"/x/{n}", Wednesday(18, n % 60), late, "客服专员", "Officer", steps, steps > 0 ? 3 : 0);
}
