using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>A standard that is taken in hand to be changed: only a draft, and the sales manager's own only by the general manager.</summary>
internal static class DraftStandard
{
    private const string Sql = "select position, published_at is not null as published from sales.appraisal_standards where store_id = @store and id = @standard for update";

    /// <summary>Its position, or why it cannot be changed.</summary>
    public static async Task<(string? Position, Outcome? Refused)> Take(Db db, Caller caller, Guid standard, CancellationToken ct) =>
        await db.Row<Row>(Sql, new { standard }, ct) switch
        {
            null => (null, Outcome.Refused("没有这份标准。", "There is no such standard.")),
            { Published: true } => (null, Outcome.Refused("已发布的标准不能改，请建新版本。", "A published standard is not changed; begin a new version.")),
            { Position: Position.SalesManager } when !caller.May(AppraisalRights.Decide) => (null, Outcome.Refused("销售经理的标准由总经理制定。", "The sales manager's standard is the general manager's to set.")),
            var row => (row.Position, null),
        };

    private sealed record Row(string Position, bool Published);
}
