using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.KeyAccounts;

/// <summary>
/// The sales manager's weekly review (项目周评审): a note on every open project, which is what SM-11 is proven by. Where none is open, a note on
/// where the next is to be found.
/// </summary>
[Needs(KeyAccountRights.Review)]
internal sealed class ReviewProjects(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        /// <summary>The projects reviewed, and beside each its note, in the same order.</summary>
        public Guid[] Projects { get; set => field = value ?? []; } = [];
        public string[] Notes { get; set => field = value ?? []; } = [];
        public string? Note { get; set; }
    }

    private const string OpenSql = "select p.id, p.number from sales.key_projects p where p.store_id = @store and p.closed_at is null order by p.number";

    private const string Sql = """
        insert into sales.key_reviews (store_id, id, note, at, by_person) values (@store, @id, @note, @now, @by);
        insert into sales.key_review_notes (store_id, review_id, project_id, note) select @store, @id, n.project, n.note from unnest(@projects, @notes) as n(project, note)
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var open = await db.Rows<Open>(OpenSql, null, ct);
        var notes = form.Projects.Zip(form.Notes.Concat(Enumerable.Repeat("", form.Projects.Length))).GroupBy(n => n.First).ToDictionary(g => g.Key, g => g.Last().Second?.Trim() ?? "");
        var missing = open.Where(p => notes.GetValueOrDefault(p.Id) is not { Length: >= 5 and <= 500 }).ToArray();
        var problems = new Problems()
            .When(missing.Length > 0, nameof(form.Notes), $"每个项目都要写评审意见（5到500字），还缺：{string.Join("、", missing.Select(p => p.Number))}。", $"A note of 5 to 500 characters on every project; missing: {string.Join(", ", missing.Select(p => p.Number))}.")
            .When(open.Count == 0 && form.Note?.Trim().Length is not >= 10, nameof(form.Note), "没有在跟的项目，请写开发方向（至少10字）。", "No project is open: say where the next is to be found, in at least 10 characters.")
            .When(form.Note?.Length > 1000, nameof(form.Note), "最多1000字。", "At most 1,000 characters.");
        if (problems.Any) return problems.Refusal();
        var (id, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        await db.Do(Sql, new { id, note = form.Note?.Trim() ?? "", now, by = caller.PersonId, projects = open.Select(p => p.Id).ToArray(), notes = open.Select(p => notes[p.Id]).ToArray() }, ct);
        db.Tell(new KeyProjectsReviewed(id, now, caller.PersonId), id);
        return Outcome.Done(id, new("本周项目评审已记录", "This week's review is written down"));
    }

    private sealed record Open(Guid Id, string Number);
}
