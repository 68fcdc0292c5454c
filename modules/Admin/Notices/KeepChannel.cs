using Dealership.Plugin;
using Dealership.Plugin.Channels;

namespace Dealership.Admin.Notices;

/// <summary>Adds a channel or changes one (维护渠道). A secret left empty stays what it was.</summary>
[Needs(NoticeRights.Keep)]
internal sealed class KeepChannel(Db db, IHouse house, ChannelSecrets secrets, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        /// <summary>Of a new one; a channel does not change its kind.</summary>
        public string? Kind { get; set; }

        public string? Name { get; set; }

        public bool IsOn { get; set; }

        /// <summary>By the keys that the kind asks for.</summary>
        public Dictionary<string, string?> Fields { get; set; } = [];
    }

    private const string KeptSql = "select kind, settings::text as settings, secrets from admin.channels where store_id = @store and id = @id for update";

    private const string NamedSql = "select exists (select 1 from admin.channels where store_id = @store and name = @name and id <> @id)";

    private const string Sql = """
        insert into admin.channels (store_id, id, kind, name, settings, secrets, is_on, made_at) values (@store, @id, @kind, @name, @settings::jsonb, @hidden, @isOn, @now)
        on conflict (store_id, id) do update set name = excluded.name, settings = excluded.settings, secrets = excluded.secrets, is_on = excluded.is_on, paused_until = null
        """;

    /// <summary>Field names of problems: Kind, Name, and the keys of the kind's fields.</summary>
    public async Task<Outcome> Now(Guid? id, Form form, CancellationToken ct)
    {
        var kept = id is null ? null : await db.Row<Post.Kept>(KeptSql, new { id }, ct);
        if (id is not null && kept is null) return Outcome.Refused("没有这个渠道。", "There is no such channel.");
        if (!house.Channels.TryGetValue(kept?.Kind ?? form.Kind ?? "", out var channel))
            return new Problems().When(true, nameof(form.Kind), "请选择渠道种类。", "Choose what kind of channel it is.").Refusal();
        var name = form.Name?.Trim() ?? "";
        var said = Said(channel, form, kept);
        var problems = new Problems().When(name.Length is 0 or > 40, nameof(form.Name), "请起个名字（最多 40 个字符）。", "Give it a name (at most 40 characters).");
        foreach (var field in channel.Fields.Where(f => f.Required && said.GetValueOrDefault(f.Key, "").Length == 0))
            problems.When(true, field.Key, $"请填写{field.Label.Zh}。", $"Enter this: {field.Label.En}.");
        problems.When(said.Values.Any(v => v.Length > 1000), nameof(form.Name), "有一项太长了。", "Something is too long.");
        if (!problems.Any) Judge(problems, channel, new(said), (await NoticeReach.Of(db, ct)).Hosts);
        var key = id ?? Guid.CreateVersion7(clock.GetUtcNow());
        problems.When(await db.Row<bool>(NamedSql, new { name, id = key }, ct), nameof(form.Name), "已有同名的渠道。", "There is a channel of that name.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { id = key, kind = channel.Kind, name, settings = ChannelSecrets.Plain(channel, said), hidden = secrets.Hidden(channel, said), isOn = form.IsOn, now = clock.GetUtcNow() }, ct);
        return Outcome.Done(key, form.IsOn ? new("渠道已保存并启用，先发一条测试", "The channel is saved and on; try it now") : new("渠道已保存，还没有启用", "The channel is saved and not on yet"));
    }

    private Dictionary<string, string> Said(IChannel channel, Form form, Post.Kept? kept)
    {
        var before = kept is null ? null : secrets.Open(kept.Settings, kept.Secrets);
        var said = channel.Fields.ToDictionary(f => f.Key, f => form.Fields.GetValueOrDefault(f.Key)?.Trim() ?? "");
        foreach (var field in channel.Fields.Where(f => f.Secret && said[f.Key].Length == 0)) said[field.Key] = before?.GetValueOrDefault(field.Key, "") ?? "";
        return said;
    }

    /// <summary>The place it calls is judged beside the field from which it comes: the first that is required.</summary>
    private static void Judge(Problems problems, IChannel channel, ChannelSettings said, string[] hosts)
    {
        channel.Judge(problems, said);
        if (problems.Any || channel.Reaches(said) is not { } place) return;
        if (new AllowedHosts(hosts).Refuses(place) is { } why)
            problems.When(true, channel.Fields[0].Key, $"{why.Zh}先在“允许的主机”里加上。", $"{why.En} Add it to the allowed hosts first.");
    }
}
