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
        .Add(SeePeople, "查看员工与岗位", "See people and positions", Position.GeneralManager)
            .NeededFor("AD-2", "CM-1", "MM-1", "SM-2", "SS-2", "CSI-3").WithoutClause(Locked.Zh, Locked.En)
        .Add(KeepPeople, "维护员工、任岗与登录", "Keep people, their positions and sign-ins", Position.GeneralManager, Position.AdministrationOfficer)
            .NeededFor("CM-1").WithoutClause(Locked.Zh + "；原文没有人事岗位，由行政专员代办", Locked.En + "; the document has no personnel officer, so the administration officer does it")
        .Add(KeepPositions, "设置岗位", "Set up positions").NeededFor("GM-3")
        .Add(SeeRights, "查看权限", "See rights", Position.GeneralManager).NeededFor("AD-1", "CM-1").WithoutClause(Locked.Zh, Locked.En)
        .Add(ChangeRights, "调整权限与岗位职责", "Change rights, and which clauses positions hold", Position.GeneralManager).WithoutClause(Locked.Zh, Locked.En)
        .Add(KeepTokens, "维护 API 令牌", "Keep API tokens").NeededFor("GM-1", "CM-1")
        .Add(SeeAudit, "查看操作与登录记录", "See the audit trail and sign-ins").NeededFor("GM-1", "CM-1")
        .Add(KeepStore, "维护门店与工作日历", "Keep the store's settings and calendar").NeededFor("GM-3", "AD-1");

    private static Text Locked { get; } = new("总经理必须能调整人员和权限，否则全店可能被锁在系统之外",
        "The general manager must be able to change people and rights, or the store could be locked out of itself");
}
