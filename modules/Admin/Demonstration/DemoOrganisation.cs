using Dealership.Admin.HandingOver;
using Dealership.Admin.Positions;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Demonstration;

/// <summary>
/// The demo's organisation: posts set half a year ago, a key-account post that nobody fills, one post to come, an officer on leave
/// with a colleague standing in, and a consultant who leaves next week and has handed over half of what he has.
/// </summary>
internal static class DemoOrganisation
{
    private const string Organisation = """
        insert into admin.positions (store_id, code, name_zh, name_en, superior_code, department, sort, authorised, since)
        values (@store, 'KA', '大客户主管', 'Key-account supervisor', 'SM', 'Sales', 125, 1, @today - 60)
        on conflict do nothing;
        insert into admin.position_changes (store_id, id, position_code, effective_from, authorised, words, said_by, said_at)
        select @store, c.id, c.code, @half, c.posts, @yearly, @gm, @at from unnest(@ids, @codes, @posts) as c(id, code, posts);
        insert into admin.establishments (store_id, id, day, posts, in_post, words, said_by, said_at)
        values (@store, @approval, @half, @sum, @inPost, @yearly, @gm, @at);
        insert into admin.position_changes (store_id, id, position_code, effective_from, authorised, words, said_by, said_at)
        values (@store, @planned, 'SC', @next, 8, @season, @gm, @at + interval '150 days')
        """;

    private const string Away = """
        insert into admin.substitutions (store_id, id, person_id, position_code, substitute_id, since, until, reason, words, said_by, said_at)
        values (@store, @id, @officer, 'CS', @colleague, @today - 1, @today + 4, 'leave', @words, @manager, @at + interval '176 days')
        """;

    private const string Leaving = """
        insert into admin.handing_overs (store_id, id, person_id, reason, last_day, opened_by, opened_at, signed_at)
        values (@store, @id, @leaver, 'leaving', @today + 6, @office, @at + interval '178 days', null);
        insert into admin.handing_over_blocks (store_id, sheet_id, block, receiver_id, settled_by, settled_at)
        values (@store, @id, @positions, @heir, @heir, @at + interval '178 days 4 hours'),
               (@store, @id, 'Sales', @supervisor, null, null);
        insert into admin.handing_over_lines (store_id, sheet_id, block, n, kind, what_zh, what_en, link, to_id)
        values (@store, @id, @positions, 1, 'position', '销售顾问（SC）', 'Sales consultant (SC)', '/admin/organisation/SC', @heir)
        """;

    public static async Task Write(Db db, DemoStory story, CancellationToken ct)
    {
        if (Holding(Position.GeneralManager) is not [var gm, ..] || Holding(Position.SalesConsultant) is not [_, _, ..] sellers
            || Holding(Position.CustomerServiceOfficer) is not [var officer, var away, ..] || Holding(Position.CustomerServiceManager) is not [var manager, ..]
            || Holding(Position.ShowroomSupervisor) is not [var supervisor, ..] || Holding(Position.AdministrationOfficer) is not [var office, ..]) return;
        var half = story.Today.AddDays(-180);
        var at = new DateTimeOffset(half, new TimeOnly(1, 30), TimeSpan.Zero);
        string Said(string zh, string en) => story.Language == "en" ? en : zh;
        var posts = StandardPositions.All.Select(p => (p.Code, Posts: p.Code switch
        {
            Position.SalesConsultant => 7,
            Position.CustomerServiceOfficer => 2,
            _ => 1,
        })).ToArray();
        await db.Do(Organisation, new
        {
            today = story.Today,
            half,
            at,
            gm,
            ids = posts.Select(_ => Guid.CreateVersion7(at)).ToArray(),
            codes = posts.Select(p => p.Code).ToArray(),
            posts = posts.Select(p => p.Posts).ToArray(),
            approval = Guid.CreateVersion7(at),
            planned = Guid.CreateVersion7(at),
            sum = posts.Sum(p => p.Posts),
            inPost = story.Staff.Sum(p => p.Positions.Count),
            next = new DateOnly(story.Today.Year, story.Today.Month, 1).AddMonths(1),
            yearly = Said("年中核定编制", "Posts set for the second half of the year"),
            season = Said("旺季增加一名顾问", "One more consultant for the busy season"),
        }, ct);
        await db.Do(Away, new { id = Guid.CreateVersion7(at), officer = away, colleague = officer, manager, today = story.Today, at, words = Said("年假", "Yearly leave") }, ct);
        var waiting = story.Sales.Where(s => s.HandedOverAt is null).GroupBy(s => s.ConsultantId).ToDictionary(g => g.Key, g => g.Count());
        var leaver = sellers.MaxBy(s => waiting.GetValueOrDefault(s));
        await db.Do(Leaving, new
        {
            id = Guid.CreateVersion7(at),
            leaver,
            heir = sellers.First(s => s != leaver),
            supervisor,
            office,
            positions = HandOver.Positions,
            today = story.Today,
            at,
        }, ct);

        Guid[] Holding(string position) => [.. story.Staff.Where(p => p.Positions.Contains(position)).Select(p => p.Id)];
    }
}
