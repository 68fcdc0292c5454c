using System.Globalization;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.Market;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.LostDeals;

/// <summary>How the demo's cards that ended came to it: applied for, decided, some called once more, some back; four wait for a decision.</summary>
internal sealed class DemoLost(Db db)
{
    private const int FactsOfDays = 15;

    private const string Sql = """
        insert into sales.lost_applications (store_id, id, card_id, consultant_id, kind, reason, rival, note, again_on, level, contact_id, applied_at, applied_by, decided_at, decided_by, approved, decided_why, thawed_at)
        select @store, a.id, a.card, a.consultant, a.kind, a.reason, a.rival, '', a.again, a.level, a.contact, a.at, a.consultant, a.decided, case when a.decided is not null then @supervisor end, a.approved, a.why,
               case when a.again <= @today then a.again end
        from   unnest(@ids, @cards, @consultants, @kinds, @reasons, @rivals, @agains::date[], @levels, @contacts, @ats::timestamptz[], @decideds::timestamptz[], @approveds, @whys)
               as a(id, card, consultant, kind, reason, rival, again, level, contact, at, decided, approved, why)
        """;

    private const string CallsSql = """
        insert into sales.lost_calls (store_id, id, application_id, drawn_at, opens_at, due_at, called_at, called_by, how, reason, note)
        select @store, c.id, c.loss, c.drawn, c.opens, c.due, c.called, case when c.called is not null then @supervisor end, c.how, case when c.how = 'other-reason' then 'service' end, case when c.called is not null then '' end
        from   unnest(@ids, @losses, @drawns::timestamptz[], @opens::timestamptz[], @dues::timestamptz[], @calleds::timestamptz[], @hows) as c(id, loss, drawn, opens, due, called, how)
        """;

    private sealed record Loss(Guid Id, DemoCard Card, string Kind, LostReason Reason, string? Rival, DateOnly? Again, DateTimeOffset At, DateTimeOffset? Decided, bool? Approved);

    private sealed record Call(Guid Id, Loss Loss, DateTimeOffset Opens, DateTimeOffset Due, DateTimeOffset? At, string? How);

    public async Task Write(DemoStory story, IReadOnlyList<DemoCard> cards, Guid supervisor, DateTimeOffset now, CancellationToken ct)
    {
        var luck = new Random(story.Seed ^ 79);
        var losses = Ended(story, cards, luck).Concat(Waiting(story, cards, now, luck)).ToArray();
        if (losses.Length == 0) return;
        await db.Do(Sql, new
        {
            supervisor,
            today = story.Today,
            ids = losses.Select(l => l.Id).ToArray(),
            cards = losses.Select(l => l.Card.Id).ToArray(),
            consultants = losses.Select(l => l.Card.Visit.Consultant).ToArray(),
            kinds = losses.Select(l => l.Kind).ToArray(),
            reasons = losses.Select(l => l.Reason.Code).ToArray(),
            rivals = losses.Select(l => l.Rival).ToArray(),
            agains = losses.Select(l => l.Again?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ToArray(),
            levels = losses.Select(l => l.Card.Level).ToArray(),
            contacts = losses.Select(l => l.Card.Plans.LastOrDefault(p => p.Made is not null)?.Made!.Id).ToArray(),
            ats = losses.Select(l => l.At.UtcDateTime).ToArray(),
            decideds = losses.Select(l => l.Decided?.UtcDateTime).ToArray(),
            approveds = losses.Select(l => l.Approved).ToArray(),
            whys = losses.Select(l => l.Approved == false ? story.Language == "en" ? "Call with an offer once more" : "带上置换方案再联系一次" : null).ToArray(),
        }, ct);
        var calls = Calls(story, losses, now, luck);
        await db.Do(CallsSql, new
        {
            supervisor,
            ids = calls.Select(c => c.Id).ToArray(),
            losses = calls.Select(c => c.Loss.Id).ToArray(),
            drawns = calls.Select(c => c.Loss.Decided!.Value.UtcDateTime).ToArray(),
            opens = calls.Select(c => c.Opens.UtcDateTime).ToArray(),
            dues = calls.Select(c => c.Due.UtcDateTime).ToArray(),
            calleds = calls.Select(c => c.At?.UtcDateTime).ToArray(),
            hows = calls.Select(c => c.How).ToArray(),
        }, ct);
        Tell(losses, calls, supervisor, now);
        // Who said that he looks again, and whose purchase was put off to a day that came.
        foreach (var (loss, at) in calls.Where(c => c.How == LogLostCall.ComesBack).Select(c => (c.Loss, c.At!.Value))
            .Concat(losses.Where(l => l.Again > story.Today.AddDays(-20) && l.Again <= story.Today).Select(l => (l, story.Zone.Instant(l.Again!.Value.ToDateTime(new TimeOnly(8, 30)))))))
            await Revival.Of(db, loss.Card.Id, loss.Card.Level, story.Today, Level.All.Single(l => l.Code == loss.Card.Level).Days, story.Zone, at, supervisor, ct);
    }

    /// <summary>One in ten was refused once before.</summary>
    private static IEnumerable<Loss> Ended(DemoStory story, IReadOnlyList<DemoCard> cards, Random luck)
    {
        foreach (var card in cards.Where(c => c.Why is not null))
        {
            var (closed, lost) = (card.ClosedAt!.Value, card.Outcome == CardOutcome.Lost);
            var rival = lost && card.Why!.Rival ? story.Said(DemoRivals.All[luck.Next(DemoRivals.All.Length)].Name) : null;
            if (luck.NextDouble() < 0.1 && card.Plans.Count > 1)
                yield return new(DemoId.Of(luck, closed.AddDays(-9)), card, card.Outcome!, card.Why!, rival, card.Outcome == CardOutcome.Frozen ? story.Zone.DayOf(closed).AddDays(30) : null, closed.AddDays(-9), closed.AddDays(-8), false);
            yield return new(DemoId.Of(luck, closed), card, card.Outcome!, card.Why!, rival, card.Outcome == CardOutcome.Frozen ? story.Zone.DayOf(closed).AddDays(ApplyLost.PutOffDays) : null, closed.AddHours(-luck.Next(1, 20)), closed, true);
        }
    }

    private static IEnumerable<Loss> Waiting(DemoStory story, IReadOnlyList<DemoCard> cards, DateTimeOffset now, Random luck) => cards
        .Where(c => c.ClosedAt is null && c.Plans.LastOrDefault(p => p.Made is not null)?.Made is { How.Reached: true } made && made.At > now.AddDays(-3) && made.At < now.AddHours(-1))
        .Take(4).Select((c, i) => new Loss(DemoId.Of(luck, now), c, CardOutcome.Lost, LostReason.All[i], LostReason.All[i].Rival ? story.Said(DemoRivals.All[i].Name) : null, null, c.Plans.Last(p => p.Made is not null).Made!.At.AddMinutes(20), null, null));

    private static Call[] Calls(DemoStory story, Loss[] losses, DateTimeOffset now, Random luck) =>
    [
        .. losses.Where(l => l is { Approved: true, Kind: CardOutcome.Lost } && DecideLost.Drawn(l.Id, 33)).Select(l =>
        {
            var day = story.Zone.DayOf(l.Decided!.Value);
            var at = story.Zone.Instant(day.AddDays(DecideLost.CallFrom + luck.Next(0, 9)).ToDateTime(new TimeOnly(14, 0))).AddMinutes(luck.Next(0, 150));
            var how = luck.NextDouble() switch { < 0.6 => LogLostCall.Confirmed, < 0.76 => LogLostCall.OtherReason, < 0.8 => LogLostCall.ComesBack, _ => LogLostCall.NotReached };
            return new Call(DemoId.Of(luck, l.Decided.Value), l, story.Zone.Instant(day.AddDays(DecideLost.CallFrom).ToDateTime(new TimeOnly(9, 0))), story.Zone.EndOf(day.AddDays(DecideLost.CallUntil)),
                at < now ? at : null, at < now ? how : null);
        }),
    ];

    private void Tell(Loss[] losses, Call[] calls, Guid supervisor, DateTimeOffset now)
    {
        foreach (var l in losses.Where(l => l.At > now.AddDays(-FactsOfDays)).OrderBy(l => l.At))
        {
            db.Tell(new LostApplied(l.Id, l.Card.Id, l.Card.Visit.Consultant, l.Kind, l.Card.Visit.Consultant, false, l.At), l.Card.Id);
            if (l.Decided is { } decided) db.Tell(new LostDecided(l.Id, l.Card.Id, l.Card.Visit.Consultant, false, l.Approved!.Value, l.Kind, l.Reason.Code, l.Rival, l.Card.Level, decided, supervisor), l.Card.Id);
        }
        foreach (var c in calls.Where(c => c.Due > now.AddDays(-FactsOfDays)))
        {
            db.Tell(new LostCallDrawn(c.Id, c.Loss.Id, c.Loss.Card.Visit.Consultant, c.Opens, c.Due), c.Loss.Card.Id);
            if (c.At is { } at) db.Tell(new LostCallMade(c.Id, c.Loss.Id, c.How!, at, supervisor), c.Loss.Card.Id);
        }
    }
}
