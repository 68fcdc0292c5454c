using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Stock;

namespace Dealership.Sales.Resources;

/// <summary>One month's application: each model's arithmetic, its lines, how it was handed in and decided, what the maker answered.</summary>
[Needs(ResourceRights.See)]
internal sealed class ResourceRecord(Db db, IPeople people, StockStandards standards) : IRead
{
    internal sealed record Head(Guid Id, DateOnly Period, decimal TargetFactor, decimal Season, DateTimeOffset ProposedAt, Guid ProposedBy);

    internal sealed record Model(string ModelCode, string? ModelName, int? Plan, int Sold, int Undelivered, int Free, int InTransit, int Confirmed, int Suggested, string? Reason)
    {
        public Suggestion Arithmetic(Head head) => new(Plan, Sold, head.Season, head.TargetFactor, Undelivered, Free, InTransit, Confirmed);
    }

    internal sealed record Line(Guid Id, string ModelCode, string Colour, int Suggested, int Quantity, int Priority, string Kind, int? FirstAnswer, int? SecondAnswer, int? Answer, DateTimeOffset? AnsweredAt);

    internal sealed record Submission(Guid Id, decimal Gap, decimal? FactorAfter, bool Asks, DateTimeOffset At, Guid ByPerson, bool? Approved, string? DecidedWhy, DateTimeOffset? DecidedAt, Guid? DecidedBy)
    {
        public string? By { get; init; }
        public string? Decider { get; init; }
    }

    /// <summary>As it stands; deviation is how many per cent off need a reason.</summary>
    internal sealed record View(Head Head, IReadOnlyList<Model> Models, IReadOnlyList<Line> Lines, IReadOnlyList<Submission> Submissions, decimal Deviation, decimal Warning)
    {
        public string State => StateOf(Submissions.Count == 0 ? null : Submissions[0], Lines);
        public int Applied => Lines.Sum(l => l.Quantity);
        public int? Answered => Lines.Any(l => l.Answer is not null) ? Lines.Sum(l => l.Answer ?? 0) : null;
        /// <summary>Of the lines that were answered: confirmed ÷ applied.</summary>
        public int AppliedOfAnswered => Lines.Where(l => l.Answer is not null).Sum(l => l.Quantity);
        public decimal? FactorAfter => Suggestion.FactorAfter(Models.Select(m => (m.Arithmetic(Head), Lines.Where(l => l.ModelCode == m.ModelCode).Sum(l => l.Quantity))));
    }

    public static string StateOf(Submission? last, IReadOnlyList<Line> lines) => last switch
    {
        null => "draft",
        { Approved: false } => "refused",
        { Asks: true, Approved: null } => "waiting",
        _ when lines.Count > 0 && lines.All(l => l.Answer is not null) => "answered",
        _ => "applied",
    };

    private const string Sql = """
        select id, period, target_factor, season, proposed_at, proposed_by from sales.resource_applications where store_id = @store and id = @id;
        select m.model_code, (select max(v.model_name) from sales.vehicles v where v.store_id = @store and v.model_code = m.model_code) as model_name,
               m.plan, m.sold, m.undelivered, m.free, m.in_transit, m.confirmed, m.suggested, m.reason
        from   sales.resource_models m where m.store_id = @store and m.application_id = @id order by m.suggested desc, m.model_code
        """;

    private const string MoreSql = """
        select id, model_code, colour, suggested, quantity, priority, kind, first_answer, second_answer, answer, answered_at from sales.resource_lines
        where  store_id = @store and application_id = @id order by priority;
        select id, gap, factor_after, asks, at, by_person, approved, decided_why, decided_at, decided_by from sales.resource_submissions where store_id = @store and application_id = @id order by at desc
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (heads, models) = await db.Both<Head, Model>(Sql, new { id }, ct);
        if (heads is not [var head]) return null;
        var (lines, submissions) = await db.Both<Line, Submission>(MoreSql, new { id }, ct);
        var names = await people.Named([.. submissions.SelectMany(s => new[] { s.ByPerson, s.DecidedBy ?? s.ByPerson }).Distinct()], ct);
        var set = await standards.Values(null, ct);
        return new(head, models, lines, [.. submissions.Select(s => s with { By = names.GetValueOrDefault(s.ByPerson)?.Name, Decider = s.DecidedBy is { } who ? names.GetValueOrDefault(who)?.Name : null })],
            set[StockStandards.Deviation], set[StockStandards.Warning]);
    }
}
