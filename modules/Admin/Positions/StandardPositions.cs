using Dealership.Contracts;

namespace Dealership.Admin.Positions;

/// <summary>
/// The positions every store begins with: the eleven of the source document, the sales consultant and the key-account supervisor it
/// names, and whoever looks after the secondary network. To whom the satisfaction officer reports the document does not say; here it is
/// the general manager, apart from Sales. A store without the last two leaves them vacant: the sales manager may do all of theirs.
/// </summary>
internal static class StandardPositions
{
    /// <summary>In the document's order.</summary>
    public static IReadOnlyList<Standard> All { get; } =
    [
        new(Position.GeneralManager, "总经理", "General manager", null, "Management"),
        new(Position.MarketingManager, "市场经理", "Marketing manager", Position.GeneralManager, "Marketing"),
        new(Position.CampaignPlanner, "市场活动企划专员", "Campaign planner", Position.MarketingManager, "Marketing"),
        new(Position.CampaignExecutor, "市场活动执行专员", "Campaign executor", Position.MarketingManager, "Marketing"),
        new(Position.CustomerServiceManager, "客户服务经理", "Customer service manager", Position.GeneralManager, "CustomerService"),
        new(Position.CustomerServiceOfficer, "客服专员", "Customer service officer", Position.CustomerServiceManager, "CustomerService"),
        new(Position.InformationOfficer, "信息员", "Information officer", Position.CustomerServiceManager, "CustomerService"),
        new(Position.SatisfactionOfficer, "CSI/SSI管理员", "Satisfaction officer (CSI/SSI)", Position.GeneralManager, "Csi"),
        new(Position.AdministrationOfficer, "行政专员", "Administration officer", Position.GeneralManager, "Admin"),
        new(Position.SalesManager, "销售经理", "Sales manager", Position.GeneralManager, "Sales"),
        new(Position.ShowroomSupervisor, "展厅主管", "Showroom supervisor", Position.SalesManager, "Sales"),
        new(Position.SalesConsultant, "销售顾问", "Sales consultant", Position.ShowroomSupervisor, "Sales"),
        new(Position.KeyAccountSupervisor, "大客户主管", "Key-account supervisor", Position.SalesManager, "Sales"),
        new(Position.SecondaryNetworkOfficer, "二网专员", "Secondary network officer", Position.SalesManager, "Sales"),
    ];

    /// <summary>Writes them for a store; its row is there already.</summary>
    public const string Sql = """
        insert into admin.positions (store_id, code, name_zh, name_en, superior_code, department, sort)
        select @store, p.* from unnest(@codes, @zh, @en, @superiors, @departments, @sorts) as p
        on conflict do nothing
        """;

    /// <summary>What <see cref="Sql"/> takes.</summary>
    public static object Arguments => new
    {
        codes = All.Select(p => p.Code).ToArray(),
        zh = All.Select(p => p.Zh).ToArray(),
        en = All.Select(p => p.En).ToArray(),
        superiors = All.Select(p => p.Superior).ToArray(),
        departments = All.Select(p => p.Department).ToArray(),
        sorts = All.Select((_, i) => (i + 1) * 10).ToArray(),
    };

    internal sealed record Standard(string Code, string Zh, string En, string? Superior, string Department);
}
