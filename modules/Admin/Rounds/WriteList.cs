using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Rounds;

/// <summary>Writes the store's own version of a checklist (本店检查表), from a day on; rounds that were walked keep the list they were walked with.</summary>
[Needs(RoundRights.Write)]
internal sealed class WriteList(Db db, Caller caller, IHouse house, ICalendar calendar, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        /// <summary>As <see cref="ListText"/> reads it.</summary>
        public string? Zones { get; set; }

        public int? SafetyHours { get; set; }

        public int? OtherDays { get; set; }

        /// <summary>Nothing: from today on.</summary>
        public DateOnly? Since { get; set; }
    }

    private const string Sql = """
        insert into admin.checklists (store_id, code, since, zones, safety_hours, other_days, set_at, set_by) values (@store, @code, @since, @zones::jsonb, @hours, @days, @now, @me)
        on conflict (store_id, code, since) do update set zones = excluded.zones, safety_hours = excluded.safety_hours, other_days = excluded.other_days, set_at = excluded.set_at, set_by = excluded.set_by
        """;

    /// <summary>Field names of problems: Zones, SafetyHours, OtherDays, Since.</summary>
    public async Task<Outcome> Now(string code, Form form, CancellationToken ct)
    {
        if (!house.Checklists.ContainsKey(code)) return Outcome.Refused("没有这份检查表。", "There is no such checklist.");
        var today = await calendar.Today(ct);
        var (zones, wrong) = ListText.Read(form.Zones ?? "");
        var problems = new Problems()
            .When(wrong is not null, nameof(Form.Zones), $"第{wrong?.Line}行：{wrong?.Why.Zh}。", $"Line {wrong?.Line}: {wrong?.Why.En}.")
            .When(zones.Count > 40 || zones.Sum(z => z.Items.Count) > 400, nameof(Form.Zones), "最多40个区域、400项。", "At most 40 zones and 400 items.")
            .When(form.SafetyHours is null or < 1 or > 240, nameof(Form.SafetyHours), "请填写1到240小时。", "Enter 1 to 240 hours.")
            .When(form.OtherDays is null or < 1 or > 60, nameof(Form.OtherDays), "请填写1到60天。", "Enter 1 to 60 days.")
            .When(form.Since < today, nameof(Form.Since), "不能改过去的检查表，请选今天或以后。", "Past days keep their list: choose today or later.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { code, since = form.Since ?? today, zones = ListInForce.Written(zones), hours = form.SafetyHours, days = form.OtherDays, now = clock.GetUtcNow(), me = caller.PersonId }, ct);
        return Outcome.Done(null, new("检查表已保存", "The checklist is saved"));
    }
}
