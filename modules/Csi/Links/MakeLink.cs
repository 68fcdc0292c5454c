using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Csi.Settings;
using Dealership.Csi.Surveys;
using Dealership.Plugin;

namespace Dealership.Csi.Links;

/// <summary>Makes a signed link with which one buyer answers once, on his own telephone. A new one ends those before it.</summary>
[Needs(Rights.MakeLinks)]
internal sealed class MakeLink(Db db, Caller caller, TimeProvider clock, ICalendar calendar, ICustomers customers) : IDuty
{
    private const string Sql = """
        update csi.links set expires_at = @now where store_id = @store and survey_id = @surveyId and used_at is null and expires_at > @now;
        insert into csi.links (store_id, nonce, survey_id, made_at, made_by, expires_at) values (@store, @nonce, @surveyId, @now, @by, @expires)
        """;

    public async Task<Outcome> Now(Guid surveyId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await OpenSurvey.Take(db, surveyId, ct) is not { } survey) return Outcome.Refused("没有这份调查。", "There is no such survey.");
        if (survey.RefusalTo(caller, now) is { } refusal) return refusal;
        if ((await customers.Cards([survey.CustomerId], ct)).GetValueOrDefault(survey.CustomerId) is { DoNotContact: true })
            return Outcome.Refused("客户已拒绝联系，不能发送链接。", "The buyer said no to being contacted: no link may be sent.");
        var setting = await Setting.On(db, await calendar.Today(ct), ct);
        await db.Do(Sql, new { surveyId, nonce = Guid.NewGuid(), now, by = caller.PersonId, expires = now.AddDays(setting.LinkDays) }, ct);
        return Outcome.Done(surveyId, new($"链接已生成，{setting.LinkDays}天内有效，只能使用一次", $"The link is made: good for {setting.LinkDays} days, and once"));
    }
}
