using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Plans;

/// <summary>Writes down that the approved plan was reported to the maker (上报厂家), with the receipt that the maker gave.</summary>
[Needs(PlanRights.Make)]
internal sealed class ReportPlan(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string Sql = """
        update sales.plans set reported_at = @now, reported_by = @by, receipt = @receipt
        where  store_id = @store and id = @id and not refused and reported_at is null returning report_id
        """;

    public async Task<Outcome> Now(Guid id, string? receipt, CancellationToken ct)
    {
        if (receipt?.Trim().Length is null or 0 or > 60) return new Problems().When(true, "Receipt", "请填写厂家的回执号。", "Enter the maker's receipt.").Refusal();
        var now = clock.GetUtcNow();
        if (await db.Row<Guid?>(Sql, new { id, receipt = receipt.Trim(), now, by = caller.PersonId }, ct) is not { } report)
            return Outcome.Refused("这份计划没有批准，或已经上报。", "This plan is not approved, or it is reported already.");
        db.Tell(new PlanReported(report, id, caller.PersonId, now), id);
        return Outcome.Done(id, new("已记下上报", "Reported"));
    }
}
