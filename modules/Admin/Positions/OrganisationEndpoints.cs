using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Dealership.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Admin.Positions;

/// <summary>The organisation, for other systems.</summary>
internal sealed class OrganisationEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/organisation", (IDesk desk, DateOnly? on, CancellationToken ct) => desk.Read((Organisation chart) => chart.Show(on, ct)));
        api.MapGet("/organisation/export", (IDesk desk, DateOnly? on, Words words, TimeProvider clock) => OrganisationSheet.Of(desk, on, words, clock));
        api.MapGet("/organisation/{code}", (IDesk desk, string code, CancellationToken ct) => desk.Read((PositionRecord record) => record.Show(code, ct)));
        api.MapPost("/organisation/approvals", ([FromHeader(Name = Key)] Guid key, ApproveEstablishment.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (ApproveEstablishment duty) => duty.Now(form, ct)));
        api.MapPost("/organisation/{code}/changes", ([FromHeader(Name = Key)] Guid key, string code, ChangePosition.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (ChangePosition duty) => duty.Now(code, form, ct)));
        api.MapDelete("/organisation/changes/{id:guid}", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (WithdrawChange duty) => duty.Now(id, ct)));
    }
}
