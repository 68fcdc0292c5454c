using System.Text;
using CsCheck;
using Dealership.Admin.Editions;

namespace Dealership.Admin.Tests.Editions;

/// <summary>Reading an edition, and laying it beside what holds.</summary>
public sealed class DocumentTests
{
    private const string Two = "总经理岗位职责:\n全面主持公司的工作,保证经营目标的实现;\n确定公司的经营方针与经营计划。\n客服专员岗位职责:\n营销活动客户邀约;";

    private static readonly InForce[] Held =
    [
        new("GM-1", "GM", "总经理", "全面主持公司的工作,保证经营目标的实现"),
        new("GM-2", "GM", "总经理", "确定公司的经营方针与经营计划"),
        new("CS-1", "CS", "客服专员", "营销活动客户邀约"),
    ];

    private static readonly string[] Makers = ["东风悦达起亚", "东风悦达起亚公司", "某某汽车"];

    private static IReadOnlyList<Compared> Lay(string text) => Comparing.Lay(DocumentText.Read(text).Lines, Held, Makers);

    private static string[] Said(string text) => [.. Lay(text).Select(c => $"{c.Kind} {c.Code}".Trim())];

    [Fact]
    public void The_document_itself_changes_nothing() => Assert.Equal(["same GM-1", "same GM-2", "same CS-1"], Said(Two));

    [Theory]
    [InlineData("一、总经理岗位职责：\n1、全面主持公司的工作，保证经营目标的实现；\n2、确定公司的经营方针与经营计划；\n二、客服专员岗位职责：\n（1）营销活动客户邀约")]
    [InlineData("总经理岗位职责:\r\nGM-1 全面主持公司的工作,保证经营目标的实现\r\nGM-2 确定公司的经营方针与经营计划\r\n客服专员岗位职责:\r\nCS-1 营销活动客户邀约")]
    [InlineData("（一）总经理岗位职责\n①全面主持公司的工作，保证经营目标的实现\n②确定公司的经营方针与经营计划\n（二）客服专员岗位职责\n①营销活动客户邀约。")]
    public void Numbers_punctuation_width_and_line_ends_are_no_difference(string text) => Assert.Equal(["same GM-1", "same GM-2", "same CS-1"], Said(text));

    [Fact]
    public void What_is_before_the_first_position_and_after_the_last_duty_is_no_duty()
    {
        var read = DocumentText.Read($"下载提示\n  • 1.该资料\n公司组织架构图\n二、各岗位职责\n{Two}\n\n来自某某网请标明出处.\n文档信息\n  • 页数13");
        Assert.Equal(3, read.Lines.Count);
        Assert.True(read.Skipped >= 6, $"{read.Skipped}");
    }

    /// <summary>As the source itself lies: titles that end like a position's heading, a line broken in the middle of a word, a last duty cut off.</summary>
    [Fact]
    public void Titles_are_no_position_and_a_broken_line_is_one_duty()
    {
        var read = DocumentText.Read("汽车销售服务有限公司组织架构及岗位职责\n公司组织架构图\n二、各岗位职责\n总经理岗位职责:\n全面主持公司的工作,保证经营\n目标的实现;\n确定公司的经营方针与经营计划。\n客服专员岗位职责:\n营销活动客户邀约;\n负责每日检查督促销售顾问正确实\n\n某某公司组织架构和岗位职责 来自某某网");
        Assert.Equal(["总经理 全面主持公司的工作,保证经营目标的实现", "总经理 确定公司的经营方针与经营计划", "客服专员 营销活动客户邀约", "客服专员 负责每日检查督促销售顾问正确实"], read.Lines.Select(l => $"{l.Position} {l.Said}"));
    }

    [Fact]
    public void Lines_without_marks_are_not_joined() =>
        Assert.Equal(3, DocumentText.Read("总经理岗位职责\n全面主持公司的工作\n确定公司的经营方针\n决定公司的组织体制").Lines.Count);

    [Fact]
    public void A_duty_in_other_words_is_changed_one_that_is_new_added_one_that_is_missing_gone() =>
        Assert.Equal(["changed GM-2", "added", "same CS-1", "removed GM-1"],
            Said("总经理岗位职责:\n确定公司的经营方针与年度经营计划;\n签批对外采购合同;\n客服专员岗位职责:\n营销活动客户邀约;"));

    [Fact]
    public void A_duty_that_another_position_has_now_is_moved() =>
        Assert.Equal(["same GM-1", "moved CS-1", "removed GM-2"], Said("总经理岗位职责:\n全面主持公司的工作,保证经营目标的实现;\n营销活动客户邀约;"));

    [Fact]
    public void Another_makers_name_alone_is_said_to_be_that()
    {
        InForce[] held = [new("AD-6", "AD", "行政专员", "负责定期向东风悦达起亚公司反馈专营店相关报表及信息")];
        IReadOnlyList<Compared> lay(string said) => Comparing.Lay([new("行政专员", null, said)], held, Makers);
        Assert.Equal("maker", lay("负责定期向某某汽车反馈专营店相关报表及信息").Single().Kind);
        Assert.Equal("maker", lay("负责定期向厂家反馈专营店相关报表及信息").Single().Kind);
        Assert.Equal("changed", lay("负责每日向厂家反馈专营店相关报表及信息").Single().Kind);
    }

    [Fact]
    public void A_code_pairs_whatever_the_words()
    {
        var lines = Comparing.Lay([new("GM", "GM-2", "审定三年规划")], Held, Makers);
        Assert.Equal(("changed", "GM-2"), (lines[0].Kind, lines[0].Code));
    }

    [Fact]
    public void However_an_edition_is_shuffled_each_clause_is_paired_once_and_nothing_is_lost() =>
        Gen.Shuffle(Held.Select(h => new DocumentLine(h.PositionName, null, h.Sentence)).Append(new("总经理", null, "签批对外采购合同")).ToArray()).Sample(lines =>
        {
            var compared = Comparing.Lay(lines, Held, Makers);
            return compared.Count == 4 && compared.Count(c => c.Kind == "same") == 3 && compared.Count(c => c.Kind == "added") == 1;
        });

    [Fact]
    public void Likeness_is_whole_for_the_same_and_the_same_both_ways() =>
        Gen.Select(Gen.String, Gen.String).Sample((a, b) => Likeness.Of(a, a) == 1 && Likeness.Of(a, b) is >= 0 and <= 1 && Math.Abs(Likeness.Of(a, b) - Likeness.Of(b, a)) < 1e-12);

    [Fact]
    public void Older_files_are_read_in_their_own_letters()
    {
        Assert.Equal(Two, DocumentText.Decoded(Encoding.UTF8.GetBytes(Two)));
        Assert.Equal(Two, DocumentText.Decoded(CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Two)));
        Assert.Equal(Two, DocumentText.Decoded([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Two)]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("没有岗位标题的一行")]
    [InlineData("总经理岗位职责:")]
    public void Text_without_duties_says_so(string text) => Assert.NotNull(DocumentText.Read(text).Problem);
}
