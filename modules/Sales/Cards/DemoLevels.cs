using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.Cards;

/// <summary>Who is called hot in the demo's last two weeks, and what the supervisor said to it the next morning; the latest wait for her word.</summary>
internal sealed class DemoLevels(Db db)
{
    private const int Days = 15;

    private const string Sql = """
        insert into sales.level_checks (store_id, id, card_id, level_before, claimed_at, claimed_by, level_after, at, by_person)
        select @store, c.id, c.card, 'H', c.claimed, c.consultant, case when c.at is not null then 'H' end, c.at, case when c.at is not null then @supervisor end
        from   unnest(@ids, @cards, @consultants, @claimeds::timestamptz[], @ats::timestamptz[]) as c(id, card, consultant, claimed, at)
        """;

    public async Task Write(DemoStory story, IReadOnlyList<DemoCard> cards, Guid supervisor, DateTimeOffset now, CancellationToken ct)
    {
        var hot = cards.Where(c => c.ClosedAt is null && c.Level == Level.Hottest).Select(c => (Card: c, At: Since(c))).Where(h => h.At > now.AddDays(-Days)).Select(h =>
        {
            var morning = story.Zone.Instant(story.Zone.DayOf(h.At).AddDays(1).ToDateTime(new TimeOnly(9, 40)));
            return (h.Card, h.At, Id: DemoId.Of(new Random(h.Card.Id.GetHashCode()), h.At), Said: morning < now ? morning : (DateTimeOffset?)null);
        }).ToArray();
        await db.Do(Sql, new
        {
            supervisor,
            ids = hot.Select(h => h.Id).ToArray(),
            cards = hot.Select(h => h.Card.Id).ToArray(),
            consultants = hot.Select(h => h.Card.Visit.Consultant).ToArray(),
            claimeds = hot.Select(h => h.At.UtcDateTime).ToArray(),
            ats = hot.Select(h => h.Said?.UtcDateTime).ToArray(),
        }, ct);
        foreach (var (card, at, id, said) in hot)
        {
            db.Tell(new LevelClaimed(id, card.Id, card.Visit.Consultant, Level.Hottest, at, card.Visit.Consultant), card.Id);
            if (said is { } then) db.Tell(new LevelConfirmed(id, card.Id, card.Visit.Consultant, Level.Hottest, Level.Hottest, Unasked: false, then, supervisor), card.Id);
        }
    }

    /// <summary>When he last became hot.</summary>
    private static DateTimeOffset Since(DemoCard card) => card.Plans.LastOrDefault(p => p.Made is { After: Level.Hottest, Before: not Level.Hottest })?.Made!.At ?? card.Visit.At;
}
