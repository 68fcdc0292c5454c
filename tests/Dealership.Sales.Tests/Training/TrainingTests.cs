using Dealership.Plugin;
using Dealership.Sales.Appraisal;
using Dealership.Sales.Training;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Training;

/// <summary>A course of the maker, who goes, what he passes on, and the month's check of what is missing.</summary>
public sealed class TrainingTests : SalesHouse
{
    private async Task<Guid> Course(int seats = 2, string? certificate = "产品专家", DateOnly? on = null, string? position = "SC") => (await Ok(House.Do(Cast.Song, (AddCourse duty) => duty.Now(new()
    {
        Number = $"OEM-{on:MMdd}-{seats}",
        Name = "新车型产品培训",
        Position = position,
        Place = "厂家培训中心",
        StartsOn = on ?? new(2026, 3, 4),
        Seats = seats,
        Certificate = certificate,
        Months = certificate is null ? null : 24,
    }, default)))).Id!.Value;

    private Task<Outcome> Nominated(Guid course, DemoPerson person) => House.Do(Cast.Song, (Nominate duty) => duty.Now(course, person.Id, default));

    private Task<Outcome> Result(Guid part, string result, string? number = "C-1", int? score = 90, CertificateFile? file = null) =>
        House.Do(Cast.Song, (RecordResult duty) => duty.Now(part, new() { Result = result, Score = score, CertificateNo = number }, file, default));

    private Task<Outcome> PassOn(Guid part, int score, DemoPerson? by = null, DemoPerson? to = null) =>
        House.Do(by ?? Cast.Wei, (HoldRetraining duty) => duty.Now(part, new() { What = "新车型卖点和对比", Scores = new() { [(to ?? Cast.Hua).Id] = score } }, default));

    private Task<Outcome> Check(Guid session, string verdict, string? words = null, DemoPerson? by = null) => House.Do(by ?? Cast.Song, (CheckRetraining duty) => duty.Now(session, new() { Verdict = verdict, Words = words }, default));

    private async Task<Guid> Back()
    {
        var part = (await Ok(Nominated(await Course(), Cast.Wei))).Id!.Value;
        await Ok(Result(part, "passed"));
        await House.Settle();
        return part;
    }

    private Task<NominationRecord.View?> See(Guid part, DemoPerson by) => House.Read(by, (NominationRecord record) => record.Show(part, default));

    private Task<string?> Owed() => House.Sql<string?>("""
        select string_agg(coalesce(p.name, o.position_code) || ' ' || to_char(o.due_at at time zone 'Asia/Shanghai', 'MM-DD') || case when o.settled_at is null then '' else ' settled' end, ', ' order by o.due_at, p.name)
        from admin.obligations o left join admin.people p on p.store_id = o.store_id and p.id = o.holder_id where o.store_id = 1 and o.clause_code = 'SM-2' and o.period is null
        """);

    [Fact]
    public async Task Seats_are_as_many_as_the_maker_gives_though_two_press_at_once()
    {
        var course = await Course(1);
        var both = await House.AtOnce("select 1 from sales.training_courses for update", new { }, () => Nominated(course, Cast.Wei), () => Nominated(course, Cast.Hua));
        Assert.Equal("名额已满。", Assert.Single(both.SelectMany(o => o.Problems)).Text.Zh);
        var part = await House.Sql<Guid>("select id from sales.nominations");
        Assert.Equal("Why", Assert.Single((await House.Do(Cast.Song, (WithdrawNomination duty) => duty.Now(part, " ", default))).Problems).Field);
        await Ok(House.Do(Cast.Song, (WithdrawNomination duty) => duty.Now(part, "请假", default)));
        await Ok(Nominated(course, Cast.Hua));
        Assert.Equal("课程不是给他的岗位开的。", (await Nominated(await Course(5), Cast.Zhan)).Problems[0].Text.Zh);
        House.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("课程已经结束。", (await Nominated(course, Cast.Wei)).Problems.Select(p => p.Text.Zh));
    }

    [Fact]
    public async Task A_result_wants_its_certificate_and_a_copy_is_kept_once_and_shown_to_nobody_else()
    {
        var part = (await Ok(Nominated(await Course(), Cast.Wei))).Id!.Value;
        Assert.Equal(["CertificateNo"], (await Result(part, "passed", null)).Problems.Select(p => p.Field));
        Assert.Equal(["File"], (await Result(part, "passed", file: new("证书.exe", [1], false))).Problems.Select(p => p.Field));
        await Ok(Result(part, "passed", file: new("证书.pdf", [1, 2, 3], false)));
        Assert.False((await Result(part, "failed")).Ok);
        Assert.Equal(new DateOnly(2028, 3, 4), (await See(part, Cast.Wei))!.Part.ValidUntil);
        Assert.Equal([1, 2, 3], (await House.Read(Cast.Wei, (CertificateCopy copy) => copy.Open(part, default)))!.Content);
        Assert.Null(await House.Read(Cast.Hua, (CertificateCopy copy) => copy.Open(part, default)));
        var other = (await Ok(Nominated(await Course(3), Cast.Hua))).Id!.Value;
        Assert.Equal("File", Assert.Single((await Result(other, "passed", "C-2", file: new("抄.pdf", [1, 2, 3], false))).Problems).Field);
    }

    [Fact]
    public async Task Whoever_comes_back_passes_it_on_within_seven_days_and_another_checks_it()
    {
        var part = await Back();
        Assert.Equal("魏强 03-11", await Owed());
        Assert.Equal(["HeldOn", "What", "Scores"], (await House.Do(Cast.Wei, (HoldRetraining duty) => duty.Now(part, new() { HeldOn = new(2026, 3, 1), Scores = new() { [Cast.Wei.Id] = null } }, default))).Problems.Select(p => p.Field));
        Assert.False((await PassOn(part, 90, Cast.Hua, Cast.Wei)).Ok);
        await Ok(PassOn(part, 85));
        Assert.False((await PassOn(part, 85)).Ok);
        await House.Settle();
        Assert.Equal("宋经理 03-06, 魏强 03-11 settled", await Owed());
        var session = (await See(part, Cast.Song))!.ToCheck!.Id;
        await Assert.ThrowsAsync<NotAllowedException>(() => Check(session, "passed", by: Cast.Wei));
        await Ok(Check(session, "passed"));
        Assert.False((await Check(session, "again", "再讲")).Ok);
        await House.Settle();
        Assert.Equal("宋经理 03-06 settled, 魏强 03-11 settled", await Owed());
        Assert.Equal(85, Assert.Single((await House.Read(Cast.Hua, (TraineeFile file) => file.Of(Cast.Hua.Id, default)))!.Heard).Score);
    }

    [Fact]
    public async Task A_test_below_the_mark_cannot_pass_and_is_owed_again()
    {
        var part = await Back();
        await Ok(PassOn(part, 79));
        await House.Settle();
        var session = (await See(part, Cast.Song))!.ToCheck!.Id;
        Assert.Equal("有人只得了79分，合格线是80分，请让他重新转训测验。", Assert.Single((await Check(session, "passed")).Problems).Text.Zh);
        Assert.Equal("Words", Assert.Single((await Check(session, "again")).Problems).Field);
        await Ok(Check(session, "again", "竞品部分没讲清"));
        await House.Settle();
        Assert.Equal("宋经理 03-06 settled, 魏强 03-11", await Owed());
        await Ok(PassOn(part, 92));
        await Ok(Check((await See(part, Cast.Song))!.ToCheck!.Id, "passed"));
        await House.Settle();
        Assert.Equal("宋经理 03-06 settled, 宋经理 03-06 settled, 魏强 03-11 settled", await Owed());
    }

    [Fact]
    public async Task The_mark_is_the_stores_own_and_somebody_who_held_it_himself_does_not_check_it()
    {
        await Ok(House.Do(Cast.Song, (SetStaffTerm duty) => duty.Now(new() { Code = "pass-mark", Number = 90 }, default)));
        var part = (await Ok(Nominated(await Course(position: null), Cast.Song))).Id!.Value;
        await Ok(Result(part, "failed", null));
        await Ok(PassOn(part, 89, Cast.Song));
        var session = (await See(part, Cast.Gao))!.ToCheck!.Id;
        Assert.Null((await See(part, Cast.Song))!.ToCheck);
        Assert.False((await Check(session, "passed")).Ok);
        Assert.Equal("Verdict", Assert.Single((await Check(session, "passed", by: Cast.Gao)).Problems).Field);
        await Ok(Check(session, "again", "重测", Cast.Gao));
    }

    [Fact]
    public async Task Gaps_are_what_is_required_and_not_safely_held_and_the_months_check_answers_each()
    {
        await House.Tick();
        House.Clock.Advance(TimeSpan.FromDays(1));
        Task<Outcome> Month(CheckMonth.Form form) => House.Do(Cast.Song, (CheckMonth duty) => duty.Now(form, default));
        Assert.False((await Month(new())).Ok);
        await Ok(House.Do(Cast.Song, (SetRequiredCertificate duty) => duty.Now(new() { Position = "SC", Certificate = "产品专家" }, default)));
        var part = (await Ok(Nominated(await Course(on: new(2026, 3, 5)), Cast.Wei))).Id!.Value;
        var gaps = (await House.Read(Cast.Song, (TrainingMatrix matrix) => matrix.Now(default))).Gaps;
        Assert.Equal([("华丽", "missing", false), ("魏强", "missing", true)], gaps.Select(g => (g.Person, g.State, g.Going is not null)).OrderBy(g => g.Person, StringComparer.Ordinal));
        Assert.Equal($"Plans[{Cast.Hua.Id}|产品专家]", Assert.Single((await Month(new())).Problems).Field);
        await Ok(Result(part, "passed"));
        Assert.Equal("华丽", Assert.Single((await House.Read(Cast.Song, (TrainingMatrix matrix) => matrix.Now(default))).Gaps).Person);
        House.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(["Words", $"Plans[{Cast.Hua.Id}|产品专家]"], (await Month(new())).Problems.Select(p => p.Field));
        var check = (await Ok(Month(new() { Words = "魏强下周一讲", Plans = new() { [$"{Cast.Hua.Id}|产品专家"] = "四月班报名" } }))).Id!.Value;
        var kept = (await House.Read(Cast.Gao, (TrainingChecks checks) => checks.Show(check, default)))!;
        Assert.Equal((1, "missing", "四月班报名"), (kept.Check.Overdue, Assert.Single(kept.Gaps).State, kept.Gaps[0].Plan));
    }

    [Fact]
    public async Task The_months_check_is_the_evidence_of_the_months_clause()
    {
        await House.Tick();
        House.Clock.Advance(TimeSpan.FromDays(40));
        await House.Tick();
        await House.Settle();
        await Ok(House.Do(Cast.Song, (SetRequiredCertificate duty) => duty.Now(new() { Position = "SC", Certificate = "产品专家" }, default)));
        Task<bool?> Proven() => House.Sql<bool?>("select settled_at is not null from admin.obligations where store_id = 1 and clause_code = 'SM-2' and period = '2026-04'");
        Assert.False(await Proven());
        await Ok(House.Do(Cast.Song, (CheckMonth duty) => duty.Now(new() { Plans = new() { [$"{Cast.Hua.Id}|产品专家"] = "五月班", [$"{Cast.Wei.Id}|产品专家"] = "五月班" } }, default)));
        await House.Settle();
        Assert.True(await Proven());
    }

    [Fact]
    public async Task A_certificate_that_ends_soon_or_has_ended_is_a_gap_and_one_dropped_is_none()
    {
        await Ok(House.Do(Cast.Song, (SetRequiredCertificate duty) => duty.Now(new() { Position = "SC", Certificate = "产品专家" }, default)));
        await Back();
        async Task<string> Wei() => (await House.Read(Cast.Song, (TrainingMatrix matrix) => matrix.Now(default))).Cells.Single(c => c.PersonId == Cast.Wei.Id).State;
        Assert.Equal("held", await Wei());
        House.Clock.Advance(new DateTimeOffset(2028, 2, 10, 2, 0, 0, TimeSpan.Zero) - House.Clock.GetUtcNow());
        Assert.Equal("expiring", await Wei());
        House.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal("expired", await Wei());
        await Ok(House.Do(Cast.Song, (SetRequiredCertificate duty) => duty.Now(new() { Position = "SC", Certificate = "产品专家", Dropped = true }, default)));
        Assert.Empty((await House.Read(Cast.Song, (TrainingMatrix matrix) => matrix.Now(default))).Cells);
    }

    [Fact]
    public async Task A_file_is_its_persons_and_his_superiors_and_no_colleagues_and_no_other_stores()
    {
        var part = await Back();
        Assert.NotNull(await See(part, Cast.Wei));
        Assert.Null(await See(part, Cast.Hua));
        Assert.Null(await House.Read(Cast.Hua, (TraineeFile file) => file.Of(Cast.Wei.Id, default)));
        Assert.Empty((await House.Read(Cast.Hua, (NominationList list) => list.Show(new(Person: Cast.Wei.Id), default))).Rows);
        var course = await House.Sql<Guid>("select id from sales.training_courses");
        Assert.Null(Assert.Single((await House.Read(Cast.Hua, (CourseRecord record) => record.Show(course, default)))!.Lines).Goer.Passed);
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Read(Cast.Wei, (TrainingMatrix matrix) => matrix.Now(default)));
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Do(Cast.Wei, (Nominate duty) => duty.Now(course, Cast.Wei.Id, default)));
        await Assert.ThrowsAsync<NotAllowedException>(() => See(part, Cast.Mei));
        Assert.Null(await House.Read(House.As(Cast.Gao, Cast.OtherStore), (NominationRecord record) => record.Show(part, default)));
        Assert.Empty((await House.Read(House.As(Cast.Song, Cast.OtherStore), (CourseList list) => list.Show(new(), default))).Rows);
    }
}
