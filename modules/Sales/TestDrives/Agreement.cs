using Dealership.Contracts;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.Sales.TestDrives;

/// <summary>
/// The agreement on paper (试乘试驾协议): car, time and driver. The driver's name stands in full for whoever goes along, while it is not
/// over, and that look is logged; his number and his licence he writes himself.
/// </summary>
[Needs(TestDriveRights.Drive)]
internal sealed class Agreement(TestDriveRecord record, ICustomers customers) : IRead
{
    internal sealed record View(TestDriveRecord.View Drive, string? Driver);

    public async Task<View?> Of(Guid id, CancellationToken ct)
    {
        if (await record.Show(id, ct) is not { } drive) return null;
        var open = drive.Mine && drive.Drive is { ReturnedAt: null, CancelledAt: null };
        return new(drive, open ? (await customers.Reveal(drive.Drive.CustomerId, new Text("SC-5 试驾协议", "SC-5 agreement of a test drive"), ct))?.Name : null);
    }
}
