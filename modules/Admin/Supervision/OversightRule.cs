namespace Dealership.Admin.Supervision;

/// <summary>What is shown to the general manager about those who oversee and approve (监督线), from a day on.</summary>
/// <param name="EffectiveFrom">First day on which it holds.</param>
/// <param name="NeverFrom">From how many records looked at on somebody who never disagreed is shown.</param>
/// <param name="ExemptShare">Above how many per cent exempted an approver is shown.</param>
internal sealed record OversightRule(DateOnly EffectiveFrom, int NeverFrom, int ExemptShare)
{
    /// <summary>What holds until the store says otherwise.</summary>
    public static OversightRule Usual { get; } = new(DateOnly.MinValue, 20, 20);

    /// <summary>The one in force on a day, if any was said: a report keeps the rule of its last day.</summary>
    public const string Sql = """
        select effective_from, never_from, exempt_share from admin.oversight_rules
        where  store_id = @store and effective_from <= @on
        order  by effective_from desc, said_at desc limit 1
        """;
}
