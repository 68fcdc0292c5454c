using Dealership.Admin.Obligations;
using Dealership.Admin.StoreSettings;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Rounds;

/// <summary>
/// Says what was seen in one zone (逐区登记), each at the server's own time: all is well, or a defect with whoever is to put it
/// right. The last zone ends the round. More defects of a zone may follow on the same day.
/// </summary>
[OpenTo]
internal sealed class SeeZone(Db db, Caller caller, ICalendar calendar, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        /// <summary><c>well</c> or <c>defect</c>.</summary>
        public string? Verdict { get; set; }

        /// <summary>Place of the item that is not as it should be.</summary>
        public int? Item { get; set; }

        /// <summary>Who puts it right; the caller himself where nobody is named.</summary>
        public Guid? Owner { get; set; }

        /// <summary>What is wrong, where the item does not say it.</summary>
        public string? Words { get; set; }
    }

    private const string HoldSql = "select 1 as held from admin.rounds where store_id = @store and id = @id for update";

    private const string SeeSql = """
        insert into admin.round_zones (store_id, round_id, zone, at, file_id) values (@store, @id, @zone, @now, @file) on conflict do nothing
        """;

    private const string DefectSql = """
        insert into admin.defects (store_id, id, round_id, zone, item, words, file_id, owner_id, due_at, found_at, found_by)
        select @store, @defect, @id, @zone, @item, @words, @file, p.id, @due, @now, @me
        from   admin.people p where p.store_id = @store and p.id = @owner and (p.left_on is null or p.left_on > @today)
        on conflict on constraint one_defect_per_item do nothing
        """;

    private const string DoneSql = """
        update admin.rounds r set done_at = @now
        where  r.store_id = @store and r.id = @id and r.done_at is null
          and  (select count(*) from admin.round_zones z where z.store_id = @store and z.round_id = @id) = jsonb_array_length(r.zones)
        returning r.id
        """;

    /// <summary>Field names of problems: Verdict, Item, Owner, Words, File.</summary>
    public async Task<Outcome> Now(Guid round, int zone, Form form, HandInFile.Taken? file, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), await calendar.Today(ct));
        var clockOf = await calendar.Zone(ct);
        var head = await db.RowHolding<RoundRecord.Head>(HoldSql, RoundRecord.HeadSql, new { id = round }, ct);
        if (head is null) return Outcome.Refused("没有这次巡检。", "There is no such round.");
        var zones = head.Walked;
        if (zone < 0 || zone >= zones.Count) return Outcome.Refused("没有这个区域。", "There is no such zone.");
        if (head.ById != caller.PersonId) return Outcome.Refused("只有走这一圈的人可以登记。", "Only whoever walks it says what he saw.");
        if (clockOf.DayOf(head.BegunAt) != today) return Outcome.Refused("这次巡检不是今天的，不能再登记。请重新开始一次。", "This round is not of today; begin another one.");
        var seen = await db.Rows<int>("select zone from admin.round_zones where store_id = @store and round_id = @id", new { id = round }, ct);
        var defect = form.Verdict == "defect";
        if (!defect && seen.Contains(zone)) return Outcome.Refused("这个区域已经登记过。", "This zone has been seen already.");
        var words = form.Words?.Trim() ?? "";
        var items = zones[zone].Items;
        var problems = new Problems()
            .When(form.Verdict is not ("well" or "defect"), nameof(Form.Verdict), "请选择全好或登记缺陷。", "Say that all is well, or what is not.")
            .When(!defect && form.Item is not null, nameof(Form.Item), "选了项目请点“登记缺陷”；没有缺陷请不要选。", "An item is chosen: press “Note the defect”, or choose none.")
            .When(defect && (form.Item is null || form.Item < 0 || form.Item >= items.Count), nameof(Form.Item), "请选择哪一项不合格。", "Choose what is not as it should be.")
            .When(words.Length > 300, nameof(Form.Words), "最多300字。", "At most 300 characters.")
            .When(!seen.Contains(zone) && head.Drawn.Contains(zone) && file is null, "File", "这个区域抽到要拍照，请拍一张。", "This zone was drawn for a photo: take one.");
        if (file is not null) KeepFile.Check(problems, file);
        if (problems.Any) return problems.Refusal();
        var (kept, used) = await KeepFile.IfGiven(db, caller, file, now, ct);
        if (used is not null) return used;
        if (defect && await Note(head, round, zone, form, words, kept, now, today, clockOf, ct) is { } refused) return refused;
        await db.Do(SeeSql, new { id = round, zone, now, file = kept }, ct);
        if (await db.Row<Guid?>(DoneSql, new { id = round, now }, ct) is null)
            return Outcome.Done(round, defect ? new("缺陷已登记，已通知整改人", "The defect is noted and owed") : new("已登记", "Noted"));
        db.Tell(new RoundDone(round, head.Code, now, caller.PersonId), round);
        return Outcome.Done(round, new("巡检完成", "The round is done"));
    }

    private async Task<Outcome?> Note(
        RoundRecord.Head head, Guid round, int zone, Form form, string words, Guid? file, DateTimeOffset now, DateOnly today, TimeZoneInfo clockOf, CancellationToken ct)
    {
        var (place, owner, id) = (head.Walked[zone], form.Owner ?? caller.PersonId, Guid.CreateVersion7(now));
        var item = place.Items[form.Item!.Value];
        var due = Defect.Limit(item.Safety, head.SafetyHours, head.OtherDays, clockOf, now);
        var noted = await db.Do(DefectSql, new { defect = id, id = round, zone, item = form.Item, words, file, owner, due, now, today, me = caller.PersonId }, ct);
        if (noted == 0) return new Problems().When(true, nameof(Form.Item), "这一项本次已经登记过，或者整改人已离岗。", "This item was noted on this round before, or the person has left.").Refusal();
        db.Tell(new DefectFound(id, head.Code, Defect.Named(place.Name, item.Name), owner, due, now), id);
        return null;
    }
}
