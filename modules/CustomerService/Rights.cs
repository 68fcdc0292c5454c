using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.CustomerService;

/// <summary>What may be seen and done in customer service, and by whom unless the store says otherwise.</summary>
internal sealed class Rights : IRights
{
    public const string SeeCustomers = "customer-service.customers.see";
    public const string AddCustomers = "customer-service.customers.add";
    public const string RevealCustomers = "customer-service.customers.reveal";
    public const string ContactCustomers = "customer-service.customers.contact";
    public const string KeepConsents = "customer-service.customers.consent";
    public const string MergeCustomers = "customer-service.customers.merge";
    public const string ImportCustomers = "customer-service.customers.import";
    public const string ExportCustomers = "customer-service.customers.export";
    public const string SeeFollowUps = "customer-service.follow-ups.see";
    public const string Call = "customer-service.follow-ups.call";
    public const string VoidCalls = "customer-service.follow-ups.void";
    public const string SeeComplaints = "customer-service.complaints.see";
    public const string SeeAllComplaints = "customer-service.complaints.see-all";
    public const string SeeSalesComplaints = "customer-service.complaints.see-sales";
    public const string OpenComplaints = "customer-service.complaints.open";
    public const string HandleComplaints = "customer-service.complaints.handle";
    public const string SetLimits = "customer-service.complaints.limits";

    public void Declare(RightsBook book) => Complaints(FollowUps(Customers(book)));

    private static RightsBook Customers(RightsBook book) => book
        .Add(SeeCustomers, "查看客户（脱敏）", "See customers (masked)", Position.ShowroomSupervisor, Position.SalesConsultant)
            .NeededFor("CM-5", "CS-7", "IO-5", "CSI-1", "SM-5").WithoutClause(Lost.Zh, Lost.En)
        .Add(AddCustomers, "登记和更正客户", "Register and correct customers", Position.ShowroomSupervisor, Position.SalesConsultant)
            .NeededFor("CM-5", "CS-7", "IO-5", "SM-5").WithoutClause(Lost.Zh, Lost.En)
        .Add(RevealCustomers, "查看客户完整电话（留痕）", "See a customer's full number (logged)").NeededFor("CM-5", "CS-7", "IO-5").ShowsPhones()
        .Add(ContactCustomers, "因待办查看客户电话（留痕）", "See the number of a customer one has a task on (logged)", Position.ShowroomSupervisor, Position.SalesConsultant)
            .NeededFor("CM-4", "CS-6", "IO-3", "CSI-1", "SM-5").WithoutClause(Lost.Zh, Lost.En).ShowsPhones()
        .Add(KeepConsents, "登记同意与拒绝联系", "Keep consents and do-not-contact", Position.SalesConsultant)
            .NeededFor("CM-5", "CS-7", "IO-6", "CSI-1").WithoutClause(Lost.Zh, Lost.En)
        .Add(MergeCustomers, "合并客户", "Merge customers").NeededFor("CM-5")
        .Add(ImportCustomers, "导入客户", "Import customers").NeededFor("CM-5", "IO-5")
        .Add(ExportCustomers, "导出客户（脱敏）", "Export customers (masked)").NeededFor("CM-8");

    private static RightsBook FollowUps(RightsBook book) => book
        .Add(SeeFollowUps, "查看交车后跟踪", "See follow-ups").NeededFor("CM-5", "CS-6", "IO-6", "GM-1")
        .Add(Call, "登记跟踪电话", "Log follow-up calls").NeededFor("CM-5", "CS-6")
        .Add(VoidCalls, "作废他人的通话、逾期关闭跟踪", "Void others' calls, close follow-ups late").NeededFor("CM-3");

    private static void Complaints(RightsBook book) => book
        .Add(SeeComplaints, "查看投诉", "See complaints").NeededFor("CM-4", "CS-2", "IO-2", "SM-5", "GM-1")
        .Add(SeeAllComplaints, "查看全部投诉", "See all complaints").NeededFor("CM-4", "CS-2", "IO-2")
        .Add(SeeSalesComplaints, "查看销售部的投诉", "See complaints for Sales").NeededFor("SM-5")
        .Add(OpenComplaints, "登记投诉", "Open complaints", Position.ShowroomSupervisor).NeededFor("CM-4", "CS-2", "IO-2", "SM-5").WithoutClause(Lost.Zh, Lost.En)
        .Add(HandleComplaints, "处理投诉", "Handle complaints").NeededFor("CM-4", "SM-5")
        .Add(SetLimits, "设定投诉时限", "Set the limits of complaints").NeededFor("CM-4");

    /// <summary>The document ends in the middle of SS-3; the consultant's clauses stood on the pages that are missing.</summary>
    private static Text Lost { get; } = new("原文在展厅主管第3条处中断，其后的条款和销售顾问的职责都已遗失；接待客户离不开这项权限",
        "The document breaks off in SS-3: what follows it and the consultant's duties are lost, and nobody serves a customer without this right");
}
