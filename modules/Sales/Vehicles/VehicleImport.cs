using System.Globalization;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Sales.Vehicles;

/// <summary>Vehicles from the maker's or the dealer's own list, matched by VIN.</summary>
internal sealed class VehicleImport(Db db, Caller caller, TimeProvider clock, Contracts.Admin.ICalendar calendar) : IImport
{
    public ImportSheet Sheet { get; } = new("vehicles", new("车辆", "Vehicles"), Rights.KeepVehicles,
    [
        new("vin", new("车架号", "VIN"), CellKind.Vin, true, ["VIN码", "底盘号", "车架号(VIN)"]),
        new("model", new("车型代码", "Model code"), CellKind.Text, true, ["车型", "车系"]),
        new("name", new("车型名称", "Model name"), CellKind.Text, false, ["配置", "车型配置"]),
        new("colour", new("颜色", "Colour"), CellKind.Text, true, ["外观颜色", "车身颜色"]),
        new("received", new("入库日期", "Received on"), CellKind.Date, true, ["入库时间", "到店日期"]),
        new("factory", new("出厂日期", "Left the factory"), CellKind.Date, false, ["生产日期", "下线日期"]),
        new("price", new("指导价", "List price"), CellKind.Amount, false, ["厂家指导价"]),
    ], ["vin"]);

    private const string ExistingSql = "select vin from sales.vehicles where store_id = @store and vin = any(@vins)";

    private static readonly string ApplySql = $"""
        with given as (
            select * from unnest(@ids, @vins, @models, @names, @colours, @received::date[], @factories::date[], @prices::numeric[]) as g(id, vin, model, name, colour, received, factory, price)),
        before as (
            select v.vin, jsonb_build_object('model_code', v.model_code, 'model_name', v.model_name, 'colour', v.colour, 'received_on', v.received_on, 'factory_on', v.factory_on, 'list_price', v.list_price)::text as was
            from   sales.vehicles v join given g on g.vin = v.vin where v.store_id = @store),
        written as (
            insert into sales.vehicles as v (store_id, id, vin, model_code, model_name, colour, received_on, factory_on, list_price, added_at, added_by)
            select @store, {string.Format(CultureInfo.InvariantCulture, TakeIn.Id, "given.vin", "given.id")}, vin, model, coalesce(name, model), colour, received, factory, price, @now, @by from given
            on conflict (store_id, vin) do update
            set model_code = excluded.model_code, model_name = excluded.model_name, colour = excluded.colour, received_on = excluded.received_on, factory_on = coalesce(excluded.factory_on, v.factory_on), list_price = coalesce(excluded.list_price, v.list_price)
            returning v.id, v.vin)
        select w.vin, w.id, b.was from written w left join before b on b.vin = w.vin
        """;

    private const string RevertSql = """
        with given as (select * from unnest(@ids, @befores) as g(id, was)),
        restored as (
            update sales.vehicles v set model_code = g.was::jsonb ->> 'model_code', model_name = g.was::jsonb ->> 'model_name', colour = g.was::jsonb ->> 'colour',
                   received_on = (g.was::jsonb ->> 'received_on')::date, factory_on = (g.was::jsonb ->> 'factory_on')::date, list_price = (g.was::jsonb ->> 'list_price')::numeric
            from   given g where v.store_id = @store and v.id = g.id and g.was is not null returning v.id),
        removed as (
            delete from sales.vehicles v using given g
            where  v.store_id = @store and v.id = g.id and g.was is null
              and  not exists (select 1 from sales.allocations a where a.store_id = @store and a.vehicle_id = v.id)
              and  not exists (select 1 from sales.deliveries d where d.store_id = @store and d.vehicle_id = v.id)
              and  not exists (select 1 from sales.inspections i where i.store_id = @store and i.vehicle_id = v.id)
              and  not exists (select 1 from sales.inbound_checks i where i.store_id = @store and i.vehicle_id = v.id)
              and  not exists (select 1 from sales.custody i where i.store_id = @store and i.vehicle_id = v.id)
              and  not exists (select 1 from sales.ageings i where i.store_id = @store and i.vehicle_id = v.id)
              and  not exists (select 1 from sales.week_check_cars i where i.store_id = @store and i.vehicle_id = v.id)
            returning v.id),
        back as (update sales.coming_vehicles w set came_at = null from removed r where w.store_id = @store and w.id = r.id),
        unsaid as (delete from sales.vehicle_moves k using removed r where k.store_id = @store and k.vehicle_id = r.id and k.kind = 'received')
        select v.vin from given g join sales.vehicles v on v.store_id = @store and v.id = g.id
        where  g.id not in (select id from restored) and g.id not in (select id from removed)
        """;

    public async Task<IReadOnlyList<RowVerdict>> Check(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var there = (await db.Rows<string>(ExistingSql, new { vins = rows.Select(r => r["vin"]).Where(v => v is not null).ToArray() }, ct)).ToHashSet();
        return [.. rows.Select(r => new RowVerdict([], r["vin"] is { } vin && there.Contains(vin)))];
    }

    public async Task<IReadOnlyList<RowResult>> Apply(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var written = (await db.Rows<Written>(ApplySql, new
        {
            ids = rows.Select(_ => Guid.CreateVersion7()).ToArray(),
            vins = All("vin"),
            models = All("model"),
            names = All("name"),
            colours = All("colour"),
            received = rows.Select(r => Day(r, "received")!.Value).ToArray(),
            factories = rows.Select(r => Day(r, "factory")).ToArray(),
            prices = rows.Select(r => r["price"] is { } p ? decimal.Parse(p, CultureInfo.InvariantCulture) : (decimal?)null).ToArray(),
            now,
            by = caller.PersonId,
        }, ct)).ToDictionary(w => w.Vin);
        await TakeIn.Now(db, [.. rows.Where(r => written[r["vin"]!].Was is null).Select(r => (written[r["vin"]!].Id, Day(r, "received")!.Value))], await calendar.Today(ct), now, caller.PersonId, ct);
        return [.. rows.Select(r => new RowResult(r.Number, written[r["vin"]!].Id, written[r["vin"]!].Was is null, written[r["vin"]!].Was))];

        string?[] All(string key) => [.. rows.Select(r => r[key])];
    }

    public async Task<IReadOnlyList<Problem>> Revert(IReadOnlyList<RowResult> results, CancellationToken ct)
    {
        var done = results.Where(r => r.Id is not null).ToArray();
        var stay = await db.Rows<string>(RevertSql, new { ids = done.Select(r => r.Id!.Value).ToArray(), befores = done.Select(r => r.Before).ToArray() }, ct);
        return [.. stay.Select(vin => new Problem(vin, new($"车辆 {vin} 已有订单、检查、资料交接或交车，不能撤回。", $"Vehicle {vin} has an order, a check, papers or a handover and stays.")))];
    }

    private static DateOnly? Day(ImportRow row, string key) => row[key] is { } text ? DateOnly.Parse(text[..10], CultureInfo.InvariantCulture) : null;

    private sealed record Written(string Vin, Guid Id, string? Was);
}
