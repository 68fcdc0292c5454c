namespace Dealership.Contracts;

/// <summary>
/// The positions (岗位) of the source document by the prefix of their clauses, and the ones its sales part names without
/// duties. A store may add its own: the codes are text, and Admin keeps the list.
/// </summary>
public static class Position
{
    /// <summary>总经理.</summary>
    public const string GeneralManager = "GM";
    /// <summary>市场经理.</summary>
    public const string MarketingManager = "MM";
    /// <summary>市场活动企划专员.</summary>
    public const string CampaignPlanner = "MP";
    /// <summary>市场活动执行专员.</summary>
    public const string CampaignExecutor = "ME";
    /// <summary>客户服务经理.</summary>
    public const string CustomerServiceManager = "CM";
    /// <summary>客服专员.</summary>
    public const string CustomerServiceOfficer = "CS";
    /// <summary>信息员.</summary>
    public const string InformationOfficer = "IO";
    /// <summary>CSI/SSI管理员.</summary>
    public const string SatisfactionOfficer = "CSI";
    /// <summary>行政专员.</summary>
    public const string AdministrationOfficer = "AD";
    /// <summary>销售经理.</summary>
    public const string SalesManager = "SM";
    /// <summary>展厅主管.</summary>
    public const string ShowroomSupervisor = "SS";
    /// <summary>销售顾问; named in the document, its duties are lost with the missing pages.</summary>
    public const string SalesConsultant = "SC";
    /// <summary>大客户主管; named in the document (SM-11), its own page is missing.</summary>
    public const string KeyAccountSupervisor = "KA";
    /// <summary>二网专员, who looks after what SM-10 answers for; its own page is missing.</summary>
    public const string SecondaryNetworkOfficer = "DN";
}
