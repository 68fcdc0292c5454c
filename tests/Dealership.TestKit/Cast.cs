using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.TestKit;

/// <summary>The known cast: one person for each position of a store in Shanghai, and a second consultant.</summary>
public static class Cast
{
    /// <summary>The store they work at.</summary>
    public const int Store = 1;

    /// <summary>Another store, whose rows nobody of the first may see.</summary>
    public const int OtherStore = 2;

    /// <summary>When every test begins: Wednesday, 4 March 2026, 10:00 in Shanghai.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 4, 2, 0, 0, TimeSpan.Zero);

    /// <summary>The store's time zone.</summary>
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>总经理.</summary>
    public static readonly DemoPerson Gao = Person(1, "高总", Position.GeneralManager);
    /// <summary>市场经理.</summary>
    public static readonly DemoPerson Mei = Person(2, "梅经理", Position.MarketingManager);
    /// <summary>客户服务经理.</summary>
    public static readonly DemoPerson Ke = Person(3, "柯经理", Position.CustomerServiceManager);
    /// <summary>客服专员.</summary>
    public static readonly DemoPerson Lin = Person(4, "林小芳", Position.CustomerServiceOfficer);
    /// <summary>信息员.</summary>
    public static readonly DemoPerson Xin = Person(5, "辛然", Position.InformationOfficer);
    /// <summary>CSI/SSI管理员.</summary>
    public static readonly DemoPerson Shu = Person(6, "舒敏", Position.SatisfactionOfficer);
    /// <summary>行政专员.</summary>
    public static readonly DemoPerson An = Person(7, "安静", Position.AdministrationOfficer);
    /// <summary>销售经理.</summary>
    public static readonly DemoPerson Song = Person(8, "宋经理", Position.SalesManager);
    /// <summary>展厅主管.</summary>
    public static readonly DemoPerson Zhan = Person(9, "詹主管", Position.ShowroomSupervisor);
    /// <summary>销售顾问.</summary>
    public static readonly DemoPerson Wei = Person(10, "魏强", Position.SalesConsultant);
    /// <summary>Another 销售顾问.</summary>
    public static readonly DemoPerson Hua = Person(11, "华丽", Position.SalesConsultant);
    /// <summary>市场活动企划专员 and 市场活动执行专员 in one person.</summary>
    public static readonly DemoPerson Du = Person(12, "杜鹃", Position.CampaignPlanner, Position.CampaignExecutor);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DemoPerson> All { get; } = [Gao, Mei, Ke, Lin, Xin, Shu, An, Song, Zhan, Wei, Hua, Du];

    /// <summary>A store with this cast, on its first morning: nothing sold yet.</summary>
    public static DemoStory FirstMorning(int store) =>
        new(store, store == Store ? "测试店" : "另一家店", new(2026, 3, 4), Zone, 1, [.. All.Select(p => p with { Id = AtStore(p.Id, store), Login = $"{p.Login}{(store == Store ? "" : store)}" })], [], []);

    /// <summary>The counterpart of a person of the cast at another store.</summary>
    public static Guid AtStore(Guid person, int store)
    {
        var bytes = person.ToByteArray();
        bytes[0] = (byte)store;
        return new(bytes);
    }

    private static DemoPerson Person(int number, string name, params string[] positions) =>
        new(new(Store, 0, 0, [0, 0, 0, 0, 0, 0, 0, (byte)number]), $"E{number:000}", name, positions[0].ToLowerInvariant() + number, positions);
}
