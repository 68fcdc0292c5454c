using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>
/// Books a deposit (保证金) that finance received or paid back, by its receipt. Paying back more than is held is refused; paying back what
/// covers cars is booked, for it happened, and stands on the sales manager's desk.
/// </summary>
[Needs(NetworkRights.Keep)]
internal sealed class BookDeposit(Db db, Caller caller, TimeProvider clock, ICalendar calendar, NetworkRules rules) : IDuty
{
    internal sealed class Form
    {
        /// <summary><c>in</c> or <c>out</c>.</summary>
        public string? Way { get; set; }
        public string? ReceiptNo { get; set; }
        /// <summary>Yuan, always positive.</summary>
        public decimal? Amount { get; set; }
        public string? Note { get; set; }
    }

    private const string HeldSql = $"select d.deposit, d.ended_at is not null as ended from {DealerView.From} where d.id = @dealer";

    private const string Sql = """
        insert into sales.secondary_deposits (store_id, id, dealer_id, receipt_no, amount, note, at, by_person)
        values (@store, @id, @dealer, @receipt, @amount, @note, @now, @by) on conflict do nothing returning id
        """;

    public async Task<Outcome> Now(Guid dealer, Form form, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), await calendar.Today(ct));
        var held = await db.RowHolding<Held>(DealerView.Hold, HeldSql, new { dealer, today }, ct);
        if (held is null) return Outcome.Refused("没有这家二网。", "There is no such dealer.");
        var problems = new Problems()
            .When(form.Way is not ("in" or "out"), nameof(form.Way), "请选择收取或退还。", "Choose paid in or paid back.")
            .When(form.Way == "in" && held.Ended, nameof(form.Way), "已终止的二网只能退还保证金。", "To a dealer that ended the deposit is only paid back.")
            .When(form.ReceiptNo?.Trim().Length is null or 0 or > 40, nameof(form.ReceiptNo), "请填写财务收据号。", "Enter the number of finance's receipt.")
            .When(form.Amount is not (> 0 and <= 99_999_999), nameof(form.Amount), "请填写金额（元）。", "Enter the amount in yuan.")
            .When(form.Way == "out" && form.Amount > held.Deposit, nameof(form.Amount), "退还不能多于现有保证金。", "No more can be paid back than is held.")
            .When(form.Note?.Length > 200, nameof(form.Note), "最多200字。", "At most 200 characters.");
        if (problems.Any) return problems.Refusal();
        var (id, by) = (Guid.CreateVersion7(), caller.PersonId);
        if (await db.Row<Guid?>(Sql, new { id, dealer, receipt = form.ReceiptNo!.Trim(), amount = form.Way == "in" ? form.Amount : -form.Amount, note = form.Note?.Trim() ?? "", now, by }, ct) is null)
            return problems.When(true, nameof(form.ReceiptNo), "这个收据号已登记过。", "This receipt is booked already.").Refusal();
        var started = await StartDealer.WhenComplete(db, calendar, dealer, today, now, by, ct);
        await Breaches.Look(db, dealer, (await rules.On(today, ct)).CoverPerCar, today, now, by, ct);
        return Outcome.Done(dealer, started ? new("保证金已登记，二网启用，可以铺车", "Deposit booked; the dealer has begun and may show cars") : new("保证金已登记", "Deposit booked"));
    }

    private sealed record Held(decimal Deposit, bool Ended);
}
