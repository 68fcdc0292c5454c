using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Sales.LostDeals;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.Cards;

/// <summary>One card of the demo and what became of it: contacts at about the interval of its level, until he ordered, was given up, or today.</summary>
internal sealed record DemoCard(Guid Id, DemoTraffic.Visit Visit, string First, string Level, DateTimeOffset ContactedAt, DateTimeOffset? ClosedAt, string? Outcome, LostReason? Why, Guid? OrderId, IReadOnlyList<DemoCard.Plan> Plans)
{
    /// <summary>A contact owed; nothing made and not dropped is what is owed now.</summary>
    internal sealed record Plan(Guid Id, string Level, DateTimeOffset MadeAt, DateOnly DueOn, Contact? Made, DateTimeOffset? DroppedAt);

    internal sealed record Contact(Guid Id, DateTimeOffset At, HowItWent How, Text Note, string Before, string After);

    private static readonly string[] Lost = ["price-rival", "price-rival", "price-offer", "trade-in", "config", "rival", "rival", "no-car", "elsewhere", "loan", "family", "service", "invalid"],
        PutOff = ["postponed", "postponed", "quota", "loan"], Gone = ["unreachable"];

    private static readonly Text[] Notes =
    [
        new("对比了两家报价，想再看看内饰", "Compares two offers, wants to see the interior again"), new("周末带家人来试驾", "Comes with the family at the weekend for a drive"), new("关心置换价", "Asks what his old car is worth"),
        new("等年终奖再定", "Waits for the bonus"), new("问有没有白色现车", "Asks for a white one in stock"), new("", ""), new("", ""),
    ];

    /// <summary>What became of a customer who left his number on a first visit.</summary>
    public static DemoCard Of(DemoStory story, DemoTraffic.Visit visit, DemoSale? sale, DateTimeOffset now, Random luck)
    {
        var level = sale is not null ? luck.NextDouble() < 0.6 ? "H" : "A" : luck.NextDouble() switch { < 0.16 => "H", < 0.46 => "A", < 0.78 => "B", < 0.97 => "C", _ => "N" };
        var (first, at, plans, patience) = (level, visit.At.AddMinutes(30), new List<Plan>(), luck.Next(1, 6));
        while (true)
        {
            var days = Cards.Level.All.Single(l => l.Code == level).Days;
            var due = story.Zone.DayOf(at).AddDays(Math.Max(1, days - (luck.NextDouble() < 0.3 ? luck.Next(0, 3) : 0)));
            // One in twelve is made late, and who buys orders before he would have been called.
            var made = story.Zone.Instant(due.AddDays(luck.NextDouble() < 0.92 ? 0 : luck.Next(1, 4)).ToDateTime(new TimeOnly(9, 5)).AddMinutes(luck.Next(0, 520)));
            var id = DemoId.Of(luck, at);
            if (sale?.OrderedAt <= made) return Ended(plans, id, sale.OrderedAt, CardOutcome.Ordered, null, sale.OrderId);
            // Nobody rings for ever: who cools down is given up sooner.
            if (sale is null && plans.Count >= (level is "C" or "N" ? Math.Min(patience, 2) : patience) && made < now.AddDays(-3)) return GivenUp(plans, id, made);
            // Somebody was forgotten.
            var forgotten = sale is null && made < now.AddDays(-16) && made > now.AddDays(-40) && luck.NextDouble() < 0.03;
            if (made >= now || forgotten) return new(Card(), visit, first, level, plans is [] ? visit.At : plans[^1].Made!.At, null, null, null, null, [.. plans, new(id, level, at, due, null, null)]);
            var how = HowItWent.All[luck.NextDouble() switch { < 0.5 => 0, < 0.74 => 1, < 0.82 => 2, < 0.98 => 4, _ => 5 }];
            var after = !how.Reached || luck.NextDouble() < 0.62 ? level : Cards.Level.All[Math.Clamp(Cards.Level.All.TakeWhile(l => l.Code != level).Count() + (luck.NextDouble() < 0.7 ? 1 : -1), 0, 4)].Code;
            plans.Add(new(id, level, at, due, new(DemoId.Of(luck, made), made, how, how.Reached ? Notes[luck.Next(Notes.Length)] : new("", ""), level, after), null));
            (level, at) = (after, made);
        }

        DemoCard GivenUp(List<Plan> before, Guid plan, DateTimeOffset closed)
        {
            var (kind, reasons) = luck.NextDouble() switch { < 0.7 => (CardOutcome.Lost, Lost), < 0.87 => (CardOutcome.Frozen, PutOff), _ => (CardOutcome.OutOfContact, Gone) };
            return Ended(before, plan, closed, kind, LostReason.Of(reasons[luck.Next(reasons.Length)]), null);
        }

        DemoCard Ended(List<Plan> before, Guid plan, DateTimeOffset closed, string outcome, LostReason? why, Guid? order) =>
            new(Card(), visit, first, level, before is [] ? visit.At : before[^1].Made!.At, closed, outcome, why, order, [.. before, new(plan, level, at, story.Zone.DayOf(closed), null, closed)]);

        Guid Card() => DemoId.Of(luck, visit.At);
    }
}
