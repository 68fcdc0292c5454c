using Dealership.Plugin;
using Dealership.Sales.Recruiting;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Recruiting;

public sealed class RecruitingTests : SalesHouse
{
    private async Task<Guid> Vacancy() => (await Ok(House.Do(Cast.Song, (AskForStaff duty) => duty.Now(new() { Position = "SC", Heads = 1, Reason = "一人离职" }, default)))).Id!.Value;

    private Task<Outcome> Candidate(Guid vacancy, string? name = "应聘者甲") => House.Do(Cast.Song, (AddCandidate duty) => duty.Now(vacancy, name, default));

    private Task<Outcome> Opinion(Guid id, string? opinion, string? words) => House.Do(Cast.Song, (GiveOpinion duty) => duty.Now(id, new() { Opinion = opinion, Words = words }, default));

    private Task<Outcome> Result(Guid id, string? result) => House.Do(Cast.Song, (SettleCandidate duty) => duty.Now(id, result, default));

    private async Task<VacancyRecord.View> See(Guid id) => (await House.Read(Cast.Gao, (VacancyRecord record) => record.Show(id, default)))!;

    [Fact]
    public async Task A_request_an_opinion_and_a_result_and_nobody_is_hired_without_an_opinion()
    {
        Assert.Equal(["Position", "Heads", "Reason", "WantedBy"], (await House.Do(Cast.Song, (AskForStaff duty) => duty.Now(new() { Position = "CS", Heads = 0, WantedBy = new(2026, 1, 1) }, default))).Problems.Select(p => p.Field));
        var vacancy = await Vacancy();
        await Ok(Candidate(vacancy));
        var id = (await See(vacancy)).Candidates.Single().Id;
        Assert.False((await Result(id, "hired")).Ok);
        Assert.Equal(["Opinion", "Words"], (await Opinion(id, "perhaps", " ")).Problems.Select(p => p.Field));
        await Ok(Opinion(id, "hire", "经验合适"));
        Assert.False((await Opinion(id, "no", "改主意")).Ok);
        await Ok(Result(id, "hired"));
        Assert.False((await Result(id, "declined")).Ok);
        await Ok(House.Do(Cast.Song, (CloseVacancy duty) => duty.Now(vacancy, default)));
        Assert.False((await Candidate(vacancy)).Ok);
        Assert.Equal((1, 1), (await House.Read(Cast.Song, (VacancyList list) => list.Show(new("closed"), default))).Rows.Select(l => (l.Vacancy.Candidates, l.Vacancy.Hired)).Single());
    }

    [Fact]
    public async Task Of_a_candidate_only_a_name_is_kept_and_it_goes_half_a_year_after_the_result()
    {
        var vacancy = await Vacancy();
        Assert.Equal("只写姓名，不写电话和证件号。", Assert.Single((await Candidate(vacancy, "张三13812341234")).Problems).Text.Zh);
        await Ok(Candidate(vacancy));
        await Ok(Candidate(vacancy, "应聘者乙"));
        var first = (await See(vacancy)).Candidates[0].Id;
        await Ok(Opinion(first, "no", "表达不清"));
        await Ok(Result(first, "refused"));
        House.Clock.Advance(TimeSpan.FromDays(179));
        await House.Tick();
        Assert.Equal(["应聘者甲", "应聘者乙"], (await See(vacancy)).Candidates.Select(c => c.Name));
        House.Clock.Advance(TimeSpan.FromDays(3));
        await House.Tick();
        // Who has no result yet stays.
        Assert.Equal([("", ""), ("应聘者乙", "")], (await See(vacancy)).Candidates.Select(c => (c.Name, c.Words)));
        Assert.Equal("no", (await See(vacancy)).Candidates[0].Opinion);
    }

    [Fact]
    public async Task Candidates_are_kept_from_colleagues_and_from_other_stores()
    {
        var vacancy = await Vacancy();
        await Ok(Candidate(vacancy));
        foreach (var person in new[] { Cast.Wei, Cast.Zhan, Cast.Mei, Cast.Ke })
        {
            await Assert.ThrowsAsync<NotAllowedException>(() => House.Read(person, (VacancyRecord record) => record.Show(vacancy, default)));
            await Assert.ThrowsAsync<NotAllowedException>(() => House.Read(person, (VacancyList list) => list.Show(new(), default)));
        }
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Do(Cast.Gao, (AddCandidate duty) => duty.Now(vacancy, "某人", default)));
        Assert.Null(await House.Read(House.As(Cast.Song, Cast.OtherStore), (VacancyRecord record) => record.Show(vacancy, default)));
        Assert.Equal(0, await House.Told("sales", "应聘"));
    }
}
