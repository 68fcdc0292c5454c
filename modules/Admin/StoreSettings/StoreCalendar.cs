using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.StoreSettings;

/// <summary>Answers for the store's clock. The zone is asked once per run: it does not change under a duty's hands.</summary>
internal sealed class StoreCalendar(Db db, TimeProvider clock) : ICalendar
{
    private TimeZoneInfo? _zone;

    public async Task<TimeZoneInfo> Zone(CancellationToken ct) => _zone ??= TimeZoneInfo.FindSystemTimeZoneById(
        await db.Row<string>("select zone from admin.stores where store_id = @store", null, ct)
        ?? throw new InvalidOperationException("The caller's store does not exist, so it has no clock."));

    public async Task<DateOnly> Today(CancellationToken ct) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), await Zone(ct)).DateTime);
}
