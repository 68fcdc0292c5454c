using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Stock;

namespace Dealership.Sales.Vehicles;

/// <summary>
/// Writes down what happens to a vehicle in stock (车辆动态): another place, damage, the company's own use, another dealer, back to the
/// maker. A secondary dealer is the network's. What an order holds may be moved or found damaged and no more.
/// </summary>
[Needs(StockRights.Keep)]
internal sealed class MoveVehicle(Db db, Caller caller, TimeProvider clock) : IDuty
{
    /// <summary>A kind of move, from which states it may start, and whether it says where or why.</summary>
    internal sealed record Kind(string Code, string[] From, bool Place = false, bool Note = false);

    public static IReadOnlyList<Kind> Kinds { get; } =
    [
        new("moved", ["in-stock", "allocated", "damaged", "display", "test-drive", "courtesy"], Place: true),
        new("damaged", ["in-stock", "allocated", "display", "test-drive", "courtesy"], Note: true),
        new("repaired", ["damaged"], Note: true),
        new("display", ["in-stock"]),
        new("test-drive", ["in-stock"]),
        new("courtesy", ["in-stock"]),
        new("back", ["display", "test-drive", "courtesy"]),
        new("swapped", ["in-stock", "display"], Note: true),
        new("sent-back", ["in-stock", "damaged"], Note: true),
    ];

    internal sealed class Form
    {
        public string? Kind { get; set; }
        public string? Place { get; set; }
        public string? Note { get; set; }
    }

    private const string HoldSql = "select id from sales.vehicles where store_id = @store and id = @id for update";

    private const string StateSql = $"select {VehicleState.Sql} from {VehicleState.From} where v.store_id = @store and v.id = @id";

    private const string Sql = """
        insert into sales.vehicle_moves (store_id, id, vehicle_id, kind, place, note, at, by_person) values (@store, @move, @id, @kind, nullif(@place, ''), nullif(@note, ''), @now, @by)
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        if (await db.RowHolding<string>(HoldSql, StateSql, new { id }, ct) is not { } state) return Outcome.Refused("没有这辆车。", "There is no such vehicle.");
        var kind = Kinds.FirstOrDefault(k => k.Code == form.Kind);
        var (place, note) = (form.Place?.Trim(), form.Note?.Trim());
        var problems = new Problems()
            .When(kind is null, nameof(form.Kind), "请选择发生了什么。", "Choose what happened.")
            .When(kind is not null && !kind.From.Contains(state), nameof(form.Kind), $"{VehicleState.NameOf(state).Zh}的车不能这样做。", $"Not with a vehicle that is: {VehicleState.NameOf(state).En}.")
            .When(kind is { Place: true } && string.IsNullOrEmpty(place), nameof(form.Place), "请填写移到哪里。", "Say where it stands now.")
            .When(kind is { Note: true } && string.IsNullOrEmpty(note), nameof(form.Note), "请写明情况：哪里坏了、修了什么、给了谁、为什么。", "Say what it is: what is damaged or repaired, to whom, why.")
            .When(place?.Length > 60, nameof(form.Place), "最多60字。", "At most 60 characters.")
            .When(note?.Length > 500, nameof(form.Note), "最多500字。", "At most 500 characters.");
        if (problems.Any) return problems.Refusal();
        var (move, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        await db.Do(Sql, new { id, move, kind = form.Kind, place, note, now, by = caller.PersonId }, ct);
        db.Tell(new VehicleMoved(move, id, form.Kind!, now, caller.PersonId), id);
        return Outcome.Done(id, NameOf(form.Kind!));
    }

    public static Text NameOf(string kind) => VehicleState.MoveOf(kind);
}
