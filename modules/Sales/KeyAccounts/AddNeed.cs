using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Orders;

namespace Dealership.Sales.KeyAccounts;

/// <summary>Says how many of a model a project needs (需求), until its contract is signed; said again, the last word holds.</summary>
[Needs(KeyAccountRights.Keep)]
internal sealed class AddNeed(Db db, Caller caller, ICalendar calendar, ModelChoices models) : IDuty
{
    private const string Sql = """
        insert into sales.key_needs (store_id, project_id, model_code, quantity) values (@store, @id, @model, @quantity)
        on conflict (store_id, project_id, model_code) do update set quantity = excluded.quantity
        """;

    public async Task<Outcome> Now(Guid id, string? modelCode, int? quantity, CancellationToken ct)
    {
        if (await Projects.Hold(db, caller, id, await calendar.Today(ct), ct) is not { ClosedAt: null } project) return Projects.None;
        if (project.ContractUnits is not null) return Outcome.Refused("合同已签，需求不能再改。", "The contract is signed: what it needs stands.");
        var model = modelCode?.Trim().ToUpperInvariant() ?? "";
        var problems = new Problems()
            .When((await models.All(ct)).All(m => m.Code != model), "ModelCode", "请选择店里有的车型。", "Choose a model that the store has.")
            .When(quantity is not (>= 1 and <= 9999), "Quantity", "请填写需求台数。", "Enter how many cars.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { id, model, quantity }, ct);
        return Outcome.Done(id, new("需求已登记", "Written down"));
    }
}
