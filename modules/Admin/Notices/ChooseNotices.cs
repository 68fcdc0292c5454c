using Dealership.Plugin;

namespace Dealership.Admin.Notices;

/// <summary>Chooses how one is told what one owes (选择我的通知): through which channels, on days off too, or not at all.</summary>
[OpenTo]
internal sealed class ChooseNotices(Db db, Caller caller, MyNotices mine, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        /// <summary>No digests at all.</summary>
        public bool IsOff { get; set; }

        public bool OnDaysOff { get; set; }

        public Guid[]? Channels { get; set; } = [];

        public string? Mail { get; set; }

        /// <summary>zh or en; empty: the store's.</summary>
        public string? Language { get; set; }
    }

    private const string Sql = """
        insert into admin.notice_choices (store_id, person_id, is_off, on_days_off, channels, mail, language, changed_at)
        values (@store, @me, @isOff, @onDaysOff, @channels, @mail, @language, @now)
        on conflict (store_id, person_id) do update set is_off = excluded.is_off, on_days_off = excluded.on_days_off, channels = excluded.channels,
            mail = excluded.mail, language = excluded.language, changed_at = excluded.changed_at
        """;

    /// <summary>Field names of problems: Channels, Mail, Language.</summary>
    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var offered = (await mine.Show(ct)).Channels.ToDictionary(c => c.Id);
        var (mail, language) = (form.Mail?.Trim() ?? "", string.IsNullOrEmpty(form.Language) ? null : form.Language);
        var chosen = form.Channels ?? []; // a form that was cut off has none
        var personal = chosen.Any(c => offered.TryGetValue(c, out var channel) && channel.Personal);
        var problems = new Problems()
            .When(chosen.Any(c => !offered.ContainsKey(c)), nameof(form.Channels), "选的渠道已经停用，请重新选择。", "A channel that you chose is off by now; choose again.")
            .When(mail.Length > 0 && !MailBox.IsAddress(mail), nameof(form.Mail), "不是邮箱地址。", "Not a mail address.")
            .When(personal && mail.Length == 0, nameof(form.Mail), "选了邮件，请填写您的邮箱。", "You chose mail: enter your address.")
            .When(language is not (null or "zh" or "en"), nameof(form.Language), "没有这种语言。", "There is no such language.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { me = caller.PersonId, isOff = form.IsOff, onDaysOff = form.OnDaysOff, channels = chosen.Distinct().ToArray(), mail, language, now = clock.GetUtcNow() }, ct);
        return Outcome.Done(caller.PersonId, form.IsOff ? new("不再提醒您", "You are not reminded any more") : new("已保存", "Saved"));
    }
}
