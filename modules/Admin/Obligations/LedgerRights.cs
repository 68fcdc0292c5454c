using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Obligations;

/// <summary>Who may look into the ledger and decide in it. One's own desk and one's own obligations are open to everybody.</summary>
internal sealed class LedgerRights : IRights
{
    public const string SeeRegister = "admin.register.see";
    public const string SeeObligations = "admin.obligations.see";
    public const string DecideExemptions = "admin.exemptions.decide";
    public const string ConfirmCadence = "admin.cadence.confirm";

    public void Declare(RightsBook book) => book
        .Add(SeeRegister, "查看职责总表", "See the register of duties", Position.GeneralManager, Position.MarketingManager, Position.CampaignPlanner,
            Position.CampaignExecutor, Position.CustomerServiceManager, Position.CustomerServiceOfficer, Position.InformationOfficer,
            Position.SatisfactionOfficer, Position.AdministrationOfficer, Position.SalesManager, Position.ShowroomSupervisor, Position.SalesConsultant)
            .WithoutClause("人人都要知道自己和同事负责什么，不需要哪条职责来授权", "Everybody must know what he and his colleagues answer for; no clause is needed")
        .Add(SeeObligations, "查看全店待办与凭证", "See everybody's obligations and evidence").NeededFor("GM-1", "AD-4", "SM-4", "MM-1", "CM-3", "CSI-4")
        .Add(DecideExemptions, "审批豁免", "Decide on exemptions").NeededFor("GM-1", "SM-1", "MM-1", "CM-3", "SS-2")
        .Add(ConfirmCadence, "确认职责频次", "Confirm the cadence of duties").NeededFor("GM-3");
}
