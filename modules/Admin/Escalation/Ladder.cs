using Dealership.Contracts;

namespace Dealership.Admin.Escalation;

/// <summary>
/// After how many working days late an obligation shows on a desk above its holder's (升级阶梯): the superior's, his superior's,
/// and everybody's further up. Acting takes it off all of them.
/// </summary>
/// <param name="EffectiveFrom">First day on which it holds.</param>
/// <param name="Days">Working days late, one for each step up; the last is for all further ones.</param>
internal sealed record Ladder(DateOnly EffectiveFrom, int[] Days)
{
    /// <summary>What holds until the store says otherwise: a day, three, a week.</summary>
    public static Ladder Usual { get; } = new(DateOnly.MinValue, [1, 3, 7]);

    /// <summary>The one in force, if any was said.</summary>
    public const string Sql = """
        select l.effective_from, l.days from admin.escalation_ladders l
        join   admin.stores s on s.store_id = @store
        where  l.store_id = @store and l.effective_from <= (@now at time zone s.zone)::date
        order  by l.effective_from desc, l.said_at desc limit 1
        """;

    /// <summary>Working days late at which somebody so many steps above sees it.</summary>
    public int For(int steps) => Days[Math.Min(steps, Days.Length) - 1];

    /// <summary>Why somebody sees what is not his.</summary>
    public static Text Because(int late, int steps) => new(
        $"逾期{late}个工作日，按升级阶梯第{steps}级到您这里；办完即消失",
        $"{late} working days late: step {steps} of the ladder brings it to you; it goes when it is done");
}
