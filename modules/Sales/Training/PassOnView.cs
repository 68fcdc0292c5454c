namespace Dealership.Sales.Training;

/// <summary>Which nominations a figure means, in SQL about a nomination <c>n</c>: figure and list are one condition. Takes <c>@today</c>.</summary>
internal static class PassOnView
{
    public const string Going = "going";
    public const string ToPassOn = "to-pass-on";
    public const string Overdue = "overdue";
    public const string ToCheck = "to-check";
    public const string Done = "done";

    private const string Held = "exists (select 1 from sales.retrainings r where r.store_id = @store and r.nomination_id = n.id and r.passed is distinct from false)";

    public const string IsGoing = "(n.withdrawn_at is null and n.recorded_at is null)";
    public const string IsToPassOn = $"(n.attended and not {Held})";
    public const string IsOverdue = $"(n.attended and n.pass_on_by < @today and not {Held})";
    public const string IsToCheck = "exists (select 1 from sales.retrainings r where r.store_id = @store and r.nomination_id = n.id and r.checked_at is null)";
    public const string IsDone = "exists (select 1 from sales.retrainings r where r.store_id = @store and r.nomination_id = n.id and r.passed)";

    public static string Sql(string? view) => view switch
    {
        Going => IsGoing,
        ToPassOn => IsToPassOn,
        Overdue => IsOverdue,
        ToCheck => IsToCheck,
        Done => IsDone,
        _ => "true",
    };
}
