using Dealership.Contracts.Admin;
using Dealership.Sales.Meetings;

namespace Dealership.Sales.Tests.Meetings;

/// <summary>How typed decisions are understood on Wednesday, 4 March 2026.</summary>
public sealed class DecisionTests
{
    private static readonly DateOnly Today = new(2026, 3, 4);

    private static readonly PersonCard[] Staff =
    [
        new(Guid.NewGuid(), "詹主管", "E009", ["SS"]), new(Guid.NewGuid(), "魏强", "E010", ["SC"]), new(Guid.NewGuid(), "华丽", "E011", ["SC"]),
        new(Guid.NewGuid(), "张伟", "E012", ["SC"]), new(Guid.NewGuid(), "张伟强", "E013", ["SC"]), new(Guid.NewGuid(), "Mei Lin", "E014", ["SC"]),
    ];

    [Theory]
    [InlineData("今天前", "2026-03-04")]
    [InlineData("明天", "2026-03-05")]
    [InlineData("后天前", "2026-03-06")]
    [InlineData("周五", "2026-03-06")]
    [InlineData("周三前", "2026-03-04")] // today among them
    [InlineData("周一", "2026-03-09")]
    [InlineData("下周三前", "2026-03-11")]
    [InlineData("下星期天", "2026-03-15")]
    [InlineData("3月11日前", "2026-03-11")]
    [InlineData("3月11号", "2026-03-11")]
    [InlineData("2027年1月5日", "2027-01-05")]
    [InlineData("15日前", "2026-03-15")]
    [InlineData("2号前", "2026-04-02")] // the day has passed: next month's
    [InlineData("3天内", "2026-03-07")]
    [InlineData("月底前", "2026-03-31")]
    [InlineData("by 2026-03-11", "2026-03-11")]
    [InlineData("2026/3/9", "2026-03-09")]
    [InlineData("tomorrow", "2026-03-05")]
    [InlineData("by Friday", "2026-03-06")]
    [InlineData("by next Wednesday", "2026-03-11")]
    public void A_day_is_understood_as_people_say_it_and_the_rest_is_what_to_do(string said, string day)
    {
        var line = Assert.Single(Decision.Read($"@魏强 {said} 换新膜", Today, Staff));
        Assert.Equal((DateOnly.Parse(day), "换新膜", "魏强"), (line.Due, line.What, line.Person?.Name));
        var behind = Assert.Single(Decision.Read($"@魏强：换新膜，{said}", Today, Staff));
        Assert.Equal((DateOnly.Parse(day), "换新膜"), (behind.Due, behind.What));
    }

    [Theory]
    [InlineData("@詹 明天 做", "詹主管")]
    [InlineData("@詹主管明天做", "詹主管")]
    [InlineData("@Zhan tomorrow do it", "詹主管")]
    [InlineData("@e010 明天 做", "魏强")]
    [InlineData("@Lin tomorrow do it", "Mei Lin")]
    [InlineData("明天 做 @华丽", "华丽")]
    [InlineData("@张伟强 明天 做", "张伟强")]
    [InlineData("@张 明天 做", null)] // two are called that
    [InlineData("@李 明天 做", null)]
    [InlineData("明天 做", null)]
    public void A_name_its_beginning_its_pinyin_or_a_number_names_one_person_or_nobody(string line, string? who)
    {
        var read = Assert.Single(Decision.Read(line, Today, Staff));
        Assert.Equal((who, new DateOnly(2026, 3, 5)), (read.Person?.Name, read.Due));
        Assert.Equal(who is null, read.PersonProblem is not null);
    }

    [Fact]
    public void What_is_not_understood_is_said_and_nothing_is_guessed()
    {
        var lines = Decision.Read("@张 换膜\n@魏强 2月30日 换膜\n@魏强 25项检查 明天前", Today, Staff);
        Assert.Equal(("有几位叫这个，请选。", "没认出日期，请填。"), (lines[0].PersonProblem!.Value.Zh, lines[0].DueProblem!.Value.Zh));
        Assert.Equal(2, lines[0].Candidates.Count);
        Assert.Null(lines[1].Due);
        Assert.Equal((new DateOnly(2026, 3, 5), "25项检查"), (lines[2].Due, lines[2].What));
        Assert.Equal(new DateOnly(2027, 1, 5), Assert.Single(Decision.Read("@魏强 1月5日 盘点", new(2026, 12, 20), Staff)).Due);
    }
}
