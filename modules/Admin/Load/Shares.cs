using Dealership.Contracts;

namespace Dealership.Admin.Load;

/// <summary>
/// Gives every occurrence to whoever will have it: its holder, else in equal parts those in the position or standing in for it; on
/// days of leave the substitute.
/// </summary>
internal sealed class Shares(IReadOnlyList<Person> people, IReadOnlyList<Post> posts, IReadOnlyList<Absence> absences, IReadOnlyDictionary<string, Effort> efforts)
{
    private const int Named = 3;

    private readonly Dictionary<string, Post> _posts = posts.ToDictionary(p => p.Code);
    private readonly ILookup<string, Guid> _holders = people.SelectMany(p => p.Codes.Select(code => (code, p.Id))).ToLookup(h => h.code, h => h.Id);
    private readonly HashSet<Guid> _here = [.. people.Select(p => p.Id)];
    private readonly Dictionary<(DateOnly Day, Guid Person, string Position), Guid> _substitutes = absences.DistinctBy(a => (a.Day, a.PersonId, a.PositionCode)).ToDictionary(a => (a.Day, a.PersonId, a.PositionCode), a => a.SubstituteId);
    private readonly Dictionary<(Guid Person, Kind Kind, string Clause), double> _times = [];
    private double _unheld;

    /// <summary>Minutes that fall to nobody.</summary>
    public int Unheld => (int)Math.Round(_unheld);

    /// <summary>What is not of one day is the week's: a seventh of it each day.</summary>
    public void Add(Kind kind, string clause, string position, Guid? holder, double number, DateOnly monday)
    {
        for (var day = 0; day < 7; day++) AddOn(monday.AddDays(day), kind, clause, position, holder, number / 7);
    }

    public void AddOn(DateOnly day, Kind kind, string clause, string position, Guid? holder, double number)
    {
        var kept = _posts.GetValueOrDefault(position)?.Keeper ?? position;
        Guid[] to = holder is { } named && _here.Contains(named) ? [named] : [.. _holders[kept]];
        if (to.Length == 0) _unheld += number * Minutes(clause);
        foreach (var person in to.Select(p => _substitutes.TryGetValue((day, p, kept), out var substitute) ? substitute : p))
            _times[(person, kind, clause)] = _times.GetValueOrDefault((person, kind, clause)) + number / to.Length;
    }

    public string DepartmentOf(Person person) => _posts[person.Codes[0]].Department;

    /// <summary>On leave: somebody else has all his positions on that day.</summary>
    public bool IsAway(Person person, DateOnly day) => person.Codes.All(code => _substitutes.ContainsKey((day, person.Id, code)));

    public WeekLoad.Line Of(Person person, int hours)
    {
        var mine = _times.Where(t => t.Key.Person == person.Id).ToArray();
        int Sum(Kind kind) => (int)Math.Round(mine.Where(t => t.Key.Kind == kind).Sum(t => t.Value * Minutes(t.Key.Clause)));
        var heaviest = mine.Where(t => t.Key.Kind == Kind.Scheduled).Select(t => new WeekLoad.Part(t.Key.Clause, t.Value, (int)Math.Round(t.Value * Minutes(t.Key.Clause))))
            .OrderByDescending(p => p.Minutes).ThenBy(p => p.Clause, StringComparer.Ordinal).Take(Named);
        return new(person.Id, person.Name, [.. person.Zh.Zip(person.En, (zh, en) => new Text(zh, en))], Sum(Kind.Open), Sum(Kind.Scheduled), Sum(Kind.Usual), hours, [.. heaviest]);
    }

    /// <summary>A clause whose department was taken out still takes what is usual.</summary>
    private int Minutes(string clause) => efforts.TryGetValue(clause, out var effort) ? effort.Minutes : Effort.Usual;
}
