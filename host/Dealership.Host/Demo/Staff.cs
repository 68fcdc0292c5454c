using System.Globalization;
using Bogus;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Host.Demo;

/// <summary>Who works at the store: every position of the document is held, one person holds two.</summary>
internal sealed class Staff
{
    private static readonly string[][] Places =
    [
        [Position.GeneralManager], [Position.SalesManager], [Position.ShowroomSupervisor], [Position.MarketingManager],
        [Position.CampaignPlanner, Position.CampaignExecutor], [Position.CampaignExecutor], [Position.CustomerServiceManager],
        [Position.CustomerServiceOfficer], [Position.CustomerServiceOfficer], [Position.InformationOfficer], [Position.SatisfactionOfficer],
        [Position.AdministrationOfficer],
        .. Enumerable.Repeat<string[]>([Position.SalesConsultant], 7),
        [Position.KeyAccountSupervisor], [Position.SecondaryNetworkOfficer],
    ];

    // The best seller sells three times what the newest one does.
    private static readonly Odds<int> Sellers = new((0, 0.22), (1, 0.18), (2, 0.16), (3, 0.14), (4, 0.12), (5, 0.1), (6, 0.08));

    // What buyers think of each, in points of ten: the fastest seller is not the kindest.
    private static readonly double[] Manners = [-0.35, 0.2, 0.1, 0, 0.15, 0.05, -0.1];

    private readonly string[] _advisers;
    private readonly DemoPerson[] _officers, _consultants;
    private readonly DemoPerson _satisfaction;

    public Staff(Setting setting, Names names)
    {
        All = Hire(setting, names);
        _advisers = Advisers(setting, names);
        _officers = Holding(Position.CustomerServiceOfficer);
        _consultants = Holding(Position.SalesConsultant);
        _satisfaction = Holding(Position.SatisfactionOfficer)[0];
    }

    /// <summary>All of them, the general manager first.</summary>
    public IReadOnlyList<DemoPerson> All { get; }

    /// <summary>Who asks about satisfaction.</summary>
    public Guid SatisfactionOfficer => _satisfaction.Id;

    /// <summary>One of the two who call buyers.</summary>
    public Guid Officer(Randomizer dice) => dice.ArrayElement(_officers).Id;

    /// <summary>Who sells, and what buyers think of his manners, in points of ten.</summary>
    public (Guid Id, double Manners) Consultant(Randomizer dice)
    {
        var index = Sellers.Draw(dice);
        return (_consultants[index].Id, Manners[index]);
    }

    /// <summary>The workshop's adviser who meets the buyer of this sale; the workshop is not among the document's positions.</summary>
    public string Adviser(int sale) => _advisers[sale % _advisers.Length];

    /// <summary>Three, on dice of their own, so that the staff keep their names.</summary>
    private string[] Advisers(Setting setting, Names names)
    {
        var dice = setting.Dice(Part.Staff, 1);
        var taken = All.Select(p => p.Name).ToHashSet();
        var advisers = new List<string>();
        while (advisers.Count < 3)
            if (names.Draw(dice) is var name && taken.Add(name)) advisers.Add(name);
        return [.. advisers];
    }

    private static DemoPerson[] Hire(Setting setting, Names names)
    {
        var (dice, taken, people) = (setting.Dice(Part.Staff), new HashSet<string>(), new DemoPerson[Places.Length]);
        for (var i = 0; i < Places.Length; i++)
        {
            string name;
            // People are found by name: two of the same name would be none.
            do name = names.Draw(dice); while (!taken.Add(name));
            var number = string.Create(CultureInfo.InvariantCulture, $"E{i + 1:000}");
            people[i] = new(setting.Id(Part.Staff, i, setting.At(setting.FirstDay.AddDays(-90), new(9, 0))), number, name, Login(setting, i), Places[i]);
        }
        return people;
    }

    /// <summary>The position, numbered where several hold it: gm, cs1, cs2; with the store before it outside the first.</summary>
    private static string Login(Setting setting, int index)
    {
        var position = Places[index][0];
        var same = Enumerable.Range(0, Places.Length).Where(i => Places[i][0] == position).ToArray();
        var number = same.Length > 1 ? (Array.IndexOf(same, index) + 1).ToString(CultureInfo.InvariantCulture) : "";
        var store = setting.StoreId == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"s{setting.StoreId}");
        return store + position.ToLowerInvariant() + number;
    }

    private DemoPerson[] Holding(string position) => [.. All.Where(p => p.Positions.Contains(position))];
}
