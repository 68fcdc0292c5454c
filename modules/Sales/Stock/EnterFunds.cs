using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Stock;

/// <summary>Enters how funds stood on a day, as finance says it; entering a day again corrects it, and what stood before is kept.</summary>
[Needs(StockRights.EnterFunds)]
internal sealed class EnterFunds(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    /// <summary>Yuan.</summary>
    internal sealed class Form
    {
        /// <summary>Today when empty.</summary>
        public DateOnly? Day { get; set; }
        public decimal? Pledged { get; set; }
        public decimal? Unpledged { get; set; }
        public decimal? Account { get; set; }
        public decimal? Needed { get; set; }
    }

    private const decimal Most = 9_999_999_999m;

    private const string Sql = """
        insert into sales.funds (store_id, id, day, pledged, unpledged, account, needed, at, by_person) values (@store, @id, @day, @Pledged, @Unpledged, @Account, @Needed, @now, @by)
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var problems = new Problems()
            .When(form.Day > today, nameof(form.Day), "不能录入以后的日子。", "Not for a day to come.")
            .When(form.Day < today.AddDays(-31), nameof(form.Day), "只能补录31天内的。", "No more than 31 days back.")
            .When(form.Pledged is not (>= 0 and <= Most), nameof(form.Pledged), "请填写质押余额。", "Enter the pledged balance.")
            .When(form.Unpledged is not (>= 0 and <= Most), nameof(form.Unpledged), "请填写非质押余额。", "Enter the unpledged balance.")
            .When(form.Account is not (>= -Most and <= Most), nameof(form.Account), "请填写账户余额。", "Enter the account.")
            .When(form.Needed is not (>= 0 and <= Most), nameof(form.Needed), "请填写订单分配所需。", "Enter what allocated orders need.");
        if (problems.Any) return problems.Refusal();
        var (id, gap) = (Guid.CreateVersion7(), form.Unpledged + form.Account - form.Needed);
        await db.Do(Sql, new { id, day = form.Day ?? today, form.Pledged, form.Unpledged, form.Account, form.Needed, now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(id, gap < 0 ? new("已录入：资金有缺口", "Entered: funds are short") : new("已录入：没有缺口", "Entered: no gap"));
    }
}
