using Dealership.Contracts;
using Dealership.Plugin;
using static Dealership.Host.Tests.Demo.StoryTellerTests;

namespace Dealership.Host.Tests.Demo;

/// <summary>What followed the handovers: calls, interviews, complaints. Bounds are wide: they say what a manager would believe.</summary>
public sealed class StoryEventsTests
{
    private static readonly string[] Outcomes =
    [
        "reached-satisfied", "reached-basically-satisfied", "reached-basically-dissatisfied", "reached-dissatisfied", "call-back-later", "refused",
        "wrong-number", "switched-off", "service-stopped", "no-answer", "do-not-contact", "hung-up", "given-to-other",
    ];

    [Theory, InlineData(1), InlineData(7), InlineData(2026)]
    public void Most_handovers_are_followed_up_within_three_days_some_late_and_some_never(int seed)
    {
        var past = Handed(Tell(seed)).Where(s => DaysAgo(s.HandedOverAt!.Value) > 14).ToArray();
        var first = past.Select(s => s.Calls.Count == 0 ? (int?)null : Day(s.Calls[0].At).DayNumber - Day(s.HandedOverAt!.Value).DayNumber).ToArray();
        Assert.InRange(first.Count(d => d <= 3) / (double)past.Length, 0.90, 0.97);
        Assert.Contains(first, d => d > 3);
        Assert.Contains(first, d => d is null);
        Assert.InRange(past.Count(s => s.Calls.Any(c => c.Reached)) / (double)past.Length, 0.82, 0.96);
    }

    [Fact]
    public void Calls_keep_to_codes_officers_calling_hours_and_three_attempts_on_different_days()
    {
        var story = Tell(size: Host.Demo.StorySize.OfSales(4_000));
        var officers = story.Staff.Where(p => p.Positions.Contains(Position.CustomerServiceOfficer)).Select(p => p.Id).ToHashSet();
        Assert.All(story.Sales, s =>
        {
            Assert.InRange(s.Calls.Count, 0, 3);
            Assert.Equal(s.Calls.Count, s.Calls.Select(c => Day(c.At)).Distinct().Count());
            Assert.All(s.Calls, c => Assert.True(c.At > s.HandedOverAt && officers.Contains(c.By)));
            Assert.All(s.Calls, c => Assert.True(Local(c.At).Hour is >= 9 and < 12 or >= 14 and < 19));
            Assert.All(s.Calls.SkipLast(1), c => Assert.False(c.Reached));
            Assert.All(s.Calls, c => Assert.Equal(c.Outcome.StartsWith("reached-", StringComparison.Ordinal), c.Reached));
        });
        // Each code occurs and no other does.
        Assert.Equal(Outcomes.Order(), story.Sales.SelectMany(s => s.Calls).Select(c => c.Outcome).Distinct().Order());
    }

    [Theory, InlineData(1), InlineData(7), InlineData(31)]
    public void The_last_days_leave_open_work(int seed)
    {
        var story = Tell(seed);
        var handed = Handed(story);
        Assert.True(handed.Count(s => DaysAgo(s.HandedOverAt!.Value) <= 1 && s.Calls.Count == 0) >= 5);
        Assert.Single(handed, s => DaysAgo(s.HandedOverAt!.Value) is > 3 and <= 14 && s.Calls.Count == 0);
        Assert.Equal(2, story.Sales.Count(s => s.Complaint is { ClosedAt: null }));
        Assert.Single(story.Sales, s => s.Complaint is { AnsweredAt: null });
        // Promised ten days after the order: today, tomorrow, and yesterday already.
        var promised = story.Sales.Where(s => s.HandedOverAt is null).Select(s => 10 - DaysAgo(s.OrderedAt)).ToArray();
        Assert.All([-1, 0, 1], day => Assert.Contains(day, promised));
        Assert.All(promised, day => Assert.InRange(day, -1, 7));
    }

    [Theory, InlineData(1), InlineData(7), InlineData(2026)]
    public void Interviews_come_after_the_eighth_day_and_most_by_the_fifteenth(int seed)
    {
        var story = Tell(seed);
        var officer = story.Staff.Single(p => p.Positions.Contains(Position.SatisfactionOfficer)).Id;
        var past = Handed(story).Where(s => DaysAgo(s.HandedOverAt!.Value) > 15).ToArray();
        var held = past.Where(s => s.Survey is not null).ToArray();
        Assert.All(held, s => Assert.True(s.Survey!.At >= s.HandedOverAt!.Value.AddDays(8) && s.Survey.At < s.HandedOverAt.Value.AddDays(33)));
        Assert.InRange(held.Count(s => Day(s.Survey!.At).DayNumber - Day(s.HandedOverAt!.Value).DayNumber <= 15) / (double)past.Length, 0.62, 0.78);
        Assert.All(held, s => Assert.True(s.Survey!.By is null || s.Survey.By == officer));
        Assert.Contains(held, s => s.Survey!.By is null);
        Assert.Contains(held, s => s.Survey!.By == officer);
        Assert.DoesNotContain(held, s => s.Calls.Any(c => c.Outcome == "do-not-contact"));
    }

    [Theory, InlineData(1), InlineData(7), InlineData(2026)]
    public void Who_was_not_interviewed_was_tried_and_left_out_with_a_reason_and_only_a_few_are_forgotten(int seed)
    {
        var past = Handed(Tell(seed)).Where(s => DaysAgo(s.HandedOverAt!.Value) > 15 && s.Survey is null && s.Calls.All(c => c.Outcome != "do-not-contact")).ToArray();
        var left = past.Where(s => s.Unasked is not null).Select(s => (Of: s.HandedOverAt!.Value, s.Unasked!)).ToArray();
        Assert.True(left.Length > 30);
        Assert.All(left, l => Assert.InRange(Day(l.Item2.At!.Value).DayNumber - Day(l.Of).DayNumber, 8, 15));
        Assert.All(left.Where(l => l.Item2.Reason == "unreachable"), l => Assert.Equal(3, l.Item2.Attempts.Select(Day).Distinct().Count()));
        var forgotten = past.Where(s => s.Unasked is null).ToArray();
        Assert.InRange(forgotten.Length, 0, 10);
        Assert.All(forgotten, s => Assert.True(DaysAgo(s.HandedOverAt!.Value) <= 60));
    }

    [Fact]
    public void Buyers_meet_one_of_three_service_advisers_by_name()
    {
        var story = Tell();
        Assert.Equal(3, story.Sales.Select(s => s.ServiceAdviser).Distinct().Count());
        Assert.Empty(story.Sales.Select(s => s.ServiceAdviser).Intersect(story.Staff.Select(p => p.Name)));
    }

    [Theory, InlineData(1), InlineData(7), InlineData(2026)]
    public void Scores_are_believable_with_one_quarter_below_the_others(int seed)
    {
        var surveyed = Handed(Tell(seed)).Where(s => s.Survey is not null).ToArray();
        Assert.All(surveyed, s => Assert.Equal(10, s.Survey!.Scores.Count));
        Assert.All(surveyed, s => Assert.All(s.Survey!.Scores, score => Assert.InRange(score, 1, 10)));
        Assert.InRange(Mean(surveyed), 8.2, 8.7);
        Assert.InRange(surveyed.Count(s => s.Survey!.Scores.Any(x => x <= 6)) / (double)surveyed.Length, 0.05, 0.12);
        // Half a year before March lies in the third quarter.
        var dip = surveyed.Where(s => Day(s.HandedOverAt!.Value) is { Year: 2025, Month: >= 7 and <= 9 }).ToArray();
        Assert.True(Mean(dip) < Mean([.. surveyed.Except(dip)]) - 0.3);
    }

    [Fact]
    public void The_store_has_become_a_little_better()
    {
        var handed = Handed(Tell(size: Host.Demo.StorySize.OfSales(8_000)));
        DemoSale[] first = [.. handed.Where(s => DaysAgo(s.HandedOverAt!.Value) > 270)], last = [.. handed.Where(s => DaysAgo(s.HandedOverAt!.Value) is > 20 and < 110)];
        Assert.True(Kept(last) > Kept(first));
        Assert.True(Mean([.. last.Where(s => s.Survey is not null)]) > Mean([.. first.Where(s => s.Survey is not null)]));

        static double Kept(DemoSale[] sales) => sales.Average(s => s.Calls.Count > 0 && Day(s.Calls[0].At).DayNumber - Day(s.HandedOverAt!.Value).DayNumber <= 3 ? 1 : 0);
    }

    [Fact]
    public void Complaints_agree_with_the_call_or_interview_in_which_they_were_heard()
    {
        var handed = Handed(Tell(size: Host.Demo.StorySize.OfSales(8_000)));
        var complained = handed.Where(s => s.Complaint is not null).ToArray();
        Assert.InRange(complained.Length / (double)handed.Length, 0.018, 0.035);
        Assert.Equal([1, 2, 3, 4], complained.Select(s => s.Complaint!.Level).Distinct().Order());
        string[] themes = ["accessory-missing", "attitude", "delivery-late", "paint", "paperwork", "quality"];
        Assert.Equal(themes, complained.Select(s => s.Complaint!.Theme).Distinct().Order());
        Assert.All(complained, s => Assert.True(s.HandedOverAt < s.Complaint!.At));
        Assert.All(complained, s => Assert.All(s.Calls.Where(c => c.At == s.Complaint!.At), c => Assert.Contains("dissatisfied", c.Outcome, StringComparison.Ordinal)));
        Assert.All(complained.Where(s => s.Survey?.At == s.Complaint!.At), s => Assert.True(s.Survey!.Scores.Min() <= 6 && s.Survey.By is not null));
        Assert.InRange(complained.Count(s => s.Calls.Any(c => c.At == s.Complaint!.At)) / (double)complained.Length, 0.3, 0.6);
        Assert.DoesNotContain(handed, s => s.Complaint is null && s.Calls.Any(c => c.Outcome == "reached-dissatisfied"));
    }

    [Fact]
    public void Complaints_are_mostly_answered_within_the_limit_of_their_level_and_then_settled()
    {
        var answered = Handed(Tell(size: Host.Demo.StorySize.OfSales(8_000))).Select(s => s.Complaint).OfType<DemoComplaint>().Where(c => c.AnsweredAt is not null).ToArray();
        int[] hours = [24, 8, 4, 4];
        Assert.InRange(answered.Count(c => c.AnsweredAt - c.At <= TimeSpan.FromHours(hours[c.Level - 1])) / (double)answered.Length, 0.78, 0.95);
        Assert.All(answered, c => Assert.True(c.At < c.AnsweredAt && (c.ClosedAt is null || c.ClosedAt > c.AnsweredAt)));
    }

    private static double Mean(DemoSale[] surveyed) => surveyed.SelectMany(s => s.Survey!.Scores).Average();
}
