using Dealership.Plugin;

namespace Dealership.Admin.Notices;

/// <summary>Says where messages may go, and under which address people reach this house (允许的主机、访问地址).</summary>
[Needs(NoticeRights.Keep)]
internal sealed class SetReach(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        /// <summary>One a line.</summary>
        public string? Hosts { get; set; }

        /// <summary>https://dms.example.cn; empty: messages have no links.</summary>
        public string? Site { get; set; }
    }

    private const string Sql = "insert into admin.notice_reach (store_id, said_at, hosts, site, said_by) values (@store, @now, @hosts, @site, @me) on conflict (store_id, said_at) do update set hosts = excluded.hosts, site = excluded.site";

    /// <summary>Field names of problems: Hosts, Site.</summary>
    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var hosts = (form.Hosts ?? "").Split(['\n', '\r', ',', '，', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToArray();
        var wrong = hosts.FirstOrDefault(h => AllowedHosts.Read(h) is null);
        var site = form.Site?.Trim().TrimEnd('/') ?? "";
        var problems = new Problems()
            .When(wrong is not null, nameof(form.Hosts), $"“{wrong}”不是主机名。写成 qyapi.weixin.qq.com；内网地址可写 http://10.0.0.5:8080。", $"“{wrong}” is no host. Write it as qyapi.weixin.qq.com; a private address may be http://10.0.0.5:8080.")
            .When(hosts.Length > 50, nameof(form.Hosts), "最多 50 个。", "At most 50.")
            .When(site.Length > 0 && !(Uri.TryCreate(site, UriKind.Absolute, out var read) && read.Scheme is "https" or "http" && read is { UserInfo: "", Query: "", Fragment: "" } && site.Length <= 200),
                nameof(form.Site), "请填写完整的网址，例如 https://dms.example.cn。", "Enter the whole address, e.g. https://dms.example.cn.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { now = clock.GetUtcNow(), hosts, site, me = caller.PersonId }, ct);
        return Outcome.Done(null, new("已保存，马上生效", "Saved; it holds at once"));
    }
}
