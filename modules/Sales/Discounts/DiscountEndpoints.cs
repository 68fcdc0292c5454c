using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.Discounts;

/// <summary>Limits and decisions, for other systems.</summary>
internal sealed class DiscountEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/discounts/limits", (IDesk desk, DateOnly? day, CancellationToken ct) => desk.Read((DiscountLimits limits) => limits.On(day, ct)));
        api.MapGet("/discounts/limits/to-come", (IDesk desk, CancellationToken ct) => desk.Read((DiscountLimits limits) => limits.ToCome(ct)));
        api.MapPost("/discounts/limits", ([FromHeader(Name = Key)] Guid key, SetDiscountLimit.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SetDiscountLimit duty) => duty.Now(form, ct)));
        api.MapPost("/orders/{id:guid}/discount", ([FromHeader(Name = Key)] Guid key, Guid id, Decision decision, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (DecideDiscount duty) => duty.Now(id, decision.Approve, decision.Reason, ct)));
    }

    internal sealed record Decision(bool Approve, string? Reason);
}
