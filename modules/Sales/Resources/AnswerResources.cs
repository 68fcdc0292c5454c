using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Resources;

/// <summary>Enters by hand what the maker answered (录入厂家答复): line by line, those left empty stay unanswered.</summary>
[Needs(ResourceRights.Apply)]
internal sealed class AnswerResources(Db db, Caller caller, TimeProvider clock, ResourceRecord record) : IDuty
{
    internal sealed class Line
    {
        public Guid Id { get; set; }
        public int? First { get; set; }
        public int? Second { get; set; }
        public int? Final { get; set; }
    }

    internal sealed class Form
    {
        public List<Line> Lines { get; set; } = [];
    }

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        await db.Do(EditResources.HoldSql, new { id }, ct);
        if (await record.Show(id, ct) is not { } view) return Outcome.Refused("没有这份申报。", "There is no such application.");
        if (view.State is not ("applied" or "answered")) return Outcome.Refused("申报提交并批准以后，才有厂家答复。", "The maker answers what is handed in and approved.");
        var problems = new Problems();
        for (var i = 0; i < form.Lines.Count; i++)
        {
            var line = form.Lines[i];
            if (view.Lines.FirstOrDefault(l => l.Id == line.Id) is not { } of) return Outcome.Refused("没有这一行。", "There is no such line.");
            problems.When(Wrong(line.First, of.Quantity), $"Lines[{i}].First", $"0到{of.Quantity}台。", $"Between 0 and {of.Quantity}.")
                .When(Wrong(line.Second, of.Quantity), $"Lines[{i}].Second", $"0到{of.Quantity}台。", $"Between 0 and {of.Quantity}.")
                .When(Wrong(line.Final, of.Quantity), $"Lines[{i}].Final", $"0到{of.Quantity}台。", $"Between 0 and {of.Quantity}.")
                .When(line.Final is null && of.Answer is not null, $"Lines[{i}].Final", "已确认的不能清空，可以改数。", "What was confirmed is not emptied; change the number.");
        }
        var answered = form.Lines.Where(l => l.Final is not null).ToArray();
        if (!problems.Any && answered.Length == 0) return Outcome.Refused("没有填写最终确认。", "No final answer was entered.");
        if (problems.Any) return problems.Refusal();
        var now = clock.GetUtcNow();
        var stuck = await MakerAnswer.Write(db, [.. answered.Select(l => new MakerAnswer.Line(l.Id, l.First, l.Second, l.Final!.Value))], now, caller.PersonId, ct);
        foreach (var line in stuck)
            problems.When(true, $"Lines[{form.Lines.FindIndex(l => l.Id == line)}].Final", "已配VIN的车比这个数多。", "More vehicles than that have their VIN.");
        if (problems.Any) return problems.Refusal();
        db.Tell(new ResourcesConfirmed(id, now, caller.PersonId), id);
        return Outcome.Done(id, new($"厂家确认{answered.Sum(l => l.Final)}台", $"The maker confirmed {answered.Sum(l => l.Final)} vehicles"));
    }

    private static bool Wrong(int? given, int applied) => given is { } n && (n < 0 || n > applied);
}
