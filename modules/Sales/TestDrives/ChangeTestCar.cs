using Dealership.Plugin;
using Dealership.Plugin.Values;

namespace Dealership.Sales.TestDrives;

/// <summary>Renews the papers of a test car: insured until, inspected until, its plate.</summary>
[Needs(TestDriveRights.KeepCars)]
internal sealed class ChangeTestCar(Db db) : IDuty
{
    internal sealed class Form
    {
        public string? Plate { get; set; }
        public DateOnly? InsuredUntil { get; set; }
        public DateOnly? InspectedUntil { get; set; }
    }

    private const string Sql = """
        update sales.test_cars set plate = @plate, insured_until = @InsuredUntil, inspected_until = @InspectedUntil
        where  store_id = @store and id = @id and retired_at is null returning number
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        var plate = default(Plate);
        var noPlate = default(Contracts.Text);
        var plateIs = string.IsNullOrWhiteSpace(form.Plate) || Plate.TryRead(form.Plate, out plate, out noPlate);
        var problems = new Problems()
            .When(!plateIs, nameof(form.Plate), noPlate.Zh, noPlate.En)
            .When(form.InsuredUntil is null, nameof(form.InsuredUntil), "请填写保险到期日。", "Enter until when it is insured.")
            .When(form.InspectedUntil is null, nameof(form.InspectedUntil), "请填写年检到期日。", "Enter until when it is inspected.");
        if (problems.Any) return problems.Refusal();
        return await db.Row<int?>(Sql, new { id, plate = plate.Value is { Length: > 0 } read ? read : null, form.InsuredUntil, form.InspectedUntil }, ct) is { } number
            ? Outcome.Done(id, new($"{number}号试驾车档案已更新", $"The file of test car no. {number} is up to date"))
            : Outcome.Refused("没有这辆试驾车，或它已停用。", "There is no such test car, or it is out of service.");
    }
}
