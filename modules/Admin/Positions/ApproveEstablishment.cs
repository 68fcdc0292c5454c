using Dealership.Admin.Schedule;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Positions;

/// <summary>The general manager looked at all of the organisation and lets it stand (核定编制, GM-3), as it is today.</summary>
[Needs(OrganisationRights.ChangeOrganisation)]
internal sealed class ApproveEstablishment(Db db, Caller caller, ICalendar calendar, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public string? Words { get; set; }
    }

    private const string Sql = """
        insert into admin.establishments (store_id, id, day, posts, in_post, words, said_by, said_at)
        select @store, @id, @today, sum(o.authorised), (select count(*) from admin.holders_on(@store, @today)), @words, @me, @now
        from   admin.organisation_on(@store, @today) o where o.open
        returning posts
        """;

    private const string UnsetSql = "select string_agg(o.name_zh, '、' order by o.sort) as zh, string_agg(o.name_en, ', ' order by o.sort) as en from admin.organisation_on(@store, @today) o where o.open and o.authorised is null";

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var (today, now, words) = (await calendar.Today(ct), clock.GetUtcNow(), form.Words?.Trim() ?? "");
        if (words.Length > 300) return new Problems().When(true, nameof(form.Words), "最多 300 字。", "At most 300 characters.").Refusal();
        if (await db.Row<Unset>(UnsetSql, new { today }, ct) is { Zh: { } zh, En: { } en })
            return Outcome.Refused($"还没有编制：{zh}。请先逐个设定。", $"No posts are set for: {en}. Set them first.");
        var id = Guid.CreateVersion7(now);
        var posts = await db.Row<int>(Sql, new { id, today, words, me = caller.PersonId, now }, ct);
        await ProveByRecord.Write(db, "GM-3", id, "/admin/organisation", caller.PersonId, now, now, ct);
        return Outcome.Done(id, new($"已核定编制 {posts} 人", $"{posts} posts stand as they are"));
    }

    private sealed record Unset(string? Zh, string? En);
}
