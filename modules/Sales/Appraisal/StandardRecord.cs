using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>One version of a standard with its indicators; open to everybody it may be applied to.</summary>
[Needs(AppraisalRights.See)]
internal sealed class StandardRecord(Db db, Caller caller, SalesPositions positions) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(Guid Id, string Position, DateOnly? FromMonth, decimal GradeA, decimal GradeB, decimal GradeC, int LeastWeight, DateTimeOffset? PublishedAt);

    internal sealed record View(Row Standard, PositionCard? Position, IReadOnlyList<Indicator> Indicators, bool MayChange)
    {
        public decimal Weights => Indicators.Sum(i => i.Weight);
    }

    private const string Sql = $"""
        select id, position, from_month, grade_a, grade_b, grade_c, least_weight, published_at from sales.appraisal_standards where store_id = @store and id = @id;
        select {Indicator.Columns} from sales.appraisal_indicators i where i.store_id = @store and i.standard_id = @id order by i.number
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (standards, indicators) = await db.Both<Row, Indicator>(Sql, new { id }, ct);
        var may = caller.May(AppraisalRights.SetStandards);
        if (standards is not [var row] || (row.PublishedAt is null && !may)) return null;
        var mine = may && row.PublishedAt is null && (row.Position != Position.SalesManager || caller.May(AppraisalRights.Decide));
        return new(row, (await positions.All(ct)).FirstOrDefault(p => p.Code == row.Position), indicators, mine);
    }
}
