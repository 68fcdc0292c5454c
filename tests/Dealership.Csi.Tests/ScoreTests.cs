using Dealership.Csi.Scores;
using Dealership.Csi.Settings;
using Dealership.Csi.Surveys;
using Dealership.Csi.Templates;

namespace Dealership.Csi.Tests;

/// <summary>The worked checks of the questionnaire's arithmetic (domain §3.12).</summary>
public sealed class ScoreTests
{
    private static readonly decimal[] Ssi2021 = [18, 10, 15, 13, 8, 16, 20];
    private static readonly decimal[] Ssi2020 = [18, 9, 14, 13, 10, 17, 20];

    private static Dictionary<string, int> All(int score) => Standard.Template.Questions.ToDictionary(q => q.Code, _ => score);

    [Fact]
    public void All_items_8_make_800_in_every_factor_and_in_the_index()
    {
        var scored = Completion.ScoreOf(Standard.Template, All(8), Setting.Proposed)!;
        Assert.Equal(800, scored.Index);
        Assert.Equal(7, scored.Factors.Count);
        Assert.All(scored.Factors, f => Assert.Equal(800, f.Score));
        Assert.False(scored.Low);
    }

    [Fact]
    public void Delivery_900_and_the_rest_800_make_820()
    {
        var answers = All(8);
        foreach (var question in Standard.Template.Questions.Where(q => q.Factor == "delivery")) answers[question.Code] = 9;
        Assert.Equal(820, Completion.ScoreOf(Standard.Template, answers, Setting.Proposed)!.Index);
    }

    [Fact]
    public void The_standard_weights_are_those_published_for_2021_and_add_to_100()
    {
        Assert.Equal(Ssi2021, Standard.Template.Factors.Select(f => f.Weight));
        Assert.Equal(100, Standard.Template.Factors.Sum(f => f.Weight));
    }

    [Fact]
    public void Published_weights_that_add_to_101_are_divided_by_their_sum()
    {
        Assert.Equal(101, Ssi2020.Sum());
        Assert.Equal(800, Score.Index([.. Ssi2020.Select(w => new Score.Part(800, w))]));
        Assert.Equal(800 + 100m * 20 / 101, Score.Index([.. Ssi2020.Select((w, i) => new Score.Part(i == 6 ? 900 : 800, w))])!.Value, 10);
    }

    [Fact]
    public void A_factor_weighs_its_items() =>
        Assert.Equal(875, Score.Factor([new(8, 1), new(9, 3)]));

    [Fact]
    public void What_nobody_answered_weighs_nothing()
    {
        var answers = All(8);
        answers["online"] = Answers.NotMet;
        answers["recommend"] = 7;
        var scored = Completion.ScoreOf(Standard.Template, answers, Setting.Proposed)!;
        Assert.Equal(800, scored.Index);
        Assert.DoesNotContain(scored.Factors, f => f.Factor == "online");
        Assert.Null(Score.Factor([]));
        Assert.Null(Score.Index([]));
    }

    [Theory]
    [InlineData(6, 900, 900, true)]  // an item at its line
    [InlineData(7, 700, 800, false)] // all on the good side of their lines
    [InlineData(7, 699.9, 900, true)]
    [InlineData(7, 900, 799.9, true)]
    public void Low_is_an_item_of_6_or_a_factor_under_700_or_an_index_under_800(int item, double factor, double index, bool low) =>
        Assert.Equal(low, Score.Low(Setting.Proposed, [item], [(decimal)factor], (decimal)index));

    [Fact]
    public void A_low_recommendation_is_low_although_it_is_no_part_of_the_index()
    {
        var answers = All(9);
        answers["recommend"] = 5;
        var scored = Completion.ScoreOf(Standard.Template, answers, Setting.Proposed)!;
        Assert.Equal(900, scored.Index);
        Assert.True(scored.Low);
    }

    [Fact]
    public void The_same_answer_everywhere_is_a_straight_line_and_two_alike_are_not()
    {
        Assert.True(Completion.ScoreOf(Standard.Template, All(9), Setting.Proposed)!.Straight);
        Assert.False(Score.Straight([9, 9]));
        Assert.False(Score.Straight([9, 9, 9, 9, 9, 8]));
    }
}
