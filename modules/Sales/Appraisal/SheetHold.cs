using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>A sheet that is taken in hand, and who may handle it: never the one who is assessed.</summary>
internal static class SheetHold
{
    /// <summary>As it stands; the confirmation is the latest.</summary>
    internal sealed record Head(Guid Id, DateOnly Month, Guid PersonId, string Position, bool ByGeneral, Guid StandardId, Guid? ConfirmationId, DateTimeOffset? ConfirmedAt, Guid? ConfirmedBy);

    private const string HoldSql = "select 1 from sales.appraisals where store_id = @store and id = @sheet for update";

    private const string HeadSql = """
        select a.id, a.month, a.person_id, a.position, a.by_general, a.standard_id, c.id as confirmation_id, c.at as confirmed_at, c.by_person as confirmed_by
        from   sales.appraisals a
        left   join lateral (select x.id, x.at, x.by_person from sales.appraisal_confirmations x where x.store_id = @store and x.appraisal_id = a.id order by x.at desc, x.id desc limit 1) c on true
        where  a.store_id = @store and a.id = @sheet
        """;

    /// <summary>Nothing where there is no such sheet.</summary>
    public static Task<Head?> Take(Db db, Guid sheet, CancellationToken ct) => db.RowHolding<Head>(HoldSql, HeadSql, new { sheet }, ct);

    /// <summary>He assesses it: the sales manager his people's, the general manager the sales manager's, nobody his own.</summary>
    public static bool Assesses(Caller caller, Guid person, bool byGeneral) => person != caller.PersonId && caller.May(byGeneral ? AppraisalRights.Decide : AppraisalRights.Assess);

    public static Outcome NotYours { get; } = Outcome.Refused("没有这张考评表，或它不归你评。本人的表由上级评，销售经理的表由总经理评。",
        "There is no such sheet, or it is not yours to assess. Nobody assesses himself; the sales manager's sheet is the general manager's.");
}
