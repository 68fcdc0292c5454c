using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Cards;

namespace Dealership.Sales.TestDrives;

/// <summary>
/// The customer drives off (试驾开始): his licence was seen and is valid, he has signed the agreement. Without either, or with a car whose
/// insurance or inspection has run out, nobody drives. Of the licence's number four characters are kept.
/// </summary>
[Needs(TestDriveRights.Drive)]
internal sealed class StartTestDrive(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        public string? LicenceKind { get; set; }
        /// <summary>Last four characters of its number.</summary>
        public string? LicenceTail { get; set; }
        public DateOnly? LicenceUntil { get; set; }
        /// <summary>Valid for life (长期): it has no last day.</summary>
        public bool ForLife { get; set; }
        public bool Signed { get; set; }
        public int? Odometer { get; set; }
        /// <summary>Per cent of the tank or the battery.</summary>
        public int? Fuel { get; set; }
    }

    private const string HoldSql = "select 1 from sales.test_cars where store_id = @store and id = (select car_id from sales.test_car_slots where store_id = @store and id = @id) for update";

    private const string LookSql = $"""
        select d.card_id, s.from_at, c.number, c.odometer_km, c.insured_until, c.inspected_until, {TestCarView.IsOut} as out,
               exists (select 1 from sales.test_car_preparations p where p.store_id = @store and p.car_id = c.id and p.day = @today and p.done_at is not null and cardinality(p.lacking) > 0) as lacking,
               d.started_at is not null or d.cancelled_at is not null as over
        from   {TestDriveView.From}
        where  d.store_id = @store and d.id = @id and {TestDriveView.Mine}
        """;

    private const string Sql = """
        update sales.test_drives set started_at = @now, started_by = @by, licence_kind = @LicenceKind, licence_tail = @tail, licence_until = @until,
               odometer_before = @Odometer, fuel_before = @Fuel,
               scanned = exists (select 1 from sales.licence_photos l where l.store_id = @store and l.drive_id = @id),
               visit_id = (select v.id from sales.visits v where v.store_id = @store and v.card_id = @card and v.day = @today order by v.arrived_at desc limit 1)
        where  store_id = @store and id = @id
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        var (now, today, zone) = (clock.GetUtcNow(), await calendar.Today(ct), await calendar.Zone(ct));
        if (await db.RowHolding<Look>(HoldSql, LookSql, new { id, now, today, only = caller.May(CardRights.SeeAll) ? (Guid?)null : caller.PersonId }, ct) is not { } drive)
            return Outcome.Refused("没有这次试驾，或它是同事的客户。", "There is no such test drive, or the customer is a colleague's.");
        if (drive.Over) return Outcome.Refused("这次试驾已经开始或取消。", "It has begun already, or was called off.");
        var tail = form.LicenceTail?.Trim().ToUpperInvariant() ?? "";
        var problems = new Problems()
            .When(!Licence.Kinds.Contains(form.LicenceKind ?? ""), nameof(form.LicenceKind), "请看驾照，选择准驾车型。", "See the licence and choose its kind.")
            .When(tail.Length != 4 || tail.Any(c => !char.IsAsciiDigit(c) && c != 'X'), nameof(form.LicenceTail), "请填写驾照号码最后四位。", "Enter the last four characters of its number.")
            .When(form.LicenceUntil is null && !form.ForLife, nameof(form.LicenceUntil), "请填写驾照有效期；长期的请打勾。", "Enter until when it is valid, or tick for life.")
            .When(!form.ForLife && form.LicenceUntil < today, nameof(form.LicenceUntil), "驾照已过期，不能试驾。", "The licence has expired: he cannot drive.")
            .When(!form.Signed, nameof(form.Signed), "客户没有签试驾协议，不能出发。", "Without the signed agreement nobody drives off.")
            .When(form.Odometer is null || form.Odometer < drive.OdometerKm || form.Odometer > drive.OdometerKm + 2000, nameof(form.Odometer), $"请填写出发里程，不小于{drive.OdometerKm}公里。", $"Enter the odometer, at least {drive.OdometerKm} km.")
            .When(form.Fuel is < 0 or > 100, nameof(form.Fuel), "油量或电量是0到100%。", "Tank or battery is between 0 and 100 %.")
            .When(zone.DayOf(drive.FromAt) != today, "", "约的不是今天，请改约。", "It is not arranged for today: arrange it anew.")
            .When(drive.InsuredUntil < today, "", $"{drive.Number}号车保险已过期，不能上路。", $"Test car no. {drive.Number} is not insured any more and stays.")
            .When(drive.InspectedUntil < today, "", $"{drive.Number}号车年检已过期，不能上路。", $"The inspection of test car no. {drive.Number} has run out: it stays.")
            .When(drive.Lacking, "", $"{drive.Number}号车今天整备有缺项，补好再出发。", $"Test car no. {drive.Number} lacked something this morning: put it right first.")
            .When(drive.Out, "", $"{drive.Number}号车还没有还。", $"Test car no. {drive.Number} is not back yet.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { id, now, by = caller.PersonId, form.LicenceKind, tail, until = form.ForLife ? null : form.LicenceUntil, form.Odometer, form.Fuel, card = drive.CardId, today }, ct);
        return Outcome.Done(id, new($"{drive.Number}号车出发", $"Test car no. {drive.Number} is off"));
    }

    private sealed record Look(Guid CardId, DateTimeOffset FromAt, int Number, int OdometerKm, DateOnly InsuredUntil, DateOnly InspectedUntil, bool Out, bool Lacking, bool Over);
}
