using System.Security.Cryptography;
using System.Text;
using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Csi.Settings;
using Dealership.Csi.Surveys;
using Dealership.Csi.Templates;
using Dealership.Plugin;

namespace Dealership.Csi.Links;

/// <summary>A buyer answers by his link, whole and once; a refusal leaves the link as good as it was.</summary>
[OpenTo(EvenStrangers = true)]
internal sealed class AnswerByLink(Db db, TimeProvider clock, ICalendar calendar) : IDuty
{
    /// <summary>What the buyer chose, by question: 1 to 10, 0 for not met.</summary>
    internal sealed class Form
    {
        // A form without a single answer is posted as none at all.
        public Dictionary<string, int?> Answers { get; set => field = value ?? []; } = [];
        public string? Verbatim { get; set; }
        public DateTimeOffset? Began { get; set; }
    }

    private const string SpendSql = """
        update csi.links set used_at = @now, device_hash = @device
        where  store_id = @store and nonce = @Nonce and survey_id = @SurveyId and used_at is null and expires_at > @now
        returning survey_id
        """;

    private const string SaltSql = """
        insert into csi.salts (store_id, salt) values (@store, @salt) on conflict (store_id) do update set salt = csi.salts.salt
        returning salt
        """;

    /// <param name="token">What the link said.</param>
    /// <param name="form">The answers.</param>
    /// <param name="device">What the telephone says of itself; only a salted hash of it is kept, to see one device answer for many.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Outcome> Now(LinkToken token, Form form, string device, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await OpenSurvey.Take(db, token.SurveyId, ct) is not { } survey) return Gone;
        if (survey.Held) return Answered;
        var hash = await Hash(device, ct);
        if (survey.Excluded || await db.Row<Guid?>(SpendSql, new { token.Nonce, token.SurveyId, now, device = hash }, ct) is null) return Gone;
        var template = await Template.Load(db, survey.TemplateVersion, ct);
        if (Answers.Wrong(template, form.Answers) is { Count: > 0 } wrong) return Outcome.Refused(wrong);
        var given = form.Answers.Where(a => a.Value is not null).ToDictionary(a => a.Key, a => a.Value!.Value);
        if (Answers.Missing(template, given) is { Count: > 0 } missing) return Outcome.Refused(missing);
        if (form.Verbatim?.Length > 500) return Outcome.Refused([new Problem(nameof(form.Verbatim), new("请控制在500字以内。", "Please keep it within 500 characters."))]);
        await Answers.Save(db, survey.Id, form.Answers, "link", form.Began ?? now, now, null, ct);
        var verbatim = string.IsNullOrWhiteSpace(form.Verbatim) ? null : form.Verbatim.Trim();
        var setting = await Setting.On(db, await calendar.Today(ct), ct);
        // What was asked by telephone before stands only where the buyer did not say it himself: all questions are his here.
        return await Completion.Write(db, survey, template, given, setting, new("link", verbatim, hash, null), now, ct) is null
            ? Outcome.Refused("请至少为一个环节打分。", "Please score at least one part.")
            : Outcome.Done(null, new("谢谢您的评价！", "Thank you for your answers!"));
    }

    private static Outcome Answered => Outcome.Refused("这份问卷已经提交过了，谢谢您！", "This survey was already answered. Thank you!");

    private static Outcome Gone => Outcome.Refused("链接已失效。", "This link is no longer good.");

    private async Task<string> Hash(string device, CancellationToken ct)
    {
        var salt = await db.Row<Guid>(SaltSql, new { salt = Guid.NewGuid() }, ct);
        return Convert.ToHexStringLower(HMACSHA256.HashData(salt.ToByteArray(), Encoding.UTF8.GetBytes(device)))[..32];
    }
}
