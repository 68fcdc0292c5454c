using Dealership.Plugin;
using Dealership.Sales.Deliveries;
using Dealership.Sales.Orders;
using Dealership.Sales.Vehicles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales;

/// <summary>What the pages of Sales can do, for other systems.</summary>
internal sealed class Endpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/vehicles", (IDesk desk, string? state, string? search, string? after, CancellationToken ct) =>
            desk.Read((VehicleList list) => list.Show(new(state, search, after), ct)));
        api.MapPost("/vehicles", ([FromHeader(Name = Key)] Guid key, AddVehicle.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (AddVehicle duty) => duty.Now(form, ct)));

        api.MapGet("/orders", (IDesk desk, string? state, string? number, string? after, CancellationToken ct) =>
            desk.Read((OrderList list) => list.Show(new(state, number, after), ct)));
        api.MapGet("/orders/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((OrderRecord record) => record.Show(id, ct)));
        api.MapGet("/orders/models", (IDesk desk, CancellationToken ct) => desk.Read((ModelChoices choices) => choices.All(ct)));
        api.MapPost("/orders", ([FromHeader(Name = Key)] Guid key, TakeOrder.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (TakeOrder duty) => duty.Now(form, ct)));
        api.MapPost("/orders/{id:guid}/allocation", ([FromHeader(Name = Key)] Guid key, Guid id, Choice choice, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (AllocateVehicle duty) => duty.Now(id, choice.VehicleId, choice.Reason, ct)));
        api.MapPost("/orders/{id:guid}/payment", ([FromHeader(Name = Key)] Guid key, Guid id, Receipt receipt, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (ConfirmPayment duty) => duty.Now(id, receipt.ReceiptNo, ct)));
        api.MapPost("/orders/{id:guid}/cancellation", ([FromHeader(Name = Key)] Guid key, Guid id, CancelOrder.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (CancelOrder duty) => duty.Now(id, form, ct)));
        api.MapPost("/orders/{id:guid}/handover", ([FromHeader(Name = Key)] Guid key, Guid id, HandOverVehicle.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (HandOverVehicle duty) => duty.Now(id, form, ct)));

        api.MapGet("/deliveries", (IDesk desk, DateOnly? from, DateOnly? until, string? vinTail, string? kind, string? model, Guid? consultant, bool? kept, string? after, CancellationToken ct) =>
            desk.Read((DeliveryList list) => list.Show(new(from, until, vinTail, kind, after) { Model = model, Consultant = consultant, Kept = kept == true }, ct)));
        api.MapGet("/deliveries/service-advisers", (IDesk desk, CancellationToken ct) => desk.Read((ServiceAdvisers advisers) => advisers.Lately(ct)));
        api.MapGet("/deliveries/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((DeliveryRecord record) => record.Show(id, ct)));
        api.MapPost("/deliveries/{id:guid}/explained", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (ExplainRest duty) => duty.Now(id, ct)));
        api.MapPost("/deliveries/{id:guid}/cancellation", ([FromHeader(Name = Key)] Guid key, Guid id, Note note, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (CancelDelivery duty) => duty.Now(id, note.Text, ct)));
    }

    internal sealed record Note(string? Text);

    internal sealed record Choice(Guid VehicleId, string? Reason);

    internal sealed record Receipt(string? ReceiptNo);
}
