using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.KeyAccounts;

/// <summary>
/// Files a project with the maker (报备). An organisation is filed by one alone: whoever filed it first has it for the days that a filing
/// holds, be it a colleague or, as the maker answered, another dealer.
/// </summary>
[Needs(KeyAccountRights.Keep)]
internal sealed class FileProject(Db db, Caller caller, TimeProvider clock, ICalendar calendar, KeyRules rules, IPeople people) : IDuty
{
    internal sealed class Form
    {
        /// <summary>The maker's number of the filing.</summary>
        public string? Number { get; set; }
        /// <summary>Which papers prove who buys: licence, letter of the project, employee's card.</summary>
        public string? Proof { get; set; }
    }

    // Two who file one organisation at once come one after the other.
    private const string HoldSql = "select 1 from sales.key_organisations where store_id = @store and id = @organisation for update";

    private const string TakenSql = """
        select f.filed_by, f.valid_until, coalesce(f.answer = 'taken', false) as elsewhere
        from   sales.key_filings f join sales.key_projects p on p.store_id = @store and p.id = f.project_id
        where  f.store_id = @store and p.organisation_id = @organisation and f.valid_until >= @today and f.answer is distinct from 'refused'
          and  (p.id = @id or p.closed_at is null) and (f.filed_by <> @by or p.id = @id or f.answer = 'taken')
        order  by f.filed_at limit 1
        """;

    private const string Sql = """
        insert into sales.key_filings (store_id, id, project_id, number, proof, filed_at, filed_by, valid_until) values (@store, @filing, @id, @number, @proof, @now, @by, @until)
        on conflict do nothing returning id
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        var (now, today, rule) = (clock.GetUtcNow(), await calendar.Today(ct), await rules.On(null, ct));
        if (await Projects.Hold(db, caller, id, today, ct) is not { ClosedAt: null } project) return Projects.None;
        var problems = new Problems()
            .When(form.Number?.Trim().Length is null or 0 or > 40, nameof(form.Number), "请填写厂家的报备号。", "Enter the maker's number.")
            .When(form.Proof?.Trim().Length is null or < 2 or > 200, nameof(form.Proof), "请写明证明材料（执照、项目确认函、在职证明等）。", "Say which papers prove it: licence, letter of the project, employee's card.")
            .When(project.Kind != OrganisationKind.Group && project.Units < rule.EntryUnits, "", $"需求{project.Units}台，不到大客户准入的{rule.EntryUnits}台。", $"It needs {project.Units} cars; a key account begins at {rule.EntryUnits}.");
        if (problems.Any) return problems.Refusal();
        var taken = await db.RowHolding<Taken>(HoldSql, TakenSql, new { organisation = project.OrganisationId, id, today, by = caller.PersonId }, ct);
        if (taken is { Elsewhere: true }) return Outcome.Refused($"厂家答复他店已先报备，有效到{taken.ValidUntil:yyyy-MM-dd}。", $"The maker answered that another dealer filed it first; that holds until {taken.ValidUntil:yyyy-MM-dd}.");
        if (taken is not null)
        {
            var who = (await people.Named([taken.FiledBy], ct)).GetValueOrDefault(taken.FiledBy)?.Name ?? "—";
            return Outcome.Refused($"这个单位已由{who}报备，有效到{taken.ValidUntil:yyyy-MM-dd}，先报备先得。", $"{who} has filed this organisation; it holds until {taken.ValidUntil:yyyy-MM-dd}, first filed first served.");
        }
        var filing = Guid.CreateVersion7();
        if (await db.Row<Guid?>(Sql, new { filing, id, number = form.Number!.Trim(), proof = form.Proof!.Trim(), now, by = caller.PersonId, until = today.AddDays(rule.FilingDays) }, ct) is null)
            return problems.When(true, nameof(form.Number), "这个报备号已用过。", "This number is used.").Refusal();
        db.Tell(new KeyProjectFiled(id, filing, now, caller.PersonId), id);
        return Outcome.Done(id, new($"已报备，{rule.FilingDays}天内有效", $"Filed; it holds for {rule.FilingDays} days"));
    }

    private sealed record Taken(Guid FiledBy, DateOnly ValidUntil, bool Elsewhere);
}
