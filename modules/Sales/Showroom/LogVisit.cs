using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Orders;

namespace Dealership.Sales.Showroom;

/// <summary>
/// Writes a line into the traffic log (来店登记): why they came and how many. Whoever is named receives them; nobody named is whoever is
/// next in the queue (轮值), and that is his turn. Nothing is asked that a visitor may keep to himself.
/// </summary>
[Needs(ShowroomRights.Log)]
internal sealed class LogVisit(Db db, Caller caller, TimeProvider clock, ICalendar calendar, IPeople people, ReceptionQueue queue, ModelChoices models) : IDuty
{
    internal sealed class Form
    {
        public string? Kind { get; set; }
        public int? Party { get; set; } = 1;
        public Guid? ConsultantId { get; set; }
        public string? ModelCode { get; set; }
        /// <summary>The store's wall clock, for a line entered later; now when empty.</summary>
        public DateTime? ArrivedAt { get; set; }
    }

    private const string Sql = """
        insert into sales.visits (store_id, id, day, number, arrived_at, kind, party, consultant_id, by_turn, model_code, logged_at, logged_by)
        select @store, @id, @day, coalesce(max(number), 0) + 1, @arrivedAt, @Kind, @Party, @consultant, @byTurn, @model, @now, @by
        from   sales.visits where store_id = @store and day = @day
        returning number
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var (now, zone) = (clock.GetUtcNow(), await calendar.Zone(ct));
        var arrived = form.ArrivedAt is { } local ? zone.Instant(local) : now;
        var model = string.IsNullOrWhiteSpace(form.ModelCode) ? null : form.ModelCode.Trim().ToUpperInvariant();
        var problems = VisitRules.Check(form.Kind, form.Party, arrived, now, new())
            .When(model is not null && (await models.All(ct)).All(m => m.Code != model), nameof(form.ModelCode), "店里没有这个车型。", "The store has no such model.");
        var named = form.ConsultantId is { } id ? (await people.Named([id], ct)).GetValueOrDefault(id) : null;
        problems.When(form.ConsultantId is not null && named is null, nameof(form.ConsultantId), "没有这位销售顾问。", "There is no such consultant.");
        if (problems.Any) return problems.Refusal();
        // One line after the other: two at the door would both take the next number, and the same consultant.
        await db.Do(ReceptionQueue.Hold, null, ct);
        var (refused, told) = await ShowroomDay.Begin(db, zone.DayOf(arrived), arrived, zone.DayOf(now), caller, ct);
        if (refused) return problems.When(true, nameof(form.ArrivedAt), "那天已日清，请展厅主管补录。", "That day is closed; the showroom supervisor enters it.").Refusal();
        // Who comes on an errand takes nobody's turn.
        var next = named is null && form.Kind != VisitKind.Errand ? (await queue.Of(zone.DayOf(now), ct)).FirstOrDefault(q => q.Next) : null;
        var visit = Guid.CreateVersion7();
        var number = await db.Row<int>(Sql, new
        {
            id = visit,
            day = zone.DayOf(arrived),
            arrivedAt = arrived,
            form.Kind,
            form.Party,
            consultant = named?.Id ?? next?.ConsultantId,
            byTurn = next is not null,
            model,
            now,
            by = caller.PersonId,
        }, ct);
        if (told is not null) db.Tell(told.What, told.About);
        db.Tell(new VisitLogged(visit, arrived, form.Kind, named?.Id ?? next?.ConsultantId), visit);
        return Outcome.Done(visit, Said(number, named?.Name ?? next?.Name));
    }

    private static Text Said(int number, string? consultant) => consultant is null
        ? new($"已登记第{number}批，还没有接待顾问", $"Group {number} logged; nobody receives them yet")
        : new($"已登记第{number}批，请{consultant}接待", $"Group {number} logged: {consultant} receives them");
}
