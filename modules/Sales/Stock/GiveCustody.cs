using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Stock;

/// <summary>Keys or papers of a vehicle go from hand to hand (交接确认): who has them now is the last line. A consultant is named.</summary>
[Needs(StockRights.Keep)]
internal sealed class GiveCustody(Db db, Caller caller, TimeProvider clock, IPeople people) : IDuty
{
    internal sealed class Form
    {
        public string[] Items { get; set; } = [];
        public string? Holder { get; set; }
        public Guid? ToPerson { get; set; }
    }

    private const string Sql = """
        insert into sales.custody (store_id, id, vehicle_id, item, holder, to_person, at, by_person)
        select @store, gen_random_uuid(), v.id, i.item, @holder, @to, @now, @by from sales.vehicles v cross join unnest(@items) as i(item) where v.store_id = @store and v.id = @id
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        var items = form.Items.Distinct().ToArray();
        var selling = form.ToPerson is { } person ? (await people.Named([person], ct)).GetValueOrDefault(person) : null;
        var problems = new Problems()
            .When(items.Length == 0 || items.Any(i => Custody.Items.All(c => c.Code != i)), nameof(form.Items), "请选择交接什么。", "Choose what changes hands.")
            .When(Custody.Holders.All(h => h.Code != form.Holder), nameof(form.Holder), "请选择交给谁。", "Choose who takes it.")
            .When(form.Holder == "sales" && selling is null, nameof(form.ToPerson), "请选择是哪位顾问。", "Choose which consultant.");
        if (problems.Any) return problems.Refusal();
        var given = await db.Do(Sql, new { id, items, holder = form.Holder, to = form.Holder == "sales" ? form.ToPerson : null, now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return given == 0 ? Outcome.Refused("没有这辆车，或它还没有到店。", "There is no such vehicle, or it has not come yet.") : Outcome.Done(id, new("交接已登记", "Handed on"));
    }
}
