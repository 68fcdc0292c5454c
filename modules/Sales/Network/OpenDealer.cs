using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>Opens the file of a secondary dealer (建二网档案). No car goes there before its agreement is signed and its deposit paid.</summary>
[Needs(NetworkRights.Keep)]
internal sealed class OpenDealer(Db db, Caller caller, TimeProvider clock, IPeople people) : IDuty
{
    private const string Sql = """
        insert into sales.secondary_dealers (store_id, id, name, licence_no, owner, address, showroom_m2, yearly_units, other_brands, officer_id, opened_at, opened_by)
        values (@store, @id, @name, @licence, @owner, @address, @ShowroomM2, @YearlyUnits, @brands, @officer, @now, @by)
        on conflict do nothing returning id
        """;

    public async Task<Outcome> Now(DealerForm form, CancellationToken ct)
    {
        var problems = await form.Check(people, ct);
        if (problems.Any) return problems.Refusal();
        var (id, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        if (await db.Row<Guid?>(Sql, form.Columns(id, now, caller.PersonId), ct) is null)
            return problems.When(true, nameof(form.LicenceNo), "这个信用代码已有档案。", "There is a file with this licence number.").Refusal();
        db.Tell(new SecondaryDealerFiled(id, form.OfficerId ?? caller.PersonId, now, caller.PersonId), id);
        return Outcome.Done(id, new("二网档案已建，签协议、收保证金后才能铺车", "File opened; cars go there once agreement and deposit are in"));
    }
}
