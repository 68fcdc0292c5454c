using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.Appraisal;

/// <summary>What followed the demo's scores: result, talk, signature, and an appeal.</summary>
internal sealed class DemoTalk(Db db, DemoStory story, Random luck, Guid manager, Guid general)
{
    private const string ConfirmSql = """
        insert into sales.appraisal_confirmations (store_id, id, appraisal_id, score, grade, weighed, vetoed, at, by_person) values (@store, @id, @sheet, @Score, @Grade, @Weighed, @Vetoed, @at, @by)
        """;

    private const string TalkSql = """
        insert into sales.appraisal_interviews (store_id, id, appraisal_id, held_on, said, agreed, at, by_person) values (@store, @id, @sheet, @on, @said, @agreed, @at, @by)
        """;

    private const string SeenSql = "insert into sales.appraisal_seen (store_id, id, appraisal_id, confirmation_id, words, at) values (@store, @id, @sheet, @confirmation, '', @at)";

    private const string AppealSql = """
        insert into sales.appraisal_appeals (store_id, id, appraisal_id, words, at, decided_at, decided_by, upheld, decision) values (@store, @id, @sheet, @words, @at, @decided, @by, @upheld, @decision)
        """;

    private DateTimeOffset Now { get; } = story.Zone.Instant(story.Today.ToDateTime(new TimeOnly(9, 0)));

    public async Task Write(DemoSheet sheet, DateOnly month, int place, DateTimeOffset at, CancellationToken ct)
    {
        var (lines, grades) = await SheetLines.Of(db, sheet.Id, ct);
        var (id, by) = (DemoId.Of(luck, at), sheet.ByGeneral ? general : manager);
        var result = SheetLines.Result(lines, grades);
        await db.Do(ConfirmSql, new { id, sheet = sheet.Id, result.Score, result.Grade, result.Weighed, result.Vetoed, at, by }, ct);
        var told = ThisMonth(at);
        if (told) db.Tell(new AppraisalConfirmed(sheet.Id, id, sheet.Person, at, by), sheet.Id);
        var last = month.AddMonths(2) > story.Today.AddMonths(1).AddDays(-story.Today.Day);
        // Of the last month two were not talked to yet and one has not signed.
        if (!last || place is not (1 or 4)) await Talk(sheet, at.AddHours(20), by, ct);
        if (!last || place != 1) await Seen(sheet, id, at.AddHours(24), told, ct);
        if (place == 2) await Appeal(sheet, at.AddHours(26), ct);
    }

    private async Task Talk(DemoSheet sheet, DateTimeOffset at, Guid by, CancellationToken ct)
    {
        if (at > Now) return;
        var (said, agreed) = Talks[luck.Next(Talks.Length)];
        await db.Do(TalkSql, new { id = DemoId.Of(luck, at), sheet = sheet.Id, on = story.Zone.DayOf(at), said = story.Said(said), agreed = story.Said(agreed), at, by }, ct);
    }

    private async Task Seen(DemoSheet sheet, Guid confirmation, DateTimeOffset at, bool told, CancellationToken ct)
    {
        if (at > Now) return;
        var id = DemoId.Of(luck, at);
        await db.Do(SeenSql, new { id, sheet = sheet.Id, confirmation, at }, ct);
        if (told) db.Tell(new AppraisalSeen(sheet.Id, confirmation, id, at, sheet.Person), sheet.Id);
    }

    private async Task Appeal(DemoSheet sheet, DateTimeOffset at, CancellationToken ct)
    {
        if (at > Now) return;
        var id = DemoId.Of(luck, at);
        var decided = at.AddDays(2) < Now ? at.AddDays(2) : (DateTimeOffset?)null;
        await db.Do(AppealSql, new
        {
            id,
            sheet = sheet.Id,
            words = story.Said(new("厂家系统数据不是我录的，请核对", "Somebody else entered that data in the maker's system; please check")),
            at,
            decided,
            by = decided is null ? (Guid?)null : general,
            upheld = decided is null ? (bool?)null : false,
            decision = decided is null ? null : story.Said(new("核对了登录记录，是本人录入，维持原分", "The log says he entered it himself; the score stays")),
        }, ct);
        if (!ThisMonth(at)) return;
        db.Tell(new AppraisalAppealed(id, sheet.Id, at, sheet.Person), sheet.Id);
        if (decided is { } on) db.Tell(new AppealDecided(id, sheet.Id, on, general), sheet.Id);
    }

    /// <summary>Facts are told of this month alone: what is told late of a month that is closed would raise an alarm.</summary>
    private bool ThisMonth(DateTimeOffset at) => story.Zone.DayOf(at) is var day && (day.Year, day.Month) == (story.Today.Year, story.Today.Month);

    private static (Text Said, Text Agreed)[] Talks { get; } =
    [
        (new("跟进及时，试驾邀约偏少", "Follows up in time, invites to few test drives"), new("每天至少邀约一位试驾", "One invitation to a test drive a day")),
        (new("留档率提高，成交话术要练", "Files more visitors; closing needs practice"), new("每周跟主管演练一次", "A rehearsal with the supervisor each week")),
        (new("交车台数达标，客户信息不全", "Hands over as planned; customer data is incomplete"), new("当天补全来店登记", "The log is completed the same day")),
    ];
}
