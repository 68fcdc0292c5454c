using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Cards;

namespace Dealership.Sales.LostDeals;

/// <summary>
/// Calls a lost customer once more (战败回访), never whoever lost him: the reason holds, he gives another one, or he looks for a car again and
/// has a new card with it.
/// </summary>
[Needs(LostRights.Call)]
internal sealed class LogLostCall(Db db, Caller caller, TimeProvider clock, ICalendar calendar, ContactDays days) : IDuty
{
    public const string Confirmed = "confirmed", OtherReason = "other-reason", ComesBack = "comes-back", NotReached = "not-reached";

    public static IReadOnlyList<string> Hows { get; } = [Confirmed, OtherReason, ComesBack, NotReached];

    internal sealed class Form
    {
        public string? How { get; set; }
        /// <summary>The one he gives himself, where it is another.</summary>
        public string? Reason { get; set; }
        public string? Note { get; set; }
    }

    private const string HoldSql = "select 1 from sales.lost_calls where store_id = @store and id = @id for update";

    private const string FindSql = """
        select l.application_id, l.called_at is not null as called, l.opens_at, a.card_id, a.consultant_id, a.level
        from   sales.lost_calls l join sales.lost_applications a on a.store_id = @store and a.id = l.application_id where l.store_id = @store and l.id = @id
        """;

    private const string Sql = """
        update sales.lost_calls set called_at = @now, called_by = @by, how = @How, reason = @reason, note = @note where store_id = @store and id = @id
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        if (await db.RowHolding<Row>(HoldSql, FindSql, new { id }, ct) is not { } row) return Outcome.Refused("没有这次回访。", "There is no such call.");
        if (row.ConsultantId == caller.PersonId) return Outcome.Refused("战败回访由别人打，不由原顾问打。", "Somebody else than his consultant makes this call.");
        if (row.Called) return Outcome.Refused("这次回访已经登记。", "This call is logged already.");
        var now = clock.GetUtcNow();
        var problems = new Problems()
            .When(now < row.OpensAt, "", "还不到回访的时候，让客户静一静。", "It is too early for this call: let him rest.")
            .When(!Hows.Contains(form.How), nameof(form.How), "请选择结果。", "Choose how it went.")
            .When(form.How == OtherReason && LostReason.Of(form.Reason) is null, nameof(form.Reason), "请选择客户自己说的原因。", "Choose the reason that he gives.")
            .When(form.Note?.Length > 500, nameof(form.Note), "最多500字。", "At most 500 characters.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { id, form.How, reason = form.How == OtherReason ? form.Reason : null, note = form.Note?.Trim() ?? "", now, by = caller.PersonId }, ct);
        db.Tell(new LostCallMade(id, row.ApplicationId, form.How!, now, caller.PersonId), row.CardId);
        if (form.How != ComesBack) return Outcome.Done(row.ApplicationId, new("回访已登记", "Call logged"));
        var card = await Revival.Of(db, row.CardId, row.Level, await calendar.Today(ct), await days.Of(row.Level, ct), await calendar.Zone(ct), now, caller.PersonId, ct);
        return Outcome.Done(row.ApplicationId, card is null ? new("回访已登记；他已经有新的意向卡", "Call logged; he has a new card already") : new("回访已登记，客户回流，新卡已建", "Call logged; he comes back and has a new card"));
    }

    private sealed record Row(Guid ApplicationId, bool Called, DateTimeOffset OpensAt, Guid CardId, Guid ConsultantId, string Level);
}
