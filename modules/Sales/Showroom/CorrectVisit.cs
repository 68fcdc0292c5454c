using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Orders;

namespace Dealership.Sales.Showroom;

/// <summary>
/// Completes or puts right a line of the traffic log (更正). What it said stays beside it. Filling in what nobody had asked needs no reason;
/// saying otherwise does.
/// </summary>
[Needs(ShowroomRights.Correct)]
internal sealed class CorrectVisit(Db db, Caller caller, TimeProvider clock, ICalendar calendar, IPeople people, ModelChoices models) : IDuty
{
    internal sealed class Form
    {
        public string? Kind { get; set; }
        public int? Party { get; set; }
        public Guid? ConsultantId { get; set; }
        public string? ModelCode { get; set; }
        public DateTime? ArrivedAt { get; set; }
        public DateTime? LeftAt { get; set; }
        public string? Reason { get; set; }
    }

    private const string HoldSql = "select arrived_at, left_at, kind, party, consultant_id, model_code from sales.visits where store_id = @store and id = @id for update";

    private const string ClosedSql = "select exists (select 1 from sales.showroom_days where store_id = @store and day = @day and closed_at is not null)";

    private const string Sql = """
        insert into sales.visit_corrections (store_id, visit_id, number, arrived_at, left_at, kind, party, consultant_id, model_code, reason, at, by_person)
        select @store, v.id, (select count(*) from sales.visit_corrections c where c.store_id = @store and c.visit_id = v.id) + 1,
               v.arrived_at, v.left_at, v.kind, v.party, v.consultant_id, v.model_code, @reason, @now, @by
        from   sales.visits v where v.store_id = @store and v.id = @id;
        update sales.visits set arrived_at = @ArrivedAt, left_at = @LeftAt, kind = @Kind, party = @Party, consultant_id = @ConsultantId, model_code = @ModelCode
        where  store_id = @store and id = @id
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        var (now, zone) = (clock.GetUtcNow(), await calendar.Zone(ct));
        if (await db.Row<Said>(HoldSql, new { id }, ct) is not { } was) return Outcome.Refused("没有这条登记。", "There is no such line.");
        var will = new Said(Minute(form.ArrivedAt, was.ArrivedAt, zone) ?? was.ArrivedAt, Minute(form.LeftAt, was.LeftAt, zone), None(form.Kind), form.Party ?? 0, form.ConsultantId, None(form.ModelCode)?.ToUpperInvariant());
        var problems = VisitRules.Check(will.Kind, will.Party, will.ArrivedAt, will.ArrivedAt == was.ArrivedAt ? was.ArrivedAt : now, new())
            .When(will.LeftAt < will.ArrivedAt || will.LeftAt > now, nameof(form.LeftAt), "离店时间应在到店之后、现在之前。", "They left after they came, and not later than now.")
            .When(zone.DayOf(will.ArrivedAt) != zone.DayOf(was.ArrivedAt), nameof(form.ArrivedAt), "更正不能改到另一天。", "A correction cannot move the line to another day.")
            .When(will.ModelCode is { } model && model != was.ModelCode && (await models.All(ct)).All(m => m.Code != model), nameof(form.ModelCode), "店里没有这个车型。", "The store has no such model.")
            .When(will.ConsultantId is { } who && who != was.ConsultantId && !(await people.Named([who], ct)).ContainsKey(who), nameof(form.ConsultantId), "没有这位销售顾问。", "There is no such consultant.")
            .When(Contradicts(was, will) && string.IsNullOrWhiteSpace(form.Reason), nameof(form.Reason), "改动已登记的内容请写明原因。", "Say why what was written is changed.")
            .When(form.Reason?.Trim().Length > 200, nameof(form.Reason), "原因最多200字。", "At most 200 characters.");
        if (problems.Any) return problems.Refusal();
        if (!caller.May(ShowroomRights.CloseDay) && await db.Row<bool>(ClosedSql, new { day = zone.DayOf(was.ArrivedAt) }, ct))
            return Outcome.Refused("那天已日清，请展厅主管更正。", "That day is closed; the showroom supervisor puts it right.");
        if (will == was) return Outcome.Refused("没有改动。", "Nothing was changed.");
        await db.Do(Sql, new { id, will.ArrivedAt, will.LeftAt, will.Kind, will.Party, will.ConsultantId, will.ModelCode, reason = form.Reason?.Trim() ?? "", now, by = caller.PersonId }, ct);
        return Outcome.Done(id, new("已更正，原来的内容保留在下面", "Put right; what it said stays below"));
    }

    /// <summary>Something that was said is said otherwise or taken away.</summary>
    private static bool Contradicts(Said was, Said will) => will.ArrivedAt != was.ArrivedAt || will.Party != was.Party || (was.LeftAt is not null && will.LeftAt != was.LeftAt)
        || (was.Kind is not null && will.Kind != was.Kind) || (was.ConsultantId is not null && will.ConsultantId != was.ConsultantId) || (was.ModelCode is not null && will.ModelCode != was.ModelCode);

    /// <summary>A field shows minutes; whoever leaves it alone has not taken the seconds away.</summary>
    private static DateTimeOffset? Minute(DateTime? typed, DateTimeOffset? was, TimeZoneInfo zone) =>
        typed is { } local && zone.Instant(local) is var at ? was is { } before && at == before.AddTicks(-(before.Ticks % TimeSpan.TicksPerMinute)) ? was : at : null;

    private static string? None(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private sealed record Said(DateTimeOffset ArrivedAt, DateTimeOffset? LeftAt, string? Kind, int Party, Guid? ConsultantId, string? ModelCode);
}
