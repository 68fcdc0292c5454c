using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>Signs an agreement with a dealer (签协议、续签): from when to when, how many cars, the month's target. The latest that began counts.</summary>
[Needs(NetworkRights.Decide)]
internal sealed class SignAgreement(Db db, Caller caller, TimeProvider clock, ICalendar calendar, NetworkRules rules) : IDuty
{
    internal sealed class Form
    {
        public string? Number { get; set; }
        /// <summary>Today when empty.</summary>
        public DateOnly? ValidFrom { get; set; }
        public DateOnly? ValidTo { get; set; }
        public int? CarLimit { get; set; }
        /// <summary>Cars a month; without one its sales are not assessed.</summary>
        public int? MonthlyTarget { get; set; }
    }

    private const string Sql = """
        insert into sales.secondary_agreements (store_id, id, dealer_id, number, valid_from, valid_to, car_limit, monthly_target, at, by_person)
        select @store, @id, d.id, @number, @from, @to, @CarLimit, @MonthlyTarget, @now, @by from sales.secondary_dealers d
        where  d.store_id = @store and d.id = @dealer and d.ended_at is null
        on conflict do nothing returning id
        """;

    public async Task<Outcome> Now(Guid dealer, Form form, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), await calendar.Today(ct));
        var from = form.ValidFrom ?? today;
        var problems = new Problems()
            .When(form.Number?.Trim().Length is null or 0 or > 40, nameof(form.Number), "请填写协议编号。", "Enter the number of the agreement.")
            .When(from < today.AddYears(-5) || from > today.AddYears(1), nameof(form.ValidFrom), "生效日不在合理范围。", "The first day is out of range.")
            .When(form.ValidTo is null, nameof(form.ValidTo), "请填写有效期至。", "Enter the last day.")
            .When(form.ValidTo <= from || form.ValidTo < today, nameof(form.ValidTo), "有效期至要在生效日和今天之后。", "The last day must lie after the first, and not in the past.")
            .When(form.CarLimit is not (>= 1 and <= 200), nameof(form.CarLimit), "铺车额度是1到200台。", "The limit is 1 to 200 cars.")
            .When(form.MonthlyTarget is < 1 or > 999, nameof(form.MonthlyTarget), "月度目标是1到999台。", "The target is 1 to 999 cars a month.");
        if (problems.Any) return problems.Refusal();
        await db.Do(DealerView.Hold, new { dealer }, ct);
        if (await db.Row<Guid?>(Sql, new { id = Guid.CreateVersion7(), dealer, number = form.Number!.Trim(), from, to = form.ValidTo, form.CarLimit, form.MonthlyTarget, now, by = caller.PersonId }, ct) is null)
            return problems.When(true, nameof(form.Number), "没有这家二网、已终止，或协议编号已用过。", "There is no such dealer, it ended, or the number is used.").Refusal();
        var started = await StartDealer.WhenComplete(db, calendar, dealer, today, now, caller.PersonId, ct);
        await Breaches.Look(db, dealer, (await rules.On(today, ct)).CoverPerCar, today, now, caller.PersonId, ct);
        return Outcome.Done(dealer, started ? new("协议已登记，二网启用，可以铺车", "Agreement signed; the dealer has begun and may show cars") : new("协议已登记", "Agreement signed"));
    }
}
