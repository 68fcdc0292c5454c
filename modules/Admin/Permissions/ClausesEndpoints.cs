using Dealership.Plugin;
using Dealership.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Admin.Permissions;

/// <summary>Rights by the clauses they follow from, for other systems.</summary>
internal sealed class ClausesEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/rights/why", async (IDesk desk, string? view, CancellationToken ct) => RightsSheet.Of(await desk.Read((RightsByClause rights) => rights.Show(ct)), view));
        api.MapGet("/rights/why/export", (IDesk desk, string? view, Words words, TimeProvider clock) => RightsSheet.File(desk, view, words, clock));
        api.MapGet("/register/{code}/holding", (IDesk desk, string code, CancellationToken ct) => desk.Read((ClauseHolding holding) => holding.Show(code, ct)));
        api.MapPost("/register/{code}/absence", ([FromHeader(Name = Key)] Guid key, string code, TakeClause.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (TakeClause duty) => duty.Now(code, form, ct)));
        api.MapPost("/register/{code}/return", ([FromHeader(Name = Key)] Guid key, string code, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (GiveClauseBack duty) => duty.Now(code, ct)));
    }
}
