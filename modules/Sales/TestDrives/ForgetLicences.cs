using Dealership.Plugin;

namespace Dealership.Sales.TestDrives;

/// <summary>
/// Deletes the photo of a licence ninety days after the drive, or after the time of one that never took place. Where there was damage it
/// stays three years, as long as somebody may claim for it.
/// </summary>
internal sealed class ForgetLicences(Db db, TimeProvider clock) : IRoutine
{
    public const int Days = 90;
    private const int YearsAfterDamage = 3;

    public TimeSpan Every => TimeSpan.FromHours(1);

    private const string Sql = """
        delete from sales.licence_photos l using sales.test_drives d, sales.test_car_slots s
        where  l.store_id = @store and d.store_id = @store and d.id = l.drive_id and s.store_id = @store and s.id = d.id
          and  coalesce(d.returned_at, s.until_at) < case when d.damage_inside or d.damage_outside then @yearsAgo else @daysAgo end
        """;

    public Task Run(CancellationToken ct) => db.Do(Sql, new { daysAgo = clock.GetUtcNow().AddDays(-Days), yearsAgo = clock.GetUtcNow().AddYears(-YearsAfterDamage) }, ct);
}
