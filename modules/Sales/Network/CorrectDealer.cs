using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>Puts the file of a dealer right (更正自然状况), or gives it to another colleague.</summary>
[Needs(NetworkRights.Keep)]
internal sealed class CorrectDealer(Db db, Caller caller, TimeProvider clock, IPeople people) : IDuty
{
    private const string Sql = """
        update sales.secondary_dealers set name = @name, licence_no = @licence, owner = @owner, address = @address, showroom_m2 = @ShowroomM2, yearly_units = @YearlyUnits,
               other_brands = @brands, officer_id = @officer
        where  store_id = @store and id = @id and ended_at is null
          and  not exists (select 1 from sales.secondary_dealers o where o.store_id = @store and o.licence_no = @licence and o.id <> @id)
        returning id
        """;

    public async Task<Outcome> Now(Guid id, DealerForm form, CancellationToken ct)
    {
        var problems = await form.Check(people, ct);
        if (problems.Any) return problems.Refusal();
        return await db.Row<Guid?>(Sql, form.Columns(id, clock.GetUtcNow(), caller.PersonId), ct) is null
            ? Outcome.Refused("没有这份档案、已终止，或信用代码与另一家相同。", "There is no such file, it ended, or the licence number is another dealer's.")
            : Outcome.Done(id, new("档案已更正", "File put right"));
    }
}
