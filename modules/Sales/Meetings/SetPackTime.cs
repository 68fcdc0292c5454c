using System.Globalization;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>Sets from when on the material of a meeting is made, from a day on.</summary>
[Needs(MeetingRights.SetTimes)]
internal sealed class SetPackTime(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        public string? Kind { get; set; }
        /// <summary>As 07:30, the store's clock.</summary>
        public string? MadeFrom { get; set; }
        /// <summary>Today when empty; never in the past.</summary>
        public DateOnly? From { get; set; }
    }

    private const string Sql = """
        insert into sales.meeting_pack_times (store_id, kind, effective_from, made_from, set_at, set_by) values (@store, @Kind, @from, @time, @now, @by)
        on conflict (store_id, kind, effective_from) do update set made_from = excluded.made_from, set_at = excluded.set_at, set_by = excluded.set_by
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var read = TimeOnly.TryParseExact(form.MadeFrom?.Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        var problems = new Problems()
            .When(!MeetingKind.All.Contains(form.Kind), nameof(form.Kind), "请选择晨会或夕会。", "Choose the meeting.")
            .When(!read, nameof(form.MadeFrom), "时间写作 07:30。", "Write the time as 07:30.")
            .When(read && form.Kind == MeetingKind.Morning && time >= MeetingKind.Noon, nameof(form.MadeFrom), "晨会资料要在中午12:00前。", "Morning material is made before noon.")
            .When(read && form.Kind == MeetingKind.Evening && time < MeetingKind.Noon, nameof(form.MadeFrom), "夕会资料不早于12:00。", "Evening material is made after noon.")
            .When(form.From < today, nameof(form.From), "生效日期不能早于今天。", "It cannot hold from a day in the past.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { form.Kind, time, from = form.From ?? today, now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(null, new("资料时间已设定", "Time set"));
    }
}
