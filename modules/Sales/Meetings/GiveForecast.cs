using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>
/// Today's forecast of orders (当日预报), one number: a consultant his own, whoever keeps the minutes anybody's. It may be changed until the morning
/// meeting is closed, and is compared in the evening.
/// </summary>
[Needs(MeetingRights.Forecast)]
internal sealed class GiveForecast(Db db, Caller caller, TimeProvider clock, ICalendar calendar, IPeople people) : IDuty
{
    internal sealed class Form
    {
        /// <summary>Oneself when empty.</summary>
        public Guid? ConsultantId { get; set; }
        public int? Orders { get; set; }
    }

    // The meeting is locked, so that nobody forecasts while it is being closed.
    private const string ClosedSql = "select closed_at is not null from sales.meetings where store_id = @store and day = @day and kind = 'morning' for update";

    private const string Sql = """
        insert into sales.day_forecasts (store_id, day, consultant_id, orders, at, by_person) values (@store, @day, @who, @Orders, @now, @by)
        on conflict (store_id, day, consultant_id) do update set orders = excluded.orders, at = excluded.at, by_person = excluded.by_person
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var (day, who) = (await calendar.Today(ct), form.ConsultantId ?? caller.PersonId);
        if (who != caller.PersonId && !caller.May(MeetingRights.KeepMinutes)) return Outcome.Refused("只能填自己的预报。", "You give your own forecast only.");
        var problems = new Problems()
            .When(form.Orders is not (>= 0 and <= 20), nameof(form.Orders), "预报是0到20台。", "Between 0 and 20 cars.")
            .When((await people.Holding(Position.SalesConsultant, ct)).All(p => p.Id != who), nameof(form.ConsultantId), "只有销售顾问有预报。", "Only a sales consultant has a forecast.");
        if (problems.Any) return problems.Refusal();
        if (await db.Row<bool?>(ClosedSql, new { day }, ct) == true) return Outcome.Refused("晨会已结束，预报不再改。", "The morning meeting is closed; the forecast stays.");
        await db.Do(Sql, new { day, who, form.Orders, now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(null, new($"今天预报 {form.Orders} 台", $"Forecast for today: {form.Orders}"));
    }
}
