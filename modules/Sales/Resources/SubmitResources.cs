using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Stock;

namespace Dealership.Sales.Resources;

/// <summary>
/// Hands the month's application in (提交资源申报): proves SM-6. The general manager decides where the funds are short or the stock factor would
/// pass the warning line (domain §3.8.3); otherwise it goes to the maker as it is.
/// </summary>
[Needs(ResourceRights.Apply)]
internal sealed class SubmitResources(Db db, Caller caller, TimeProvider clock, ResourceRecord record, Funds funds) : IDuty
{
    private const string Sql = """
        insert into sales.resource_submissions (store_id, id, application_id, gap, factor_after, asks, at, by_person) values (@store, @submission, @id, @gap, @factor, @asks, @now, @by)
        """;

    public async Task<Outcome> Now(Guid id, CancellationToken ct)
    {
        await db.Do(EditResources.HoldSql, new { id }, ct);
        if (await record.Show(id, ct) is not { } view) return Outcome.Refused("没有这份申报。", "There is no such application.");
        if (view.State is not ("draft" or "refused")) return Outcome.Refused("申报已经提交。", "The application is handed in already.");
        if (view.Applied == 0) return Outcome.Refused("申报数量合计为0：没有可提交的。", "Nothing is applied for.");
        var unsaid = view.Models.Where(m => string.IsNullOrWhiteSpace(m.Reason) && Suggestion.IsOff(m.Suggested, view.Lines.Where(l => l.ModelCode == m.ModelCode).Sum(l => l.Quantity), view.Deviation)).Select(m => m.ModelCode).ToArray();
        if (unsaid.Length > 0)
            return Outcome.Refused($"偏离建议超过{view.Deviation:0.##}%，请先说明原因：{string.Join("、", unsaid)}。", $"More than {view.Deviation:0.##} % off what was suggested; say why first: {string.Join(", ", unsaid)}.");
        if (await funds.Latest(ct) is not { Fresh: true } held)
            return Outcome.Refused($"请先录入近{Funds.FreshDays}天的资金状况：有没有缺口决定要不要总经理批准。", $"Enter how funds stood within the last {Funds.FreshDays} days first: a gap needs the general manager.");
        var (submission, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        var asks = held.Gap < 0 || view.FactorAfter > view.Warning;
        await db.Do(Sql, new { submission, id, gap = held.Gap, factor = view.FactorAfter, asks, now, by = caller.PersonId }, ct);
        db.Tell(new ResourcesApplied(submission, id, now, caller.PersonId), id);
        if (asks) db.Tell(new ResourceApprovalAsked(submission, id, now, caller.PersonId), id);
        return Outcome.Done(id, asks
            ? new("已提交，等总经理批准", "Handed in; the general manager decides")
            : new($"已提交：{view.Applied}台", $"Handed in: {view.Applied} vehicles"));
    }
}
