using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Sales.Showroom;

/// <summary>
/// Who came to the demo's showroom in its year: every buyer and every prospect a first time, many of them again, others who left no data
/// or came on an errand. The same for the same story.
/// </summary>
internal sealed class DemoTraffic
{
    /// <summary>A group that came. Customer: whoever left his number.</summary>
    internal sealed record Visit(Guid Id, DateTimeOffset At, DateTimeOffset? LeftAt, string? Kind, int Party, Guid Consultant, string? Model, Guid? Customer)
    {
        /// <summary>Line of its day.</summary>
        public int Number { get; init; }

        /// <summary>The store's day.</summary>
        public DateOnly Day { get; init; }
    }

    private readonly DemoStory _story;
    private readonly Random _luck;
    private readonly Guid[] _sellers;
    private readonly string[] _models;

    private DemoTraffic(DemoStory story)
    {
        (_story, _luck) = (story, new(story.Seed));
        _sellers = [.. story.Staff.Where(p => p.Positions.Contains(Position.SalesConsultant)).Select(p => p.Id)];
        _models = [.. story.Stock.Select(v => v.ModelCode).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>All of them by day and time; none where nobody sells.</summary>
    public static IReadOnlyList<Visit> Of(DemoStory story)
    {
        var traffic = new DemoTraffic(story);
        if (traffic._sellers.Length == 0 || traffic._models.Length == 0) return [];
        return [.. traffic.Buyers().Concat(traffic.Prospects()).Concat(traffic.Others())
            .Where(v => story.Zone.DayOf(v.At) is var day && day <= story.Today && day > story.Today.AddDays(-365))
            .GroupBy(v => story.Zone.DayOf(v.At)).OrderBy(g => g.Key)
            .SelectMany(g => g.OrderBy(v => v.At).ThenBy(v => v.Id).Select((v, i) => v with { Day = g.Key, Number = i + 1 }))];
    }

    /// <summary>A buyer came first some days before his order, and on the day of the order again.</summary>
    private IEnumerable<Visit> Buyers() => _story.Sales.DistinctBy(s => s.CustomerId).SelectMany(s => new[]
    {
        Came(s.OrderedAt.AddDays(-_luck.Next(2, 16)).AddMinutes(-_luck.Next(10, 90)), VisitKind.First, s.ConsultantId, s.Vehicle.ModelCode, s.CustomerId),
        Came(s.OrderedAt.AddMinutes(-_luck.Next(30, 75)), VisitKind.Again, s.ConsultantId, s.Vehicle.ModelCode, s.CustomerId),
    });

    private IEnumerable<Visit> Prospects() => _story.Prospects.SelectMany(p =>
    {
        var first = Came(p.MetAt, VisitKind.First, p.ConsultantId, Model(), p.CustomerId);
        return _luck.NextDouble() < 0.22 ? new[] { first, Came(p.MetAt.AddDays(_luck.Next(2, 20)), VisitKind.Again, p.ConsultantId, first.Model, p.CustomerId) } : [first];
    });

    /// <summary>Who left no data, and who came for papers, a delivery or a look at his bill. Yesterday somebody forgot to ask, and nobody wrote when they left.</summary>
    private IEnumerable<Visit> Others()
    {
        for (var day = _story.Today.AddDays(-364); day <= _story.Today; day = day.AddDays(1))
        {
            var busy = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 2 : 1;
            var (unfiled, errands) = day == _story.Today ? (1, 1) : (_luck.Next(0, 3) * busy, _luck.Next(0, 3));
            for (var i = 0; i < unfiled; i++) yield return Came(At(day), VisitKind.First, Seller(), _luck.NextDouble() < 0.6 ? Model() : null, null);
            for (var i = 0; i < errands; i++) yield return Came(At(day), VisitKind.Errand, Seller(), null, null);
            if (day == _story.Today.AddDays(-1)) yield return Came(At(day), null, Seller(), null, null) with { LeftAt = null };
        }
    }

    private Visit Came(DateTimeOffset at, string? kind, Guid consultant, string? model, Guid? customer)
    {
        var stays = customer is null ? _luck.Next(4, kind == VisitKind.Errand ? 30 : 25) : _luck.Next(25, 110);
        // Whoever looks at cars this morning is still here: nobody knows at which hour the demo is opened.
        var here = _story.Zone.DayOf(at) == _story.Today && customer is not null;
        return new(DemoId.Of(_luck, at), at, here ? null : at.AddMinutes(stays), kind, _luck.NextDouble() switch { < 0.34 => 1, < 0.74 => 2, < 0.92 => 3, _ => 4 }, consultant, model, customer);
    }

    private DateTimeOffset At(DateOnly day) => _story.Zone.Instant(day.ToDateTime(new TimeOnly(9, 0)).AddMinutes(day == _story.Today ? -_luck.Next(1, 25) : _luck.Next(0, 520)));

    private Guid Seller() => _sellers[_luck.Next(_sellers.Length)];

    private string Model() => _models[_luck.Next(_models.Length)];
}
