using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.Recruiting;

/// <summary>The demo's recruiting: a consultant is looked for, one candidate was spoken to and one waits.</summary>
internal sealed class DemoRecruiting(Db db) : IDemo
{
    private const string Sql = """
        insert into sales.vacancies (store_id, id, position, heads, reason, wanted_by, at, by_person) values (@store, @vacancy, @position, 1, @reason, @wanted, @at, @manager);
        insert into sales.candidates (store_id, id, vacancy_id, name, added_at, added_by, interviewed_on, opinion, words, opinion_at, opinion_by)
        values (@store, @spoken, @vacancy, @first, @at, @manager, @on, 'hire', @words, @then, @manager);
        insert into sales.candidates (store_id, id, vacancy_id, name, added_at, added_by) values (@store, @waits, @vacancy, @second, @then, @manager)
        """;

    /// <inheritdoc />
    public async Task Write(DemoStory story, CancellationToken ct)
    {
        if (story.Sales.Count == 0 || story.Staff.FirstOrDefault(p => p.Positions.Contains(Position.SalesManager)) is not { } manager) return;
        string In(string zh, string en) => story.Language == "en" ? en : zh;
        var luck = new Random(story.Seed ^ 84);
        var (at, then) = (story.Zone.Instant(story.Today.AddDays(-18).ToDateTime(new TimeOnly(10, 0))), story.Zone.Instant(story.Today.AddDays(-3).ToDateTime(new TimeOnly(15, 0))));
        await db.Do(Sql, new
        {
            vacancy = DemoId.Of(luck, at),
            spoken = DemoId.Of(luck, at),
            waits = DemoId.Of(luck, then),
            position = Position.SalesConsultant,
            reason = In("一位顾问下月离职", "A consultant leaves next month"),
            wanted = story.Today.AddDays(25),
            at,
            then,
            on = story.Today.AddDays(-3),
            manager = manager.Id,
            first = In("应聘者甲", "First candidate"),
            second = In("应聘者乙", "Second candidate"),
            words = In("有两年销售经验，表达清楚，愿意试用", "Two years of selling, speaks clearly, accepts a trial"),
        }, ct);
    }
}
