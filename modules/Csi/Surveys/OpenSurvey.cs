using Dealership.Plugin;

namespace Dealership.Csi.Surveys;

/// <summary>An interview taken in hand, its row locked so that telephone and link cannot answer it at once.</summary>
internal sealed record OpenSurvey(
    Guid Id, Guid DeliveryId, Guid CustomerId, Guid ConsultantId, DateTimeOffset OpensAt, int TemplateVersion, bool Held, bool Excluded)
{
    private const string Sql = """
        select id, delivery_id, customer_id, consultant_id, opens_at, template_version,
               exists (select 1 from csi.completions c where c.store_id = @store and c.survey_id = s.id) as held,
               exists (select 1 from csi.exclusions x where x.store_id = @store and x.survey_id = s.id) as excluded
        from   csi.surveys s
        where  store_id = @store and id = @id
        """;

    private const string Hold = "select id from csi.surveys where store_id = @store and id = @id for update";

    /// <summary>Waits for whoever has it in hand; nothing when there is no such interview.</summary>
    public static Task<OpenSurvey?> Take(Db db, Guid id, CancellationToken ct) => db.RowHolding<OpenSurvey>(Hold, Sql, new { id }, ct);

    /// <summary>Why this person may not ask this buyer now; nothing when he may. The seller never asks about himself.</summary>
    public Outcome? RefusalTo(Caller caller, DateTimeOffset now) =>
        ConsultantId == caller.PersonId ? Outcome.Refused("这位客户是您成交的，访问须由他人进行。", "You sold this car: somebody else must hold the interview.")
        : Excluded ? Outcome.Refused("这位客户已不在样本中，不再访问。", "This buyer is no longer in the sample.")
        : Held ? Outcome.Refused("这次访问已经完成。", "This interview was already held.")
        : OpensAt > now ? Outcome.Refused("还没到访问时间，请等交车满约定天数。", "It is too early: the buyer may not be asked yet.")
        : null;
}
