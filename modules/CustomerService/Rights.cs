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
        .Add(SeeCustomers, "查看客户（脱敏）", "See customers (masked)", Position.CustomerServiceManager, Position.CustomerServiceOfficer,
            Position.InformationOfficer, Position.SatisfactionOfficer, Position.SalesManager, Position.ShowroomSupervisor, Position.SalesConsultant)
        .Add(AddCustomers, "登记和更正客户", "Register and correct customers", Position.CustomerServiceManager, Position.CustomerServiceOfficer,
            Position.InformationOfficer, Position.SalesManager, Position.ShowroomSupervisor, Position.SalesConsultant)
        .Add(RevealCustomers, "查看客户完整电话（留痕）", "See a customer's full number (logged)", Position.CustomerServiceManager,
            Position.CustomerServiceOfficer, Position.InformationOfficer)
        .Add(ContactCustomers, "因待办查看客户电话（留痕）", "See the number of a customer one has a task on (logged)", Position.CustomerServiceManager,
            Position.CustomerServiceOfficer, Position.InformationOfficer, Position.SatisfactionOfficer, Position.SalesManager,
            Position.ShowroomSupervisor, Position.SalesConsultant)
        .Add(KeepConsents, "登记同意与拒绝联系", "Keep consents and do-not-contact", Position.CustomerServiceManager, Position.CustomerServiceOfficer,
            Position.InformationOfficer, Position.SatisfactionOfficer, Position.SalesConsultant)
        .Add(MergeCustomers, "合并客户", "Merge customers", Position.CustomerServiceManager)
        .Add(ImportCustomers, "导入客户", "Import customers", Position.CustomerServiceManager, Position.InformationOfficer)
        .Add(ExportCustomers, "导出客户（脱敏）", "Export customers (masked)", Position.CustomerServiceManager);

    private static RightsBook FollowUps(RightsBook book) => book
        .Add(SeeFollowUps, "查看交车后跟踪", "See follow-ups", Position.CustomerServiceManager, Position.CustomerServiceOfficer,
            Position.InformationOfficer, Position.GeneralManager)
        .Add(Call, "登记跟踪电话", "Log follow-up calls", Position.CustomerServiceManager, Position.CustomerServiceOfficer)
        .Add(VoidCalls, "作废他人的通话、逾期关闭跟踪", "Void others' calls, close follow-ups late", Position.CustomerServiceManager);

    private static RightsBook Complaints(RightsBook book) => book
        .Add(SeeComplaints, "查看投诉", "See complaints", Position.CustomerServiceManager, Position.CustomerServiceOfficer,
            Position.InformationOfficer, Position.SalesManager, Position.GeneralManager)
        .Add(SeeAllComplaints, "查看全部投诉", "See all complaints", Position.CustomerServiceManager, Position.CustomerServiceOfficer, Position.InformationOfficer)
        .Add(SeeSalesComplaints, "查看销售部的投诉", "See complaints for Sales", Position.SalesManager)
        .Add(OpenComplaints, "登记投诉", "Open complaints", Position.CustomerServiceManager, Position.CustomerServiceOfficer,
            Position.InformationOfficer, Position.SalesManager, Position.ShowroomSupervisor)
        .Add(HandleComplaints, "处理投诉", "Handle complaints", Position.CustomerServiceManager, Position.SalesManager)
        .Add(SetLimits, "设定投诉时限", "Set the limits of complaints", Position.CustomerServiceManager);
}
