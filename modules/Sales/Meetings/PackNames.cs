using Dealership.Contracts;

namespace Dealership.Sales.Meetings;

/// <summary>How the frozen rows of a meeting's material are said; none of it names a customer.</summary>
internal static class PackNames
{
    private const int Allocated = 1, Paid = 2, Inspected = 4;

    private static readonly string[] Visits = [PackFigure.Visits, PackFigure.Filed, PackFigure.Unfiled, PackFigure.Incomplete];
    private static readonly string[] OfLevel = [PackFigure.Cards, PackFigure.Contacts, PackFigure.Late, PackFigure.Left, PackFigure.Hot, PackFigure.Unplanned, PackFigure.Lost, PackFigure.NextDue];

    /// <summary>The row itself.</summary>
    public static Text Of(PackRows.Line line) => line.Figure switch
    {
        _ when Visits.Contains(line.Figure) => new($"第{line.Row.Said}批", $"Group {line.Row.Said}"),
        _ when OfLevel.Contains(line.Figure) => new($"{line.Row.Said}级", $"Level {line.Row.Said}"),
        PackFigure.Complaints => new($"{line.Row.Amount}级投诉", $"Complaint of level {line.Row.Amount}"),
        PackFigure.LowScores => new("满意度低分", "Low satisfaction score"),
        PackFigure.Actions => Same(line.Row.What ?? "—"),
        PackFigure.Forecast => new("当日预报", "Forecast"),
        _ => Same(line.Row.Said),
    };

    /// <summary>What its number means.</summary>
    public static Text? Remark(PackRows.Line line) => (line.Figure, line.Row.Amount) switch
    {
        (PackFigure.Handover, { } bits) => Missing(bits),
        (PackFigure.Aged, { } days) => new($"在库{days}天", $"{days} days in stock"),
        (PackFigure.Forecast, { } cars) => new($"{cars}台", $"{cars} cars"),
        (PackFigure.LowScores, 1) => new("新增", "New"),
        (_, { } people) when Visits.Contains(line.Figure) => new($"{people}人", $"{people} people"),
        _ => null,
    };

    /// <summary>What a handover lacks.</summary>
    private static Text Missing(int bits)
    {
        (int Bit, Text Name)[] steps = [(Allocated, new("配车", "vehicle")), (Paid, new("全款", "payment")), (Inspected, new("PDI", "PDI"))];
        var lacks = steps.Where(s => (bits & s.Bit) == 0).Select(s => s.Name).ToArray();
        return lacks is [] ? new("可交车", "Ready") : new($"缺{string.Join("、", lacks.Select(l => l.Zh))}", $"Lacks {string.Join(", ", lacks.Select(l => l.En))}");
    }

    private static Text Same(string said) => new(said, said);
}
