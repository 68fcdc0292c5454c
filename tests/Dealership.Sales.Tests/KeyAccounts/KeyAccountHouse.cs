using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Sales.KeyAccounts;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.KeyAccounts;

/// <summary>A house with a key-account supervisor (魏强 in that post) and a colleague (华丽), on Wednesday, 4 March, 10:00.</summary>
public abstract class KeyAccountHouse : SalesHouse
{
    private protected static readonly DemoPerson Ka = Cast.Wei with { Positions = [Position.KeyAccountSupervisor] };
    private protected static readonly DemoPerson Colleague = Cast.Hua with { Positions = [Position.KeyAccountSupervisor] };

    private protected Task<Outcome> Open(string organisation = "区交通局", string kind = "government", int quantity = 10, DemoPerson? by = null) =>
        House.Do(by ?? Ka, (OpenProject duty) => duty.Now(new()
        {
            Organisation = organisation,
            Kind = kind,
            Contact = "秦科长",
            Phone = "13812341234",
            ModelCode = "TC31",
            Quantity = quantity,
            DecisionChain = "车队使用，财务评估，局长拍板",
            Budget = 1_200_000m,
            DiscountAsked = 9_000m,
        }, default));

    private protected async Task<Guid> Project(string organisation = "区交通局", DemoPerson? by = null)
    {
        if (await House.Sql<int>("select count(*)::int from sales.vehicles") == 0) await VehicleInStock();
        return (await Ok(Open(organisation, by: by))).Id!.Value;
    }

    private protected Task<Outcome> File(Guid project, string number = "BB-1", DemoPerson? by = null) => House.Do(by ?? Ka, (FileProject duty) => duty.Now(project, new() { Number = number, Proof = "组织机构代码、项目确认函" }, default));

    private protected Task<Outcome> Answer(Guid project, string answer = "passed", decimal? policy = 8_000m, string? remark = null) =>
        House.Do(Ka, (AnswerFiling duty) => duty.Now(project, new() { Answer = answer, Policy = policy, Remark = remark }, default));

    private protected Task<Outcome> Sign(Guid project, decimal discount = 8_000m, int quantity = 2, string number = "HT-1") =>
        House.Do(Ka, (SignContract duty) => duty.Now(project, new() { Number = number, Quantity = quantity, Discount = discount, ValidTo = new(2026, 12, 31) }, default));

    private protected async Task<Guid> Passed()
    {
        var project = await Project();
        await Ok(File(project));
        await Ok(Answer(project));
        return project;
    }

    private protected Task<ProjectRecord.View?> Show(Guid project, DemoPerson? by = null) => House.Read(by ?? Ka, (ProjectRecord record) => record.Show(project, default));

    private protected Task<Outcome> Visit(Guid project, bool joint = false, DemoPerson? by = null) => House.Do(by ?? Ka, (LogKeyVisit duty) => duty.Now(project, "见了秦科长，车辆运行正常，下半年再要五台", joint, default));

    /// <summary>Obligations of a clause: who holds each, when due, and whether it is settled.</summary>
    private protected async Task<string> Owed(string clause)
    {
        await House.Settle();
        return await House.Sql<string?>("""
            select string_agg(coalesce(p.name, o.position_code) || ' ' || to_char(o.due_at at time zone 'Asia/Shanghai', 'MM-DD') || case when o.settled_at is null then '' else ' settled' end, ', ' order by o.owed_at, o.due_at)
            from   admin.obligations o left join admin.people p on p.store_id = o.store_id and p.id = o.holder_id where o.store_id = 1 and o.clause_code = @clause
            """, new { clause }) ?? "";
    }
}
