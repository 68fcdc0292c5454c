using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Microsoft.AspNetCore.Builder;

namespace Dealership.Sales.Market;

/// <summary>Surveys, and what one of them noted of rivals, as files.</summary>
internal sealed class MarketExports : IEndpoints
{
    private static readonly ListColumn<SurveyList.Row>[] Surveys =
    [
        new(new("月份", "Month"), r => r.Month, 12),
        new(new("竞品", "Rivals"), r => r.Rivals, 8),
        new(new("条数", "Offers"), r => r.Offers, 8),
        new(new("发布", "Published"), r => r.PublishedAt, 18),
    ];

    private static readonly ListColumn<SurveyRecord.Offer>[] Offers =
    [
        new(new("品牌", "Brand"), o => o.Brand),
        new(new("车型", "Model"), o => o.Model, 20),
        new(new("对比本品", "Against"), o => o.Against),
        new(new("成交价", "Price"), o => o.Price, 14),
        new(new("促销", "Promotion"), o => o.Promotion, 40),
        new(new("看到的日期", "Seen on"), o => o.SeenOn, 12),
        new(new("来源", "Source"), o => Channel.NameOf(o.Channel)),
        new(new("来源说明", "Which"), o => o.Source, 30),
    ];

    public void Map(ApiRoutes api)
    {
        api.MapGet("/market/export", (IDesk desk, TimeProvider clock) =>
            ListExport.Of(new("市场调研", "Market surveys"), desk, Surveys, async _ => ((await desk.Read((SurveyList list) => list.Show(default))).Rows, null), clock));
        api.MapGet("/market/{id:guid}/offers/export", (Guid id, IDesk desk, TimeProvider clock) =>
            ListExport.Of(new("竞品价格和促销", "Rivals' offers"), desk, Offers, async _ => ((await desk.Read((SurveyRecord record) => record.Show(id, default)))?.Offers ?? [], null), clock));
    }
}
