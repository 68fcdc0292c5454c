using Dealership.Plugin;
using Dealership.Sales.Agreements;
using Dealership.Sales.Deliveries;
using Dealership.Sales.Releases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.Orders;

/// <summary>An order's way from its deposit to its release, for other systems.</summary>
internal sealed class OrderEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        var order = api.MapGroup("/orders/{id:guid}");
        order.MapGet("/deal", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((DealRecord record) => record.Show(id, ct)));
        order.MapGet("/history", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((OrderHistory history) => history.Of(id, ct)));
        order.MapGet("/contract", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((ContractPaper paper) => paper.Show(id, ct)));
        order.MapGet("/sheet", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((HandoverSheet sheet) => sheet.Show(id, ct)));
        order.MapPost("/deposits", ([FromHeader(Name = Key)] Guid key, Guid id, TakeDeposit.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (TakeDeposit duty) => duty.Now(id, form, ct)));
        order.MapPost("/changes", ([FromHeader(Name = Key)] Guid key, Guid id, ChangeOrder.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (ChangeOrder duty) => duty.Now(id, form, ct)));
        order.MapPost("/identity", ([FromHeader(Name = Key)] Guid key, Guid id, SightIdentity.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (SightIdentity duty) => duty.Now(id, form, ct)));
        order.MapPost("/lines", ([FromHeader(Name = Key)] Guid key, Guid id, AddLine.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (AddLine duty) => duty.Now(id, form, ct)));
        order.MapPost("/lines/{line:guid}/dropped", ([FromHeader(Name = Key)] Guid key, Guid id, Guid line, IDesk desk, CancellationToken ct) => desk.Do(key, (DropLine duty) => duty.Now(id, line, ct)));
        order.MapPost("/contract", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) => desk.Do(key, (ConfirmContract duty) => duty.Now(id, ct)));
        order.MapPost("/release", ([FromHeader(Name = Key)] Guid key, Guid id, Read read, IDesk desk, CancellationToken ct) => desk.Do(key, (AskRelease duty) => duty.Now(id, read.VinTail, ct)));
        order.MapPost("/release/approval", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) => desk.Do(key, (ApproveRelease duty) => duty.Now(id, ct)));
    }

    internal sealed record Read(string? VinTail);
}
