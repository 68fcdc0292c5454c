using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.KeyAccounts;

/// <summary>Asks the general manager for a discount above the maker's policy (超政策申请).</summary>
[Needs(KeyAccountRights.Keep)]
internal sealed class AskDiscount(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    private const string Sql = """
        insert into sales.key_approvals (store_id, id, project_id, discount, why, asked_at, asked_by) values (@store, @approval, @id, @discount, @why, @now, @by)
        on conflict do nothing returning id
        """;

    /// <param name="id">The project.</param>
    /// <param name="discount">Yuan a car.</param>
    /// <param name="why">The reason.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Outcome> Now(Guid id, decimal? discount, string? why, CancellationToken ct)
    {
        if (await Projects.Hold(db, caller, id, await calendar.Today(ct), ct) is not { ClosedAt: null } project) return Projects.None;
        if (!project.HasPassed) return Outcome.Refused("报备通过、厂家给了政策，才能申请超政策。", "First the filing passes and the maker says its policy.");
        var problems = new Problems()
            .When(discount is not (> 0 and <= 999_999), "Discount", "请填写每台优惠（元）。", "Enter the discount in yuan a car.")
            .When(discount <= project.Allowed, "Discount", "不超过已有的政策或审批，不用申请。", "It is within what is granted already: nothing to ask for.")
            .When(why?.Trim().Length is null or < 4 or > 300, "Why", "请写明理由（4到300字）。", "Say why, in 4 to 300 characters.");
        if (problems.Any) return problems.Refusal();
        var (approval, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        if (await db.Row<Guid?>(Sql, new { approval, id, discount, why = why!.Trim(), now, by = caller.PersonId }, ct) is null) return Outcome.Refused("已有一个申请在等总经理。", "A request waits for the general manager already.");
        db.Tell(new KeyDiscountAsked(approval, id, caller.PersonId, now), id);
        return Outcome.Done(id, new("已报总经理审批", "The general manager decides"));
    }
}
