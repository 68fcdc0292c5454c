using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Permissions;

/// <summary>
/// Who keeps the store's people. The document makes the customer service manager answer for the information system (CM-1)
/// and the administration officer for its papers; what decides about rights themselves stays with the general manager.
/// </summary>
internal sealed class Rights : IRights
{
    public const string SeePeople = "admin.people.see";
    public const string KeepPeople = "admin.people.keep";
    public const string KeepPositions = "admin.positions.keep";
    public const string SeeRights = "admin.rights.see";
    public const string ChangeRights = "admin.rights.change";
    public const string KeepTokens = "admin.tokens.keep";
    public const string SeeAudit = "admin.audit.see";
    public const string KeepStore = "admin.store.keep";

    /// <summary>Without these the general manager could lock the whole store out of itself.</summary>
    public static IReadOnlyCollection<string> NeverTakenFromGeneralManager { get; } = [SeePeople, KeepPeople, SeeRights, ChangeRights];

    public void Declare(RightsBook book) => book
        .Add(SeePeople, "查看员工与岗位", "See people and positions", Position.GeneralManager, Position.AdministrationOfficer,
            Position.CustomerServiceManager, Position.MarketingManager, Position.SalesManager, Position.ShowroomSupervisor, Position.SatisfactionOfficer)
        .Add(KeepPeople, "维护员工、任岗与登录", "Keep people, their positions and sign-ins", Position.GeneralManager,
            Position.AdministrationOfficer, Position.CustomerServiceManager)
        .Add(KeepPositions, "设置岗位", "Set up positions", Position.GeneralManager)
        .Add(SeeRights, "查看权限", "See rights", Position.GeneralManager, Position.AdministrationOfficer, Position.CustomerServiceManager)
        .Add(ChangeRights, "调整权限", "Change rights", Position.GeneralManager)
        .Add(KeepTokens, "维护 API 令牌", "Keep API tokens", Position.GeneralManager, Position.CustomerServiceManager)
        .Add(SeeAudit, "查看操作与登录记录", "See the audit trail and sign-ins", Position.GeneralManager, Position.CustomerServiceManager)
        .Add(KeepStore, "维护门店与工作日历", "Keep the store's settings and calendar", Position.GeneralManager, Position.AdministrationOfficer);
}
