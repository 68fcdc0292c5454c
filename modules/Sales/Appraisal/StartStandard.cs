using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>Begins a new version of a position's standard: like the one in force, like the trade's, or empty. A draft until it is published.</summary>
[Needs(AppraisalRights.SetStandards)]
internal sealed class StartStandard(Db db, Caller caller, TimeProvider clock, SalesPositions positions) : IDuty
{
    public const string LikeNow = "now";
    public const string LikeTrade = "trade";
    public const string Empty = "empty";

    internal sealed class Form
    {
        public string? Position { get; set; }
        public string? Like { get; set; }
    }

    private const string Sql = """
        insert into sales.appraisal_standards (store_id, id, position, begun_at, begun_by) values (@store, @id, @Position, @now, @by) on conflict do nothing returning id
        """;

    private const string LatestSql = $"""
        select {Indicator.Columns} from sales.appraisal_indicators i
        where  i.store_id = @store and i.standard_id = (
            select id from sales.appraisal_standards where store_id = @store and position = @Position and published_at is not null order by from_month desc, published_at desc limit 1)
        order  by i.number
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var known = (await positions.All(ct)).Any(p => p.Code == form.Position);
        var lines = known && form.Like == LikeNow ? await db.Rows<Indicator>(LatestSql, new { form.Position }, ct) : form.Like == LikeTrade ? UsualStandard.For(form.Position ?? "") : [];
        var problems = new Problems()
            .When(!known, nameof(form.Position), "请选择销售部的岗位。", "Choose a position of the sales department.")
            .When(form.Position == Position.SalesManager && !caller.May(AppraisalRights.Decide), nameof(form.Position), "销售经理的标准由总经理制定。", "The sales manager's standard is the general manager's to set.")
            .When(form.Like is not (LikeNow or LikeTrade or Empty), nameof(form.Like), "请选择从哪里开始。", "Choose what it begins from.")
            .When(known && form.Like is LikeNow or LikeTrade && lines.Count == 0, nameof(form.Like), "这个岗位没有可照抄的标准，请从空白开始。", "There is none to begin from for this position; begin with an empty one.");
        if (problems.Any) return problems.Refusal();
        var id = Guid.CreateVersion7();
        if (await db.Row<Guid?>(Sql, new { id, form.Position, now = clock.GetUtcNow(), by = caller.PersonId }, ct) is null)
            return Outcome.Refused("这个岗位已有一份草稿，请先发布它。", "This position has a draft already; publish that first.");
        foreach (var line in lines) await SetIndicator.Write(db, id, line, ct);
        return Outcome.Done(id, new("草稿已建", "Draft begun"));
    }
}
