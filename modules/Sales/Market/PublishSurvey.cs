using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Market;

/// <summary>
/// Publishes the survey (发布调研) with a conclusion and what is proposed: the evidence of SM-9, in its own month. The month's lost deals are counted in the same
/// save and told as counts alone.
/// </summary>
[Needs(MarketRights.Publish)]
internal sealed class PublishSurvey(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        public string? Conclusion { get; set; }
        public string? Proposals { get; set; }
    }

    private const string HoldSql = "select 1 from sales.market_surveys where store_id = @store and id = @id for update";

    private const string TaskSql = "select month, published_at is not null as published, (select count(*)::int from sales.rival_offers o where o.store_id = @store and o.survey_id = @id) as offers from sales.market_surveys where store_id = @store and id = @id";

    private static readonly string Sql = $"""
        update sales.market_surveys set conclusion = @conclusion, proposals = @proposals, published_at = @now, published_by = @by where store_id = @store and id = @id;
        insert into sales.market_losses (store_id, survey_id, reason, model_code, lost)
        select @store, @id, l.reason, l.model_code, l.lost from ({MonthLosses.Sql}) l
        """;

    private const string LossesSql = "select reason, nullif(model_code, '') as model_code, lost as count from sales.market_losses where store_id = @store and survey_id = @id order by reason, model_code";

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        if (await db.RowHolding<Task>(HoldSql, TaskSql, new { id }, ct) is not { } survey) return Outcome.Refused("没有这份调研。", "There is no such survey.");
        if (survey.Published) return Outcome.Refused("这份调研已经发布。", "This survey is published already.");
        var problems = new Problems()
            .When(survey.Offers == 0, "", "至少要有一条注明日期和来源的竞品价格或促销。", "It cites at least one rival's price or promotion with date and source.")
            .When(form.Conclusion?.Trim().Length is null or < 10 or > 2000, nameof(form.Conclusion), "结论写10到2000字。", "Write a conclusion of 10 to 2,000 characters.")
            .When(form.Proposals?.Trim().Length is null or < 5 or > 2000, nameof(form.Proposals), "建议写5到2000字。", "Write what is proposed, in 5 to 2,000 characters.");
        if (problems.Any) return problems.Refusal();
        var (now, today, zone) = (clock.GetUtcNow(), await calendar.Today(ct), await calendar.Zone(ct));
        await db.Do(Sql, new
        {
            id,
            conclusion = form.Conclusion!.Trim(),
            proposals = form.Proposals!.Trim(),
            now,
            by = caller.PersonId,
            from = zone.Instant(survey.Month.ToDateTime(TimeOnly.MinValue)),
            until = zone.Instant(survey.Month.AddMonths(1).ToDateTime(TimeOnly.MinValue)),
        }, ct);
        db.Tell(new MarketSurveyPublished(id, survey.Month, survey.Offers, today >= survey.Month.AddMonths(1), now, caller.PersonId), id);
        db.Tell(new LostSummaryPublished(id, survey.Month, await db.Rows<LostCount>(LossesSql, new { id }, ct), now), id);
        return Outcome.Done(id, new("调研已发布", "The survey is published"));
    }

    private sealed record Task(DateOnly Month, bool Published, int Offers);
}
