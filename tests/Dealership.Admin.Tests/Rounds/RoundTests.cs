using Dealership.Admin.Obligations;
using Dealership.Admin.Rounds;
using Dealership.Admin.Tests.Obligations;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Rounds;

/// <summary>Walking the zones, and what it proves.</summary>
public sealed class RoundTests : Walking
{
    [Fact]
    public async Task A_round_proves_the_occurrence_that_was_open_and_the_next_one_the_next()
    {
        var round = await Begin();
        Assert.Equal(["today", "today"], (await Rounds()).Select(r => r.State));
        _house.Clock.SetUtcNow(March(5, 9, 50));
        await Finish(round);
        Assert.Equal(["on-time", "today"], (await Rounds()).Select(r => r.State));
        _house.Clock.SetUtcNow(March(5, 17, 20));
        await Finish(await Begin());
        Assert.Equal(["on-time", "done-late"], (await Rounds()).Select(r => r.State));
        await Finish(await Begin()); // a third one on the day proves nothing that was owed, and takes nothing back
        Assert.Equal(["on-time", "done-late"], (await Rounds()).Select(r => r.State));
    }

    [Fact]
    public async Task The_evenings_round_is_not_the_mornings_that_was_skipped_but_a_late_morning_is_the_mornings()
    {
        _house.Clock.SetUtcNow(March(5, 10, 40));
        await Finish(await Begin());
        Assert.Equal(["done-late", "today"], (await Rounds()).Select(r => r.State));
        _house.Clock.SetUtcNow(March(6, 16, 50));
        await Finish(await Begin());
        Assert.Equal(["late", "on-time"], (await _house.All("SS-2")).Where(r => r.WhatZh.Contains("2026-03-06")).OrderBy(r => r.DueAt).Select(r => r.State));
    }

    [Fact]
    public async Task Told_twice_it_proves_once()
    {
        var round = await Begin();
        await Finish(round);
        await _house.Hear("admin", new Contracts.Admin.RoundDone(round, FiveS, March(5, 9, 30), Supervisor.Id), round);
        Assert.Equal(["on-time", "today"], (await Rounds()).Select(r => r.State));
    }

    [Fact]
    public async Task A_round_heard_before_its_day_was_opened_opens_it_first()
    {
        _house.Clock.SetUtcNow(March(6, 9, 40));
        await Finish(await Begin());
        Assert.Equal("on-time", (await _house.All("SS-2")).Where(r => r.WhatZh.Contains("2026-03-06")).MinBy(r => r.DueAt)!.State);
    }

    [Fact]
    public async Task What_is_proven_by_walking_is_not_ticked()
    {
        var row = (await Rounds())[0];
        var word = await _house.Do(Supervisor, (SayDone duty) => duty.Now(row.Id, new() { Words = "走过了，一切正常" }, default));
        Assert.False(word.Ok);
    }

    [Fact]
    public async Task Zones_drawn_need_a_photo_and_the_same_photo_serves_once()
    {
        var round = await Begin();
        var drawn = (await Record(round)).Zones.Where(z => z.Drawn).ToArray();
        Assert.Equal(BeginRound.Photos, drawn.Length);
        Assert.Equal("File", Assert.Single((await See(round, drawn[0].Place, new() { Verdict = "well" })).Problems).Field);
        var photo = Photo();
        Assert.True((await See(round, drawn[0].Place, new() { Verdict = "well" }, photo)).Ok);
        Assert.Equal("File", Assert.Single((await See(round, drawn[1].Place, new() { Verdict = "well" }, photo)).Problems).Field);
        Assert.Equal(1, (await Record(round)).Zones.Count(z => z.SeenAt is not null));
    }

    [Fact]
    public async Task Which_zones_are_drawn_differs_from_round_to_round()
    {
        var draws = new HashSet<string>();
        for (var day = 5; day < 17; day++)
        {
            _house.Clock.SetUtcNow(March(day, 9, 45));
            draws.Add(string.Join(',', (await Record(await Begin())).Round.Drawn));
        }
        Assert.True(draws.Count > 1, "Twelve rounds drew the same two zones of seven.");
    }

    [Fact]
    public async Task A_round_begun_is_gone_on_with_and_another_day_begins_its_own()
    {
        var round = await Begin();
        Assert.Equal(round, await Begin());
        _house.Clock.SetUtcNow(March(6, 9));
        Assert.NotEqual(round, await Begin());
        Assert.False((await See(round, 0, new() { Verdict = "well" }, Photo())).Ok); // yesterday's is not written today
    }

    [Fact]
    public async Task Wrong_words_are_refused_and_nothing_is_noted()
    {
        var round = await Begin();
        var zone = (await Record(round)).Zones.First(z => !z.Drawn).Place;
        Assert.Equal("Verdict", Assert.Single((await See(round, zone, new())).Problems).Field);
        Assert.Equal("Item", Assert.Single((await See(round, zone, new() { Verdict = "defect" })).Problems).Field);
        Assert.Equal("Item", Assert.Single((await See(round, zone, new() { Verdict = "defect", Item = 99 })).Problems).Field);
        Assert.Equal("Item", Assert.Single((await See(round, zone, new() { Verdict = "well", Item = 0 })).Problems).Field);
        Assert.Equal("Item", Assert.Single((await See(round, zone, new() { Verdict = "defect", Item = 0, Owner = Guid.NewGuid() })).Problems).Field);
        Assert.False((await See(round, 99, new() { Verdict = "well" })).Ok);
        Assert.False((await See(round, zone, new() { Verdict = "well" }, who: Cast.Song)).Ok);
        Assert.All((await Record(round)).Zones, z => Assert.Null(z.SeenAt));
        Assert.True((await See(round, zone, new() { Verdict = "well" })).Ok);
        Assert.False((await See(round, zone, new() { Verdict = "well" })).Ok);
    }

    [Fact]
    public async Task Only_the_position_that_owes_a_list_walks_it()
    {
        Assert.False((await _house.Do(Cast.Wei, (BeginRound duty) => duty.Now(FiveS, default))).Ok);
        Assert.False((await _house.Do(Supervisor, (BeginRound duty) => duty.Now("customer-areas", default))).Ok);
        Assert.False((await _house.Do(Supervisor, (BeginRound duty) => duty.Now("no-such-list", default))).Ok);
    }

    [Fact]
    public async Task Another_store_sees_neither_round_nor_defect_nor_photo()
    {
        var round = await Begin();
        var defect = await Defect(round, Cast.Wei);
        await Finish(round);
        var photo = (await Record(round)).Zones.First(z => z.FileId is not null).FileId!.Value;
        Assert.NotNull(await _house.Read(Cast.Wei, (RoundPhoto p) => p.Open(photo, default)));
        var elsewhere = _house.As(Cast.Song, Cast.OtherStore);
        Assert.Null(await _house.Read(elsewhere, (RoundRecord r) => r.Show(round, default)));
        Assert.Null(await _house.Read(elsewhere, (DefectRecord d) => d.Show(defect, default)));
        Assert.Null(await _house.Read(elsewhere, (RoundPhoto p) => p.Open(photo, default)));
        Assert.Empty((await _house.Read(elsewhere, (RoundList l) => l.Show(new(), default))).Rows);
        Assert.Empty((await _house.Read(elsewhere, (DefectList l) => l.Show(new(), default))).Rows);
    }

    [Fact]
    public async Task A_photo_that_is_no_part_of_a_round_is_not_to_be_had_here()
    {
        await _house.Sql<int>("insert into admin.evidence_files (store_id, id, name, type, sha256, content, given_at, given_by) values (1, @id, 'x.pdf', 'application/pdf', @digest, '\\x00', now(), @by)",
            new { id = Cast.Wei.Id, digest = new byte[32], by = Cast.Wei.Id });
        Assert.Null(await _house.Read(Supervisor, (RoundPhoto p) => p.Open(Cast.Wei.Id, default)));
    }
}
