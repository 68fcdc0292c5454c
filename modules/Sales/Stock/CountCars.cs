using System.Globalization;
using Dealership.Plugin;

namespace Dealership.Sales.Stock;

/// <summary>
/// Writes down the vehicles found (盘点录入): whole VINs or their last six, as typed or scanned, one a line. What is not expected and is a whole VIN
/// stands as a difference; an end that fits nobody or several is said beside the field.
/// </summary>
[Needs(StockRights.Keep)]
internal sealed class CountCars(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public string? Found { get; set; }
    }

    private const string OpenSql = "select id from sales.stock_takes where store_id = @store and id = @id and closed_at is null for update";

    private const string KnownSql = "select vin from sales.stock_take_cars where store_id = @store and take_id = @id";

    private const string Sql = """
        update sales.stock_take_cars set found_at = coalesce(found_at, @now), found_by = coalesce(found_by, @by) where store_id = @store and take_id = @id and vin = any(@vins);
        insert into sales.stock_take_cars (store_id, take_id, vin, vehicle_id, expected, found_at, found_by)
        select @store, @id, g.vin, v.id, false, @now, @by from unnest(@vins) as g(vin) left join sales.vehicles v on v.store_id = @store and v.vin = g.vin
        on conflict do nothing
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        if (await db.Row<Guid?>(OpenSql, new { id }, ct) is null) return Outcome.Refused("没有这次盘点，或它已完成。", "There is no such count, or it is closed.");
        var known = await db.Rows<string>(KnownSql, new { id }, ct);
        var typed = (form.Found ?? "").ToUpper(CultureInfo.InvariantCulture).Split([' ', '\n', '\r', '\t', ',', '，', '、', ';'], StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray();
        var (vins, unknown) = (new List<string>(), new List<string>());
        foreach (var text in typed)
        {
            var fits = known.Where(v => v == text || (text.Length is >= 6 and < 17 && v.EndsWith(text, StringComparison.Ordinal))).ToArray();
            if (fits.Length == 1) vins.Add(fits[0]);
            else if (fits.Length == 0 && Plugin.Values.Vin.TryRead(text, out var whole, out _)) vins.Add(whole.Value);
            else unknown.Add(text);
        }
        if (typed.Length == 0 || unknown.Count > 0)
            return new Problems().When(typed.Length == 0, nameof(form.Found), "请输入找到的车架号。", "Enter the VINs that were found.")
                .When(unknown.Count > 0, nameof(form.Found), $"认不出：{string.Join("、", unknown)}。请填后六位或完整车架号。", $"Not recognised: {string.Join(", ", unknown)}. Enter the last six or the whole VIN.").Refusal();
        await db.Do(Sql, new { id, vins = vins.Distinct().ToArray(), now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(id, new($"已记{vins.Count}辆", $"{vins.Count} noted"));
    }
}
