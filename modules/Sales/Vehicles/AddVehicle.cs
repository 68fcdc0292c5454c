using System.Globalization;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Values;

namespace Dealership.Sales.Vehicles;

/// <summary>Takes a vehicle into stock (入库) by its VIN.</summary>
[Needs(Rights.KeepVehicles)]
internal sealed class AddVehicle(Db db, Caller caller, TimeProvider clock, Contracts.Admin.ICalendar calendar) : IDuty
{
    /// <summary>What is typed; the list price is in yuan.</summary>
    internal sealed class Form
    {
        public string? Vin { get; set; }
        public string? ModelCode { get; set; }
        public string? ModelName { get; set; }
        public string? Colour { get; set; }
        public DateOnly? ReceivedOn { get; set; }
        /// <summary>When it left the factory, as its plate says.</summary>
        public DateOnly? FactoryOn { get; set; }
        public decimal? ListPrice { get; set; }
    }

    private static readonly string Sql = $"""
        insert into sales.vehicles (store_id, id, vin, model_code, model_name, colour, received_on, list_price, factory_on, added_at, added_by)
        values (@store, {string.Format(CultureInfo.InvariantCulture, TakeIn.Id, "@vin", "@id")}, @vin, @modelCode, @modelName, @colour, @receivedOn, @listPrice, @factoryOn, @now, @by)
        on conflict (store_id, vin) do nothing
        returning id
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var problems = new Problems();
        if (!Vin.TryRead(form.Vin, out var vin, out var why)) problems.When(true, nameof(form.Vin), why.Zh, why.En);
        problems
            .When(string.IsNullOrWhiteSpace(form.ModelCode), nameof(form.ModelCode), "请填写车型代码。", "Enter the model code.")
            .When(string.IsNullOrWhiteSpace(form.Colour), nameof(form.Colour), "请填写颜色。", "Enter the colour.")
            .When(form.ReceivedOn > today, nameof(form.ReceivedOn), "入库日期不能晚于今天。", "A vehicle cannot be received after today.")
            .When(form.FactoryOn > (form.ReceivedOn ?? today), nameof(form.FactoryOn), "出厂日期不能晚于入库。", "It cannot have left the factory after it came.")
            .When(form.ListPrice is < 0 or > 99_999_999, nameof(form.ListPrice), "指导价不在合理范围。", "The list price is out of range.");
        if (problems.Any) return problems.Refusal();
        var id = await db.Row<Guid?>(Sql, new
        {
            id = Guid.CreateVersion7(),
            vin = vin.Value,
            modelCode = form.ModelCode!.Trim(),
            modelName = (form.ModelName ?? form.ModelCode).Trim(),
            colour = form.Colour!.Trim(),
            receivedOn = form.ReceivedOn ?? today,
            listPrice = form.ListPrice,
            factoryOn = form.FactoryOn,
            now = clock.GetUtcNow(),
            by = caller.PersonId,
        }, ct);
        if (id is not { } taken) return new Problems().When(true, nameof(form.Vin), "这个车架号已经在库里了。", "A vehicle with this VIN is already here.").Refusal();
        await TakeIn.Now(db, [(taken, form.ReceivedOn ?? today)], today, clock.GetUtcNow(), caller.PersonId, ct);
        return Outcome.Done(id, vin.CheckDigitOk
            ? new($"已入库 …{vin.Tail}", $"Vehicle …{vin.Tail} received")
            : new($"已入库 …{vin.Tail}，但校验位不符，请核对车架号", $"Vehicle …{vin.Tail} received, but its check digit does not fit: look at the VIN again"));
    }
}
