using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.KeyAccounts;

/// <summary>Key-account projects, for other systems and as a file.</summary>
internal sealed class KeyAccountEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    private static readonly ListColumn<ProjectList.Line>[] Columns =
    [
        new(new("项目", "Project"), l => l.Project.Number, 16),
        new(new("单位", "Organisation"), l => l.Project.Organisation, 28),
        new(new("类型", "Kind"), l => OrganisationKind.Of(l.Project.Kind)?.Name),
        new(new("需求台数", "Needs"), l => l.Project.Units),
        new(new("状态", "State"), l => ProjectState.NameOf(l.Project.State)),
        new(new("合同台数", "Contract"), l => l.Project.ContractUnits),
        new(new("已订", "Ordered"), l => l.Project.Ordered),
        new(new("已交", "Handed over"), l => l.Project.Delivered),
        new(new("下次回访", "Next visit"), l => l.Project.VisitDue, 18),
        new(new("负责人", "Owner"), l => l.Owner),
    ];

    public void Map(ApiRoutes api)
    {
        api.MapGet("/key-accounts", (IDesk desk, string? show, string? after, CancellationToken ct) => desk.Read((ProjectList list) => list.Show(new(show, after), ct)));
        api.MapGet("/key-accounts/models", (IDesk desk, CancellationToken ct) => desk.Read((ProjectModels models) => models.All(ct)));
        api.MapGet("/key-accounts/counts", (IDesk desk, CancellationToken ct) => desk.Read((ProjectCounts counts) => counts.Now(ct)));
        api.MapGet("/key-accounts/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((ProjectRecord record) => record.Show(id, ct)));
        api.MapGet("/key-accounts/review", (IDesk desk, CancellationToken ct) => desk.Read((ReviewSheet sheet) => sheet.Now(ct)));
        api.MapGet("/key-accounts/rules", (IDesk desk, DateOnly? day, CancellationToken ct) => desk.Read((KeyRules rules) => rules.On(day, ct)));
        api.MapGet("/key-accounts/rules/to-come", (IDesk desk, CancellationToken ct) => desk.Read((KeyRules rules) => rules.ToCome(ct)));
        api.MapGet("/key-accounts/export", (string? show, IDesk desk, TimeProvider clock) => ListExport.Of(new("大客户项目", "Key-account projects"), desk, Columns, async after =>
        {
            var page = await desk.Read((ProjectList list) => list.Show(new(show, after, 1000), default));
            return (page.Rows, page.Next);
        }, clock));
        Steps(api);
    }

    private static void Steps(ApiRoutes api)
    {
        api.MapPost("/key-accounts", ([FromHeader(Name = Key)] Guid key, OpenProject.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (OpenProject duty) => duty.Now(form, ct)));
        api.MapPost("/key-accounts/{id:guid}/needs", ([FromHeader(Name = Key)] Guid key, Guid id, Need need, IDesk desk, CancellationToken ct) => desk.Do(key, (AddNeed duty) => duty.Now(id, need.ModelCode, need.Quantity, ct)));
        api.MapPost("/key-accounts/{id:guid}/filings", ([FromHeader(Name = Key)] Guid key, Guid id, FileProject.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (FileProject duty) => duty.Now(id, form, ct)));
        api.MapPost("/key-accounts/{id:guid}/answer", ([FromHeader(Name = Key)] Guid key, Guid id, AnswerFiling.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (AnswerFiling duty) => duty.Now(id, form, ct)));
        api.MapPost("/key-accounts/{id:guid}/approvals", ([FromHeader(Name = Key)] Guid key, Guid id, Asked asked, IDesk desk, CancellationToken ct) => desk.Do(key, (AskDiscount duty) => duty.Now(id, asked.Discount, asked.Why, ct)));
        api.MapPost("/key-accounts/approvals/{id:guid}", ([FromHeader(Name = Key)] Guid key, Guid id, Decided decided, IDesk desk, CancellationToken ct) => desk.Do(key, (DecideDiscount duty) => duty.Now(id, decided.Decision, decided.Why, ct)));
        api.MapPost("/key-accounts/{id:guid}/quotes", ([FromHeader(Name = Key)] Guid key, Guid id, QuoteProject.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (QuoteProject duty) => duty.Now(id, form, ct)));
        api.MapPost("/key-accounts/{id:guid}/contract", ([FromHeader(Name = Key)] Guid key, Guid id, SignContract.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (SignContract duty) => duty.Now(id, form, ct)));
        api.MapPost("/key-accounts/{id:guid}/orders", ([FromHeader(Name = Key)] Guid key, Guid id, Linked linked, IDesk desk, CancellationToken ct) => desk.Do(key, (LinkOrder duty) => duty.Now(id, linked.Number, linked.Batch, ct)));
        api.MapPost("/key-accounts/{id:guid}/visits", ([FromHeader(Name = Key)] Guid key, Guid id, Visited visited, IDesk desk, CancellationToken ct) => desk.Do(key, (LogKeyVisit duty) => duty.Now(id, visited.Note, visited.Joint, ct)));
        api.MapPost("/key-accounts/{id:guid}/end", ([FromHeader(Name = Key)] Guid key, Guid id, Ended ended, IDesk desk, CancellationToken ct) => desk.Do(key, (CloseProject duty) => duty.Now(id, ended.Outcome, ended.Why, ct)));
        api.MapPost("/key-accounts/reviews", ([FromHeader(Name = Key)] Guid key, ReviewProjects.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (ReviewProjects duty) => duty.Now(form, ct)));
        api.MapPost("/key-accounts/rules", ([FromHeader(Name = Key)] Guid key, SetKeyRules.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (SetKeyRules duty) => duty.Now(form, ct)));
    }

    internal sealed record Need(string? ModelCode, int? Quantity);

    internal sealed record Asked(decimal? Discount, string? Why);

    internal sealed record Decided(string? Decision, string? Why);

    internal sealed record Linked(string? Number, int? Batch);

    internal sealed record Visited(string? Note, bool Joint);

    internal sealed record Ended(string? Outcome, string? Why);
}
