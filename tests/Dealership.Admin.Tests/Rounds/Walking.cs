using Dealership.Admin.Obligations;
using Dealership.Admin.Rounds;
using Dealership.Admin.Tests.Obligations;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Rounds;

/// <summary>Thursday, 5 March 2026: the showroom supervisor walks the showroom at ten; Wei, a consultant, puts right what he finds.</summary>
public abstract class Walking : IAsyncLifetime
{
    private protected const string FiveS = "showroom-5s";
    private static int _photos;
    private protected static readonly DemoPerson Supervisor = Cast.All.Single(p => p.Positions.Contains(Position.ShowroomSupervisor));

    private protected TestHouse _house = null!;

    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.Open();
        _house.Clock.SetUtcNow(March(5, 9, 30));
        await _house.Tick();
    }

    public async ValueTask DisposeAsync()
    {
        await _house.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static HandInFile.Taken Photo() => new("展厅.jpg", [.. BitConverter.GetBytes(Interlocked.Increment(ref _photos))], false);

    private protected async Task<Guid> Begin(DemoPerson? who = null, string list = FiveS)
    {
        var begun = await _house.Do(who ?? Supervisor, (BeginRound duty) => duty.Now(list, default));
        Assert.True(begun.Ok, string.Join(' ', begun.Problems.Select(p => p.Text.En)));
        return begun.Id!.Value;
    }

    private protected Task<Outcome> See(Guid round, int zone, SeeZone.Form form, HandInFile.Taken? photo = null, DemoPerson? who = null) =>
        _house.Do(who ?? Supervisor, (SeeZone duty) => duty.Now(round, zone, form, photo, default));

    private protected async Task<RoundRecord.View> Record(Guid round) => (await _house.Read(Supervisor, (RoundRecord record) => record.Show(round, default)))!;

    /// <summary>Every zone not seen yet is well; a photo where one was drawn.</summary>
    private protected async Task Finish(Guid round)
    {
        foreach (var zone in (await Record(round)).Zones.Where(z => z.SeenAt is null))
            Assert.True((await See(round, zone.Place, new() { Verdict = "well" }, zone.Drawn ? Photo() : null)).Ok);
        await _house.Settle();
    }

    /// <summary>A defect of the first item in a zone that needs no photo.</summary>
    private protected async Task<Guid> Defect(Guid round, DemoPerson owner, int item = 0)
    {
        var zone = (await Record(round)).Zones.First(z => !z.Drawn && z.Zone.Items.Count > item && z.Defects.Count == 0);
        Assert.True((await See(round, zone.Place, new() { Verdict = "defect", Item = item, Owner = owner.Id })).Ok);
        await _house.Settle();
        return (await Record(round)).Zones[zone.Place].Defects.Single().Id;
    }

    private protected async Task<ObligationList.Row[]> Rounds() => [.. (await _house.All("SS-2")).Where(r => r.WhatZh.Contains("2026-03-05")).OrderBy(r => r.DueAt)];

    private protected async Task<ObligationList.Row> Owed(Guid subject) => (await _house.All("SS-2")).Single(r => r.Subject == subject);

    private protected Task<DefectRecord.View?> Defect(DemoPerson who, Guid id) => _house.Read(who, (DefectRecord record) => record.Show(id, default));
}
