using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Market;

/// <summary>One month's survey: rivals' offers with date and source, the lost deals by reason (of a published one as they were counted then), conclusion and proposals.</summary>
[Needs(MarketRights.See)]
internal sealed class SurveyRecord(Db db, IPeople people, ICalendar calendar) : IRead
{
    internal sealed record Row(Guid Id, DateOnly Month, DateTimeOffset OpenedAt, Guid OpenedBy, string? Conclusion, string? Proposals, DateTimeOffset? PublishedAt, Guid? PublishedBy);

    internal sealed record Offer(Guid Id, string Brand, string Model, string? Against, decimal? Price, string Promotion, DateOnly SeenOn, string Channel, string Source);

    internal sealed record Loss(string Reason, string ModelCode, int Lost);

    internal sealed record View(Row Survey, string? OpenedBy, string? PublishedBy, IReadOnlyList<Offer> Offers, IReadOnlyList<Loss> Losses);

    private const string Sql = """
        select id, month, opened_at, opened_by, conclusion, proposals, published_at, published_by from sales.market_surveys where store_id = @store and id = @id;
        select o.id, r.brand, r.model, r.against, o.price, o.promotion, o.seen_on, o.channel, o.source
        from   sales.rival_offers o join sales.rivals r on r.store_id = @store and r.id = o.rival_id
        where  o.store_id = @store and o.survey_id = @id order by r.brand, r.model, o.seen_on desc, o.id
        """;

    private const string KeptSql = "select reason, model_code, lost from sales.market_losses where store_id = @store and survey_id = @id order by lost desc, reason, model_code";

    private const string NowSql = $"select * from ({MonthLosses.Sql}) l order by lost desc, reason, model_code";

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (surveys, offers) = await db.Both<Row, Offer>(Sql, new { id }, ct);
        if (surveys is not [var survey]) return null;
        var zone = await calendar.Zone(ct);
        var losses = await db.Rows<Loss>(survey.PublishedAt is null ? NowSql : KeptSql, new
        {
            id,
            from = zone.Instant(survey.Month.ToDateTime(TimeOnly.MinValue)),
            until = zone.Instant(survey.Month.AddMonths(1).ToDateTime(TimeOnly.MinValue)),
        }, ct);
        var names = await people.Named([.. new[] { survey.OpenedBy, survey.PublishedBy ?? survey.OpenedBy }.Distinct()], ct);
        return new(survey, names.GetValueOrDefault(survey.OpenedBy)?.Name, survey.PublishedBy is { } by ? names.GetValueOrDefault(by)?.Name : null, offers, losses);
    }
}
