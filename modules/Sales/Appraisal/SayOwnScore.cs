using System.Globalization;
using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>Gives one's own word (自评) on the soft items of one's own sheet, until it is confirmed. It stands beside the assessor's and counts nothing by itself.</summary>
[Needs(AppraisalRights.See)]
internal sealed class SayOwnScore(Db db, Caller caller) : IDuty
{
    internal sealed class Form
    {
        /// <summary>By number of the indicator, as typed.</summary>
        public Dictionary<int, string?> Values { get; set => field = value ?? []; } = [];
    }

    private const string Sql = """
        update sales.appraisal_values v set own_value = n.value from unnest(@numbers, @values::numeric[]) as n(number, value)
        where  v.store_id = @store and v.appraisal_id = @sheet and v.number = n.number
        """;

    public async Task<Outcome> Now(Guid sheet, Form form, CancellationToken ct)
    {
        if (await SheetHold.Take(db, sheet, ct) is not { } head || head.PersonId != caller.PersonId) return Outcome.Refused("这不是你的考评表。", "This is not your sheet.");
        if (head.ConfirmationId is not null) return Outcome.Refused("结果已确认，不能再自评。", "The result is confirmed; there is nothing more to say on it.");
        var (lines, _) = await SheetLines.Of(db, sheet, ct);
        var own = lines.Where(l => l.OwnWord).ToArray();
        var problems = new Problems();
        foreach (var line in own)
            problems.When(form.Values.GetValueOrDefault(line.Number) is { Length: > 0 } typed && Read(typed) is null, $"Values[{line.Number}]", "请填数字。", "Enter a number.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { sheet, numbers = own.Select(l => l.Number).ToArray(), values = own.Select(l => Read(form.Values.GetValueOrDefault(l.Number))).ToArray() }, ct);
        return Outcome.Done(sheet, new("自评已保存", "Your own word is saved"));
    }

    private static decimal? Read(string? typed) => decimal.TryParse(typed, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) && value is >= -1_000_000 and <= 1_000_000 ? decimal.Round(value, 2) : null;
}
