using System.Security.Cryptography;
using Dealership.Admin.Door;
using Dealership.Admin.Permissions;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Tokens;

/// <summary>
/// Makes a token with which another system works as the person who made it: never more than he may himself, less when rights
/// are chosen, and nothing once he has left.
/// </summary>
[Needs(Rights.KeepTokens)]
internal sealed class MakeToken(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    public const int LongestDays = 366;

    /// <summary>What is typed; no rights chosen: all of one's own.</summary>
    internal sealed class Form
    {
        public string? Name { get; set; }
        public DateOnly? LastDay { get; set; }
        public string[] OnlyRights { get; set; } = [];

        /// <summary>Set by the duty: shown once, kept nowhere.</summary>
        public string? Token { get; set; }
    }

    private const string Sql = """
        insert into admin.tokens (store_id, id, person_id, name, hash, only_rights, made_at, expires_at)
        values (@store, @id, @person, @name, @hash, @only, @now, ((@lastDay::date + 1)::timestamp at time zone @zone))
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var problems = new Problems()
            .When(string.IsNullOrWhiteSpace(form.Name) || form.Name.Trim().Length > 60, nameof(form.Name), "请填写用途（最多 60 个字符）。", "Say what it is for (at most 60 characters).")
            .When(form.LastDay < today || form.LastDay > today.AddDays(LongestDays), nameof(form.LastDay), "有效期从今天起，最长一年。", "It is good from today, for a year at most.")
            .When(form.OnlyRights.Any(r => !caller.May(r)), nameof(form.OnlyRights), "令牌不能有您自己没有的权限。", "A token cannot have a right that you lack.");
        if (problems.Any) return problems.Refusal();
        var (id, token) = (Guid.CreateVersion7(), $"dm_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}");
        await db.Do(Sql, new
        {
            id,
            person = caller.PersonId,
            name = form.Name!.Trim(),
            hash = Identity.Digest(token),
            only = form.OnlyRights.Length == 0 ? null : form.OnlyRights,
            now = clock.GetUtcNow(),
            lastDay = form.LastDay ?? today.AddDays(90),
            zone = (await calendar.Zone(ct)).Id,
        }, ct);
        form.Token = token;
        return Outcome.Done(id, new($"令牌“{form.Name.Trim()}”已生成", $"Token “{form.Name.Trim()}” made"));
    }
}
