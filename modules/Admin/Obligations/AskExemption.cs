using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Obligations;

/// <summary>Asks for an obligation to be excused (申请豁免). It stays owed until somebody else has approved.</summary>
[OpenTo]
internal sealed class AskExemption(Db db, Caller caller, ICalendar calendar, TimeProvider clock) : IDuty
{
    /// <summary>Reasons that count, by code.</summary>
    public static IReadOnlyDictionary<string, Text> Reasons { get; } = new Dictionary<string, Text>
    {
        ["statutory-holiday"] = new("法定节假日", "Statutory holiday"),
        ["leave"] = new("休假或离岗", "On leave"),
        ["no-subject"] = new("无事项可做", "Nothing there to do it on"),
        ["waits-for-other"] = new("等待他人或外部", "Waits for somebody else"),
        ["gm"] = new("总经理特批", "The general manager says so"),
    };

    internal sealed class Form
    {
        public string? Reason { get; set; }

        public string? Words { get; set; }

        /// <summary>Last day on which the excuse holds; none: for good.</summary>
        public DateOnly? Until { get; set; }
    }

    private const string Sql = """
        insert into admin.exemptions (store_id, id, clause_code, subject, reason, words, asked_by, asked_at, expires_at)
        select @store, @id, @clause, @subject, @reason, @words, @me, @now, (@until::date + 1)::timestamp at time zone s.zone
        from   admin.stores s where s.store_id = @store
        on conflict (store_id, clause_code, subject) where decided_at is null do nothing
        """;

    /// <summary>Field names of problems: Reason, Words, Until.</summary>
    public async Task<Outcome> Now(Guid obligation, Form form, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var row = await db.Row<ObligationRecord.Row>(ObligationRecord.One, new { id = obligation, me = caller.PersonId, positions = caller.Positions.ToArray(), now }, ct);
        if (row is null) return Outcome.Refused("没有这条待办。", "There is no such obligation.");
        if (!ObligationRecord.MayAsk(row, caller))
            return Outcome.Refused("只有责任人和他的上级可以申请豁免，且该待办尚未按时完成。", "Only its holder and those above him may ask, and only while it was not done in time.");
        var words = form.Words?.Trim() ?? "";
        var problems = new Problems()
            .When(form.Reason is null || !Reasons.ContainsKey(form.Reason), nameof(Form.Reason), "请选择原因", "Choose a reason.")
            .When(form.Reason == "gm" && !caller.Positions.Contains(Position.GeneralManager), nameof(Form.Reason), "总经理特批只能由总经理本人提出", "Only the general manager himself says so.")
            .When(words.Length < 4, nameof(Form.Words), "请写清楚情况，至少4个字", "Say what the matter is, in a few words.")
            .When(words.Length > 500, nameof(Form.Words), "最多500字", "At most 500 characters.")
            .When(form.Until < await calendar.Today(ct), nameof(Form.Until), "截止日不能早于今天", "The last day may not lie in the past.");
        if (problems.Any) return problems.Refusal();
        var id = Guid.CreateVersion7();
        var asked = await db.Do(Sql, new { id, clause = row.Clause, subject = row.Subject, reason = form.Reason, words, me = caller.PersonId, until = form.Until, now }, ct);
        return asked == 0
            ? Outcome.Refused("已有一份豁免申请在等待审批。", "A request is waiting for its decision already.")
            : Outcome.Done(id, new("豁免申请已提交，等待上级或总经理审批。", "Asked; a superior or the general manager decides."));
    }
}
