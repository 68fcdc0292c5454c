using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.Vehicles;

/// <summary>A vehicle's record, its way here and its moves, for other systems.</summary>
internal sealed class VehicleEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/vehicles/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((VehicleRecord record) => record.Show(id, ct)));
        api.MapPost("/vehicles/{id:guid}/moves", ([FromHeader(Name = Key)] Guid key, Guid id, MoveVehicle.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (MoveVehicle duty) => duty.Now(id, form, ct)));
        api.MapPost("/vehicles/{id:guid}/way", ([FromHeader(Name = Key)] Guid key, Guid id, StepComing.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (StepComing duty) => duty.Now(id, form, ct)));
    }
}
