using System.Globalization;
using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.Network;

/// <summary>The months of the demo's dealers: reconciled and assessed by what was sold, the running one still to do. Facts are told of the last month and this one.</summary>
internal sealed class DemoDealerMonths(Db db)
{
    private const string MonthsSql = """
        insert into sales.secondary_months (store_id, id, dealer_id, month, opened_at, due_at)
        select @store, m.id, m.dealer, m.month::date, m.opened, m.due from unnest(@ids, @dealers, @months, @openeds::timestamptz[], @dues::timestamptz[]) as m(id, dealer, month, opened, due)
        """;

    private const string SheetsSql = """
        insert into sales.secondary_reconciliations (store_id, id, month_id, cars_ours, cars_found, held_ours, held_theirs, drawn_at, drawn_by, signed_at, signed_by, their_signer)
        select @store, r.id, r.month, r.cars, r.cars, r.held, r.held, r.at - interval '3 hours', @officer, r.at, @officer, r.signer
        from   unnest(@sheets, @ids, @cars, @helds::numeric[], @ats::timestamptz[], @signers) as r(id, month, cars, held, at, signer);
        insert into sales.secondary_assessments (store_id, id, month_id, score, grade, note, at, by_person)
        select @store, a.id, a.month, a.score, a.grade, a.note, a.at + interval '1 hour', @officer from unnest(@assessments, @ids, @scores, @grades, @notes, @ats::timestamptz[]) as a(id, month, score, grade, note, at);
        insert into sales.secondary_assessment_lines (store_id, assessment_id, item, weight, points, part, whole)
        select @store, l.assessment, l.item, l.weight, l.points, l.part, l.whole from unnest(@of, @items, @weights, @points::numeric[], @parts, @wholes) as l(assessment, item, weight, points, part, whole);
        insert into sales.secondary_closings (store_id, id, month, at, by_person) select @store, c.id, c.month::date, c.at, @officer from unnest(@closings, @closed, @closedAts::timestamptz[]) as c(id, month, at)
        """;

    private const string RectifySql = "insert into sales.secondary_rectifications (store_id, id, dealer_id, assessment_id, due_at) values (@store, @id, @dealer, @assessment, @due)";

    private sealed record Month(Guid Id, DemoNetwork.Dealer Dealer, DateOnly First, DateTimeOffset Opened, DateTimeOffset Due, DateTimeOffset At, Guid Sheet, Guid AssessmentId, int Cars, Assessment Score)
    {
        public string Grade => NetworkRules.Trade.Grade(Score.Score);
    }

    private static readonly Text[] Notes =
    [
        new("陈列规范，资料当天上报，继续保持", "Display as prescribed, buyers reported the same day; go on like this"), new("销量平稳，老库龄车要优先推", "Sales are steady; the oldest cars should be pushed first"),
        new("报价偏离指导、上报慢，限期整改", "Quotes stray from the list, reports are slow: to be put right"),
    ];

    public async Task Write(DemoStory story, DemoNetwork.Dealer[] dealers, IReadOnlyList<DemoNetwork.Placed> cars, Guid officer, Random luck, DateTimeOffset now, CancellationToken ct)
    {
        var running = new DateOnly(story.Today.Year, story.Today.Month, 1);
        var months = dealers.SelectMany(d => Enumerable.Range(0, 6).Select(back => running.AddMonths(-back)).Where(m => story.Zone.DayOf(d.Started(now)) < m || m == running).Select(m => Of(story, d, m, cars, luck))).OrderBy(m => m.First).ToArray();
        await db.Do(MonthsSql, new
        {
            ids = months.Select(m => m.Id).ToArray(),
            dealers = months.Select(m => m.Dealer.Id).ToArray(),
            months = months.Select(m => Day(m.First)).ToArray(),
            openeds = months.Select(m => m.Opened.UtcDateTime).ToArray(),
            dues = months.Select(m => m.Due.UtcDateTime).ToArray(),
        }, ct);
        var done = months.Where(m => m.First < running).ToArray();
        var closings = done.GroupBy(m => m.First).Select(g => (First: g.Key, Id: DemoId.Of(luck, g.Max(m => m.At)), At: g.Max(m => m.At).AddHours(1))).ToArray();
        await db.Do(SheetsSql, Sheets(story, done, closings, officer), ct);
        foreach (var month in months.Where(m => m.First >= running.AddMonths(-1)))
        {
            db.Tell(new SecondaryMonthOpened(month.Id, month.Dealer.Id, officer, month.Due), month.Id);
            if (month.First == running) continue;
            db.Tell(new SecondaryReconciled(month.Id, month.Sheet, month.At, officer), month.Id);
            db.Tell(new SecondaryDealerAssessed(month.Id, month.AssessmentId, month.Dealer.Id, month.Score.Score, month.Grade, month.At.AddHours(1), officer), month.Id);
        }
        foreach (var closing in closings.Where(c => c.First == running.AddMonths(-1))) db.Tell(new SecondaryMonthCompleted(closing.Id, closing.At, officer), closing.Id);
        foreach (var month in done.Where(m => m.First == running.AddMonths(-1) && m.Grade is "C" or "D"))
        {
            var (id, due) = (DemoId.Of(luck, month.At), month.At.AddDays(NetworkRules.Trade.RectifyDays));
            await db.Do(RectifySql, new { id, dealer = month.Dealer.Id, assessment = month.AssessmentId, due = due.UtcDateTime }, ct);
            db.Tell(new SecondaryRectificationOwed(id, month.Dealer.Id, officer, due), month.Dealer.Id);
        }
    }

    private static Month Of(DemoStory story, DemoNetwork.Dealer dealer, DateOnly first, IReadOnlyList<DemoNetwork.Placed> cars, Random luck)
    {
        var (from, until) = (story.Zone.Instant(first.ToDateTime(TimeOnly.MinValue)), story.Zone.Instant(first.AddMonths(1).ToDateTime(TimeOnly.MinValue)));
        var due = story.Zone.Instant(first.AddMonths(1).AddDays(-2).ToDateTime(new TimeOnly(17, 0)));
        var at = due.AddHours(-luck.Next(2, 28));
        var sold = cars.Where(c => c.Dealer == dealer && c.SoldAt >= from && c.SoldAt < until).ToArray();
        var there = cars.Where(c => c.Dealer == dealer && c.At < at && !(c.SoldAt < at)).ToArray();
        var seen = dealer.Manner switch { 0 => new Assessment.Seen(15, 9, 5), 1 => new(12, 8, 4), _ => new Assessment.Seen(6, 6, 3) };
        var score = Assessment.Of(NetworkRules.Trade, new(sold.Length, dealer.Target, there.Length, there.Count(c => c.At > at.AddDays(-NetworkRules.Trade.AgedDays)), sold.Count(c => c.InTime), 0), seen);
        return new(DemoId.Of(luck, from), dealer, first, from.AddHours(1), due, at, DemoId.Of(luck, at), DemoId.Of(luck, at), there.Length, score);
    }

    private static object Sheets(DemoStory story, Month[] done, (DateOnly First, Guid Id, DateTimeOffset At)[] closings, Guid officer)
    {
        var lines = done.SelectMany(m => m.Score.Lines.Select(l => (m.AssessmentId, Line: l))).ToArray();
        return new
        {
            officer,
            ids = done.Select(m => m.Id).ToArray(),
            sheets = done.Select(m => m.Sheet).ToArray(),
            cars = done.Select(m => m.Cars).ToArray(),
            helds = done.Select(m => m.Dealer.Deposit).ToArray(),
            ats = done.Select(m => m.At.UtcDateTime).ToArray(),
            signers = done.Select(m => story.Said(m.Dealer.Owner)).ToArray(),
            assessments = done.Select(m => m.AssessmentId).ToArray(),
            scores = done.Select(m => m.Score.Score).ToArray(),
            grades = done.Select(m => m.Grade).ToArray(),
            notes = done.Select(m => story.Said(Notes[m.Grade switch { "A" => 0, "B" => 1, _ => 2 }])).ToArray(),
            of = lines.Select(l => l.AssessmentId).ToArray(),
            items = lines.Select(l => l.Line.Item).ToArray(),
            weights = lines.Select(l => l.Line.Weight).ToArray(),
            points = lines.Select(l => l.Line.Points).ToArray(),
            parts = lines.Select(l => l.Line.Part).ToArray(),
            wholes = lines.Select(l => l.Line.Whole).ToArray(),
            closings = closings.Select(c => c.Id).ToArray(),
            closed = closings.Select(c => Day(c.First)).ToArray(),
            closedAts = closings.Select(c => c.At.UtcDateTime).ToArray(),
        };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
