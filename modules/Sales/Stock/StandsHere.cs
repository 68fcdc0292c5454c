using Dealership.Sales.Vehicles;

namespace Dealership.Sales.Stock;

/// <summary>What stands at the store unsold (未售在店): looked at every week, counted every month. What a secondary dealer has is counted there.</summary>
internal static class StandsHere
{
    public const string Sql = $"({VehicleState.Sql} in ('in-stock', 'allocated', 'damaged', 'display', 'test-drive', 'courtesy'))";
}
