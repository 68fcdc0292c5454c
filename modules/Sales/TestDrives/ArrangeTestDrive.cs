using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Cards;

namespace Dealership.Sales.TestDrives;

/// <summary>
/// Brings a prospect and a test car together for a time (预约试驾): now when no time is given. It stands on the desk of whoever goes along
/// until the car is back or it was called off.
/// </summary>
[Needs(TestDriveRights.Drive)]
internal sealed class ArrangeTestDrive(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    private const int UsualMinutes = 30;

    internal sealed class Form
    {
        public Guid? CardId { get; set; }
        public Guid? CarId { get; set; }
        /// <summary>The store's wall clock; now when empty.</summary>
        public DateTime? From { get; set; }
        public int? Minutes { get; set; } = UsualMinutes;
    }

    private const string CardSql = $"""
        select c.customer_id, c.consultant_id from {CardView.From} where c.store_id = @store and c.id = @card and {CardView.IsOpen} and {CardView.Mine}
        """;

    private const string Sql = """
        insert into sales.test_drives (store_id, id, card_id, customer_id, consultant_id, arranged_at, arranged_by) values (@store, @id, @card, @customer, @consultant, @now, @by)
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var (now, zone) = (clock.GetUtcNow(), await calendar.Zone(ct));
        var from = form.From is { } local ? zone.Instant(local) : now;
        var minutes = form.Minutes ?? UsualMinutes;
        var card = form.CardId is { } asked ? await db.Row<Card>(CardSql, new { card = asked, only = caller.May(CardRights.SeeAll) ? (Guid?)null : caller.PersonId }, ct) : null;
        var problems = new Problems()
            .When(card is null, nameof(form.CardId), "请选择自己的一位意向客户；没有卡的先建卡。", "Choose a prospect of yours; who has no card gets one first.")
            .When(form.CarId is null, nameof(form.CarId), "请选择试驾车。", "Choose a test car.")
            .When(from < now.AddMinutes(-15) || from > now.AddDays(60), nameof(form.From), "请选择现在之后、60天之内的时间。", "Choose a time from now on, within 60 days.")
            .When(minutes is < 10 or > 240, nameof(form.Minutes), "时长是10到240分钟。", "It lasts between 10 and 240 minutes.");
        if (problems.Any) return problems.Refusal();
        var slot = await TestCarSlot.Take(db, form.CarId!.Value, from, from.AddMinutes(minutes), zone, problems, nameof(form.From), ct);
        if (slot is null) return problems.Refusal();
        await db.Do(Sql, new { id = slot.Id, card = form.CardId, customer = card!.CustomerId, consultant = card.ConsultantId, now, by = caller.PersonId }, ct);
        db.Tell(new TestDriveArranged(slot.Id, form.CardId!.Value, card.ConsultantId, from, now), slot.Id);
        var at = TimeZoneInfo.ConvertTime(from, zone);
        return Outcome.Done(slot.Id, form.From is null
            ? new($"{slot.Number}号车已给您留着，请看驾照、签协议后出发", $"Car no. {slot.Number} is yours: see the licence, have the agreement signed, then go")
            : new($"已约 {at:M月d日 HH:mm}，{slot.Number}号车 {slot.ModelCode}", $"Arranged for {at:yyyy-MM-dd HH:mm}, car no. {slot.Number}, {slot.ModelCode}"));
    }

    private sealed record Card(Guid CustomerId, Guid ConsultantId);
}
