namespace Dealership.Contracts.Sales;

/// <summary>A vehicle was handed over to its buyer (交车); told once per delivery. Starts CS-6.</summary>
/// <param name="DeliveryId">The handover.</param>
/// <param name="OrderId">The order it fulfils.</param>
/// <param name="CustomerId">The buyer, as CustomerService knows him.</param>
/// <param name="VehicleId">The vehicle.</param>
/// <param name="ModelCode">The maker's model, as people say it on the phone.</param>
/// <param name="VinTail">Last six characters of the VIN.</param>
/// <param name="ConsultantId">The person who sold it; never the one who asks the buyer about it.</param>
/// <param name="HandedOverAt">When the buyer signed.</param>
/// <param name="OdometerKm">Kilometres at handover.</param>
/// <param name="Kind"><c>retail</c>, <c>key-account</c> or <c>secondary</c>.</param>
/// <param name="EnteredLate">Entered after the day it happened (补录).</param>
[Matter("车辆交接", "A vehicle was handed over")]
public sealed record VehicleHandedOver(
    Guid DeliveryId, Guid OrderId, Guid CustomerId, Guid VehicleId, string ModelCode, string VinTail, Guid ConsultantId,
    DateTimeOffset HandedOverAt, int OdometerKm, string Kind, bool EnteredLate) : IFact;
