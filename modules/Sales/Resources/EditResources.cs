using Dealership.Plugin;

namespace Dealership.Sales.Resources;

/// <summary>
/// Saves what the sales manager makes of the suggestion: plans, quantities, priorities, kinds of order, reasons. A plan changes the model's
/// suggestion at once. One priority is given once.
/// </summary>
[Needs(ResourceRights.Apply)]
internal sealed class EditResources(Db db, ResourceRecord record) : IDuty
{
    internal const int Most = 4999;

    public static IReadOnlyList<string> Kinds { get; } = ["regular", "irregular", "bto", "strategic"];

    internal sealed class Line
    {
        public Guid Id { get; set; }
        public int? Quantity { get; set; }
        public int? Priority { get; set; }
        public string? Kind { get; set; }
    }

    internal sealed class Model
    {
        public string Code { get; set; } = "";
        public int? Plan { get; set; }
        public string? Reason { get; set; }
    }

    internal sealed class Added
    {
        public string? ModelCode { get; set; }
        public string? Colour { get; set; }
        public int? Quantity { get; set; }
    }

    internal sealed class Form
    {
        public List<Line> Lines { get; set; } = [];
        public List<Model> Models { get; set; } = [];
        /// <summary>One more line: a colour of a model of the application.</summary>
        public Added Add { get; set; } = new();
    }

    internal const string HoldSql = "select id from sales.resource_applications where store_id = @store and id = @id for update";

    private const string Sql = """
        update sales.resource_models m set plan = g.plan, reason = nullif(g.reason, ''), suggested = g.suggested
        from   unnest(@models, @plans::int[], @reasons, @suggesteds) as g(model, plan, reason, suggested) where m.store_id = @store and m.application_id = @id and m.model_code = g.model;
        update sales.resource_lines l set quantity = g.quantity, priority = g.priority, kind = g.kind
        from   unnest(@lines, @quantities, @priorities, @kinds) as g(id, quantity, priority, kind) where l.store_id = @store and l.application_id = @id and l.id = g.id
        """;

    private const string AddSql = """
        insert into sales.resource_lines (store_id, id, application_id, model_code, colour, suggested, quantity, priority, kind)
        select @store, gen_random_uuid(), @id, @model, @colour, 0, @quantity, @priority, 'regular'
        on conflict on constraint one_line_per_colour do nothing
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        await db.Do(HoldSql, new { id }, ct);
        if (await record.Show(id, ct) is not { } view) return Outcome.Refused("没有这份申报。", "There is no such application.");
        if (view.State is not ("draft" or "refused")) return Outcome.Refused("申报已提交，不能再改。", "The application is handed in and stays as it is.");
        var lines = view.Lines.Select(l => (Was: l, Now: form.Lines.Find(f => f.Id == l.Id))).Select(l => (l.Was.Id, Quantity: l.Now is null ? l.Was.Quantity : l.Now.Quantity, Priority: l.Now is null ? l.Was.Priority : l.Now.Priority, Kind: l.Now?.Kind ?? l.Was.Kind)).ToArray();
        var problems = new Problems();
        for (var i = 0; i < form.Lines.Count; i++)
        {
            var line = form.Lines[i];
            problems.When(line.Quantity is not (>= 0 and <= Most), $"Lines[{i}].Quantity", $"数量是0到{Most}。", $"Between 0 and {Most}.")
                .When(line.Priority is not (>= 1 and <= Most), $"Lines[{i}].Priority", $"优先级是1到{Most}。", $"Between 1 and {Most}.")
                .When(line.Priority is { } p && lines.Count(l => l.Priority == p) > 1, $"Lines[{i}].Priority", $"优先级{line.Priority}重复了。", $"Priority {line.Priority} is given twice.")
                .When(line.Kind is not null && !Kinds.Contains(line.Kind), $"Lines[{i}].Kind", "没有这种订单。", "There is no such kind.");
        }
        for (var i = 0; i < form.Models.Count; i++)
            problems.When(form.Models[i].Plan is < 0 or > Most, $"Models[{i}].Plan", $"计划是0到{Most}。", $"Between 0 and {Most}.")
                .When(form.Models[i].Reason?.Length > 500, $"Models[{i}].Reason", "说明最多500字。", "At most 500 characters.");
        var adds = !string.IsNullOrWhiteSpace(form.Add.Colour) || form.Add.Quantity is not null;
        problems.When(adds && view.Models.All(m => m.ModelCode != form.Add.ModelCode), "Add.ModelCode", "请选择车型。", "Choose the model.")
            .When(adds && form.Add.Quantity is not (>= 1 and <= Most), "Add.Quantity", $"数量是1到{Most}。", $"Between 1 and {Most}.")
            .When(adds && view.Lines.Any(l => l.ModelCode == form.Add.ModelCode && l.Colour == (form.Add.Colour?.Trim() ?? "")), "Add.Colour", "这个颜色已经有一行。", "This colour has its line already.");
        if (problems.Any) return problems.Refusal();
        var models = view.Models.Select(m => (Was: m, Now: form.Models.Find(f => f.Code == m.ModelCode))).Select(m => m.Now is null ? m.Was : m.Was with { Plan = m.Now.Plan, Reason = m.Now.Reason?.Trim() }).ToArray();
        await db.Do(Sql, new
        {
            id,
            models = models.Select(m => m.ModelCode).ToArray(),
            plans = models.Select(m => m.Plan).ToArray(),
            reasons = models.Select(m => m.Reason).ToArray(),
            suggesteds = models.Select(m => m.Arithmetic(view.Head).Count).ToArray(),
            lines = lines.Select(l => l.Id).ToArray(),
            quantities = lines.Select(l => l.Quantity!.Value).ToArray(),
            priorities = lines.Select(l => l.Priority!.Value).ToArray(),
            kinds = lines.Select(l => l.Kind).ToArray(),
        }, ct);
        if (adds) await db.Do(AddSql, new { id, model = form.Add.ModelCode, colour = form.Add.Colour?.Trim() ?? "", quantity = form.Add.Quantity, priority = lines.Select(l => l.Priority!.Value).DefaultIfEmpty(0).Max() + 1 }, ct);
        return Outcome.Done(id, new("申报已保存", "Application saved"));
    }
}
