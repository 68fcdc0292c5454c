using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Showroom;

/// <summary>
/// Sets who receives from a day on, and with whom the day begins (接待排班): the others follow by employee number, round and round.
/// </summary>
[Needs(ShowroomRights.SetRoster)]
internal sealed class SetRoster(Db db, Caller caller, TimeProvider clock, ICalendar calendar, IPeople people) : IDuty
{
    internal sealed class Form
    {
        /// <summary>Today when empty.</summary>
        public DateOnly? Day { get; set; }
        public Guid[] OnDuty { get; set; } = [];
        /// <summary>Receives first; the first by number when empty.</summary>
        public Guid? First { get; set; }
    }

    private const string Sql = """
        delete from sales.reception_rosters where store_id = @store and day = @day;
        insert into sales.reception_rosters (store_id, day, consultant_id, place, set_at, set_by)
        select @store, @day, p.id, p.place, @now, @by from unnest(@people) with ordinality as p(id, place)
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var selling = (await people.Holding(Contracts.Position.SalesConsultant, ct)).OrderBy(p => p.Number, StringComparer.Ordinal).Select(p => p.Id).ToArray();
        var problems = new Problems()
            .When(form.Day < today, nameof(form.Day), "不能给过去的日子排班。", "No roster is set for a day that has passed.")
            .When(form.OnDuty.Length == 0, nameof(form.OnDuty), "请至少选一位顾问。", "Choose at least one consultant.")
            .When(form.OnDuty.Except(selling).Any(), nameof(form.OnDuty), "名单里有人不是销售顾问。", "Somebody on the list is no sales consultant.")
            .When(form.First is { } f && !form.OnDuty.Contains(f), nameof(form.First), "从谁开始必须在当班名单里。", "Whoever begins must be on duty.");
        if (problems.Any) return problems.Refusal();
        var ring = selling.Where(form.OnDuty.Contains).ToArray();
        var begin = form.First is { } first ? Array.IndexOf(ring, first) : 0;
        var day = form.Day ?? today;
        await db.Do(ReceptionQueue.Hold, null, ct);
        await db.Do(Sql, new { day, people = ring.Skip(begin).Concat(ring.Take(begin)).ToArray(), now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(null, new($"{day.Month}月{day.Day}日起按新的排班接待，共{ring.Length}人", $"The roster of {ring.Length} holds from {day.ToString("d MMM", System.Globalization.CultureInfo.InvariantCulture)}"));
    }
}
