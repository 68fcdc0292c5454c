using System.Globalization;
using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Rounds;

/// <summary>The demo's rounds, one for each occurrence that was walked, and the defects of some: put right, looked at again, or still open.</summary>
internal sealed class DemoRounds(Db db)
{
    /// <summary>One round.</summary>
    internal sealed record Walk(Guid Id, Checklist List, DateTimeOffset DoneAt, Guid By);

    /// <summary>No zone is drawn: the demo has no photos.</summary>
    private const string RoundsSql = """
        insert into admin.rounds (store_id, id, code, zones, drawn, safety_hours, other_days, begun_at, by_person, done_at)
        select @store, r.id, r.code, r.zones::jsonb, '{}', @hours, @days, r.done - make_interval(mins => r.minutes), r.by, r.done
        from   unnest(@ids, @codes, @zones, @minutes, @bys, @dones::timestamptz[]) as r(id, code, zones, minutes, by, done);
        insert into admin.round_zones (store_id, round_id, zone, at)
        select @store, r.id, z.place - 1, r.begun_at + (r.done_at - r.begun_at) * z.place / jsonb_array_length(r.zones)
        from   admin.rounds r cross join generate_series(1, jsonb_array_length(r.zones)) as z(place)
        where  r.store_id = @store and r.id = any(@ids)
        """;

    private const string DefectSql = """
        insert into admin.defects (store_id, id, round_id, zone, item, words, owner_id, due_at, found_at, found_by) values (@store, @defect, @round, @zone, @item, '', @owner, @due, @at, @by)
        """;

    private const string FixSql = """
        insert into admin.defect_fixes (store_id, id, defect_id, answers, words, at, by_person) values (@store, @fix, @defect, @defect, @words, @fixed, @owner)
        """;

    private const string CheckSql = """
        insert into admin.defect_checks (store_id, id, defect_id, fix_id, passed, words, at, by_person) values (@store, @check, @defect, @fix, true, '', @checked, @by)
        """;

    public async Task Write(DemoStory story, IReadOnlyList<Walk> walks, CancellationToken ct)
    {
        if (walks.Count == 0) return;
        var luck = new Random(story.Seed + 20);
        await db.Do(RoundsSql, new
        {
            ids = walks.Select(w => w.Id).ToArray(),
            codes = walks.Select(w => w.List.Code).ToArray(),
            zones = walks.Select(w => ListInForce.Written(w.List.Zones)).ToArray(),
            minutes = walks.Select(w => luck.Next(w.List.Zones.Count, 3 * w.List.Zones.Count)).ToArray(),
            bys = walks.Select(w => w.By).ToArray(),
            dones = walks.Select(w => w.DoneAt.ToString("O", CultureInfo.InvariantCulture)).ToArray(),
            hours = ListInForce.ProposedHours,
            days = ListInForce.ProposedDays,
        }, ct);
        var owners = story.Staff.Where(p => p.Positions.Contains(Position.SalesConsultant)).Select(p => p.Id).ToArray();
        if (owners.Length == 0) return;
        var latest = walks.Max(w => w.DoneAt);
        foreach (var walk in walks.Where(_ => luck.NextDouble() < 0.12)) await Find(story, walk, latest, owners[luck.Next(owners.Length)], luck, ct);
    }

    private async Task Find(DemoStory story, Walk walk, DateTimeOffset latest, Guid owner, Random luck, CancellationToken ct)
    {
        var zone = luck.Next(walk.List.Zones.Count);
        var item = luck.Next(walk.List.Zones[zone].Items.Count);
        var (place, thing) = (walk.List.Zones[zone], walk.List.Zones[zone].Items[item]);
        var what = Defect.Named(place.Name, thing.Name);
        var (fixedAt, checkedAt) = (walk.DoneAt.AddHours(luck.Next(2, 30)), walk.DoneAt.AddHours(luck.Next(31, 50)));
        var found = new
        {
            defect = Guid.CreateVersion7(walk.DoneAt),
            fix = Guid.CreateVersion7(fixedAt),
            check = Guid.CreateVersion7(checkedAt),
            round = walk.Id,
            zone,
            item,
            owner,
            due = thing.Safety ? walk.DoneAt.AddHours(ListInForce.ProposedHours) : walk.DoneAt.AddDays(ListInForce.ProposedDays),
            at = walk.DoneAt.AddMinutes(-1),
            by = walk.By,
            words = story.Language == "en" ? "Cleaned and put in order" : "已清理、归位",
            @fixed = fixedAt,
            @checked = checkedAt,
        };
        await db.Do(DefectSql, found, ct);
        db.Tell(new DefectFound(found.defect, walk.List.Code, what, owner, found.due, found.at), found.defect);
        if (fixedAt >= latest) return;
        await db.Do(FixSql, found, ct);
        db.Tell(new DefectFixed(found.fix, found.defect, found.defect, walk.List.Code, what, walk.By, fixedAt, owner), found.defect);
        if (checkedAt >= latest) return;
        await db.Do(CheckSql, found, ct);
        db.Tell(new DefectChecked(found.check, found.fix, found.defect, walk.List.Code, what, true, owner, found.due, checkedAt, walk.By), found.defect);
    }
}
