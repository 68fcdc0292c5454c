using Dealership.Plugin;
using Dealership.Sales.Cards;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Dealership.Sales.TestDrives;

/// <summary>
/// Keeps a photo of the driving licence (驾照扫描), encrypted with the house's keys: with it the drive is a full one. By whoever goes along,
/// before the car is off; another photo replaces the first.
/// </summary>
[Needs(TestDriveRights.Drive)]
internal sealed class PhotographLicence(Db db, Caller caller, TimeProvider clock, IDataProtectionProvider keys) : IDuty
{
    private const int Megabytes = 10;

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase) { [".jpg"] = "image/jpeg", [".jpeg"] = "image/jpeg", [".png"] = "image/png", [".webp"] = "image/webp" };

    /// <summary>What came; too large a photo comes without its content.</summary>
    internal sealed record Photo(string Name, byte[] Content, bool TooLarge)
    {
        public static async Task<Photo?> From(IFormFile? file, CancellationToken ct)
        {
            if (file is null || file.Length == 0) return null;
            if (file.Length > Megabytes << 20) return new(file.FileName, [], true);
            using var copy = new MemoryStream();
            await file.CopyToAsync(copy, ct);
            return new(file.FileName, copy.ToArray(), false);
        }
    }

    private const string HoldSql = "select 1 from sales.test_drives where store_id = @store and id = @id and started_at is null and cancelled_at is null for update";

    private const string MineSql = $"select d.id from sales.test_drives d where d.store_id = @store and d.id = @id and d.started_at is null and d.cancelled_at is null and {TestDriveView.Mine}";

    private const string Sql = """
        insert into sales.licence_photos (store_id, drive_id, content, type, taken_at, taken_by) values (@store, @id, @content, @type, @now, @by)
        on conflict (store_id, drive_id) do update set content = excluded.content, type = excluded.type, taken_at = excluded.taken_at, taken_by = excluded.taken_by
        """;

    public async Task<Outcome> Now(Guid id, Photo? photo, CancellationToken ct)
    {
        var problems = new Problems()
            .When(photo is null, "File", "请拍一张驾照。", "Take a photo of the licence.")
            .When(photo is { TooLarge: true }, "File", $"照片不能超过{Megabytes}MB。", $"A photo may have {Megabytes} MB at most.")
            .When(photo is not null && !Types.ContainsKey(Path.GetExtension(photo.Name)), "File", "只收照片。", "Photos are taken and nothing else.");
        if (problems.Any) return problems.Refusal();
        if (await db.RowHolding<Guid?>(HoldSql, MineSql, new { id, only = caller.May(CardRights.SeeAll) ? (Guid?)null : caller.PersonId }, ct) is null)
            return Outcome.Refused("没有这次预约，或已经出发。", "There is no such arrangement, or the car is off already.");
        await db.Do(Sql, new { id, content = Protector(keys).Protect(photo!.Content), type = Types[Path.GetExtension(photo.Name)], now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(id, new("驾照已留存，加密保存，试驾后90天删除", "The licence is kept encrypted and deleted 90 days after the drive"));
    }

    internal static IDataProtector Protector(IDataProtectionProvider keys) => keys.CreateProtector("sales.licence-photos");
}
