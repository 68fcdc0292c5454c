using Dealership.Csi.Links;
using Dealership.Csi.Surveys;
using Dealership.Plugin;
using Dealership.TestKit;
using Microsoft.AspNetCore.DataProtection;

namespace Dealership.Csi.Tests;

public sealed class LinkTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private static Caller Buyer(int store = Cast.Store) => Caller.Stranger("zh", store);

    private async Task<LinkToken> Link(Guid survey)
    {
        Assert.True((await _house.Do(Cast.Shu, (MakeLink duty) => duty.Now(survey, default))).Ok);
        var nonce = await _house.Sql<Guid>("select nonce from csi.links where survey_id = @survey order by made_at desc, expires_at desc limit 1", new { survey });
        return new(Cast.Store, survey, nonce);
    }

    private Task<Outcome> Answers(LinkToken token, int score = 9, Guid? key = null, string device = "phone of 赵一鸣", Dictionary<string, int?>? answers = null) =>
        _house.Do(Buyer(), (AnswerByLink duty) => duty.Now(token, new() { Answers = answers ?? CsiHouse.Answers(score), Began = _house.Clock.GetUtcNow().AddSeconds(-70) }, device, default), key);

    private async Task<BuyerSheet.Standing?> Standing(LinkToken token, int store = Cast.Store) =>
        (await _house.Read(Buyer(store), (BuyerSheet sheet) => sheet.Show(token, default)))?.Standing;

    [Fact]
    public async Task A_buyer_answers_once_by_his_link()
    {
        var (survey, _, _) = await _house.IsToBeAsked(Cast.Wei);
        var token = await Link(survey);
        Assert.Equal(BuyerSheet.Standing.Good, await Standing(token));
        var key = Guid.CreateVersion7();
        Assert.True((await Answers(token, key: key)).Ok);
        Assert.True((await Answers(token, key: key)).Ok);  // double press
        Assert.False((await Answers(token, score: 1)).Ok); // a second thought, or somebody else
        Assert.Equal(BuyerSheet.Standing.Answered, await Standing(token));
        var view = (await _house.Read(Cast.Shu, (SurveyRecord r) => r.Show(survey, default)))!.Survey;
        Assert.Equal(("held", "link", 900m, 70), (view.State, view.Source, view.Index, view.Seconds));
        Assert.Null(view.HeldBy);
        await _house.Settle();
        Assert.Equal(1, await _house.Told("SurveyCompleted"));
    }

    [Fact]
    public async Task A_refused_answer_leaves_the_link_as_good_as_it_was()
    {
        var (survey, _, _) = await _house.IsToBeAsked(Cast.Wei);
        var token = await Link(survey);
        var refused = await Answers(token, answers: CsiHouse.Answers(9, ("price", null)));
        Assert.Equal("price", Assert.Single(refused.Problems).Field);
        Assert.Equal(BuyerSheet.Standing.Good, await Standing(token));
        Assert.True((await Answers(token)).Ok);
    }

    [Fact]
    public async Task Sending_nothing_names_every_question()
    {
        var (survey, _, _) = await _house.IsToBeAsked(Cast.Wei);
        var token = await Link(survey);
        var refused = await _house.Do(Buyer(), (AnswerByLink duty) => duty.Now(token, new() { Answers = null! }, "phone", default));
        Assert.Equal(11, refused.Problems.Count);
    }

    [Fact]
    public async Task Two_at_the_same_moment_make_one_interview()
    {
        var (survey, _, _) = await _house.IsToBeAsked(Cast.Wei);
        var token = await Link(survey);
        var both = await Task.WhenAll(Answers(token), Answers(token, score: 8));
        Assert.Single(both, o => o.Ok);
        Assert.Equal(1, await _house.Sql<int>("select count(*)::int from csi.completions"));
    }

    [Fact]
    public async Task A_link_ends_with_its_days_and_with_the_next_link()
    {
        var (survey, _, _) = await _house.IsToBeAsked(Cast.Wei);
        var first = await Link(survey);
        _house.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await Link(survey);
        Assert.NotEqual(first, second);
        Assert.Equal(BuyerSheet.Standing.Expired, await Standing(first));
        Assert.False((await Answers(first)).Ok);
        _house.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(BuyerSheet.Standing.Expired, await Standing(second));
        Assert.False((await Answers(second)).Ok);
    }

    [Fact]
    public async Task A_link_is_spent_when_the_interview_was_held_by_telephone()
    {
        var (survey, _, _) = await _house.IsToBeAsked(Cast.Wei);
        var token = await Link(survey);
        Assert.True((await _house.Interviews(survey, CsiHouse.Answers(8))).Ok);
        Assert.Equal(BuyerSheet.Standing.Answered, await Standing(token));
        Assert.False((await Answers(token)).Ok);
    }

    [Fact]
    public void A_token_that_was_tampered_with_cut_off_or_sealed_elsewhere_says_nothing()
    {
        var keys = new EphemeralDataProtectionProvider();
        var token = new LinkToken(1, Guid.CreateVersion7(), Guid.NewGuid());
        var sealedToken = token.Sealed(keys);
        Assert.Equal(token, LinkToken.Unsealed(keys, sealedToken));
        var middle = sealedToken.Length / 2;
        var tampered = sealedToken[..middle] + (sealedToken[middle] == 'A' ? 'B' : 'A') + sealedToken[(middle + 1)..];
        Assert.Null(LinkToken.Unsealed(keys, tampered));
        Assert.Null(LinkToken.Unsealed(keys, sealedToken[..^9]));
        Assert.Null(LinkToken.Unsealed(keys, "不是链接"));
        Assert.Null(LinkToken.Unsealed(new EphemeralDataProtectionProvider(), sealedToken));
    }

    [Fact]
    public async Task The_sheet_seals_store_interview_and_number_and_another_store_is_not_opened_by_it()
    {
        var (survey, _, _) = await _house.IsToBeAsked(Cast.Wei);
        var token = await Link(survey);
        var sheet = (await _house.Read(Cast.Shu, (LinkSheet s) => s.Show(survey, default)))!;
        Assert.StartsWith("/s/", sheet.Path);
        Assert.Null(await Standing(token, Cast.OtherStore));
        Assert.Null(await Standing(token with { Nonce = Guid.NewGuid() }));
        Assert.Null(await Standing(token with { SurveyId = Guid.NewGuid() }));
        Assert.False((await Answers(token with { Nonce = Guid.NewGuid() })).Ok);
    }

    [Fact]
    public async Task Of_the_telephone_only_a_salted_hash_is_kept_and_it_shows_one_device_answering_for_two()
    {
        var (one, _, _) = await _house.HandsOver(Cast.Wei);
        var (two, _, _) = await _house.HandsOver(Cast.Wei, phone: "13800138009");
        _house.Clock.Advance(TimeSpan.FromDays(9));
        foreach (var survey in new[] { one, two }) Assert.True((await Answers(await Link(survey), device: "Wei's telephone")).Ok);
        Assert.Equal(2, (await _house.Read(Cast.Shu, (SurveyRecord r) => r.Show(two, default)))!.Survey.SameDevice);
        var hash = await _house.Sql<string>("select device_hash from csi.completions limit 1");
        Assert.Equal(32, hash.Length);
        Assert.DoesNotContain("Wei", hash);
    }
}
