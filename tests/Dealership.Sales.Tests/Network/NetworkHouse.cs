using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Values;
using Dealership.Sales.Network;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Network;

/// <summary>A house with a network officer (华丽 in that post) on Wednesday, 4 March, 10:00; a car takes 30,000 yuan of deposit.</summary>
public abstract class NetworkHouse : SalesHouse
{
    private protected static readonly DemoPerson Officer = Cast.Hua with { Positions = [Position.SecondaryNetworkOfficer] };

    private protected async Task<Guid> Filed(string name = "城北汽车", string licence = "91310112MA1G8ABC01") =>
        (await Ok(House.Do(Officer, (OpenDealer duty) => duty.Now(new() { Name = name, LicenceNo = licence, Owner = "钱老板", Address = "城北大道88号" }, default)))).Id!.Value;

    private protected Task<Outcome> Agree(Guid dealer, int limit = 3, string number = "XY-1", DateOnly? until = null, int? target = 4) =>
        House.Do(Cast.Song, (SignAgreement duty) => duty.Now(dealer, new() { Number = number, ValidTo = until ?? new(2026, 12, 31), CarLimit = limit, MonthlyTarget = target }, default));

    private protected Task<Outcome> Deposit(Guid dealer, decimal amount, string receipt = "S-1", string way = "in") =>
        House.Do(Officer, (BookDeposit duty) => duty.Now(dealer, new() { Way = way, ReceiptNo = receipt, Amount = amount }, default));

    private protected async Task<Guid> Active(int limit = 3, decimal deposit = 90_000m, string name = "城北汽车", string licence = "91310112MA1G8ABC01")
    {
        var dealer = await Filed(name, licence);
        await Ok(Agree(dealer, limit, $"XY-{licence[^2..]}", target: null));
        await Ok(Deposit(dealer, deposit, $"S-{licence[^2..]}"));
        return dealer;
    }

    /// <summary>A car in stock; which one by its number.</summary>
    private protected Task<Guid> Car(int number) => VehicleInStock(VinOf(number));

    private protected static string VinOf(int number)
    {
        var vin = $"LSVAA49J0320{number:00000}";
        return $"{vin[..8]}{Dealership.Plugin.Values.Vin.CheckDigit(vin)}{vin[9..]}";
    }

    private protected Task<Outcome> Place(Guid dealer, params Guid[] cars) => House.Do(Officer, (PlaceCars duty) => duty.Now(dealer, new() { Vehicles = cars }, default));

    /// <summary>A car placed there, as its placement.</summary>
    private protected async Task<Guid> Placed(Guid dealer, int number)
    {
        var car = await Car(number);
        await Ok(Place(dealer, car));
        return await House.Sql<Guid>("select id from sales.secondary_placements where vehicle_id = @car and ended_at is null", new { car });
    }

    private protected Task<Outcome> Sold(Guid placement, string phone = "13812341234", DateTime? at = null, bool consent = true) =>
        House.Do(Officer, (ReportSale duty) => duty.Now(placement, new() { Name = "张伟", Phone = phone, SoldAt = at, Consent = consent }, default));

    private protected async Task<DealerRecord.View> Show(Guid dealer, DemoPerson? by = null) => (await House.Read(by ?? Officer, (DealerRecord record) => record.Show(dealer, default)))!;

    private protected async Task<Guid> Month(Guid dealer) => (await Show(dealer)).Months[0].Id;

    private protected Task<MonthRecord.View?> Sheet(Guid month) => House.Read(Officer, (MonthRecord record) => record.Show(month, default));

    private protected async Task<Outcome> DrawUp(Guid month, decimal? theirs = null, int missing = 0)
    {
        var sheet = (await Sheet(month))!;
        return await House.Do(Officer, (DrawUpReconciliation duty) => duty.Now(month, new() { Found = [.. sheet.Cars.Skip(missing).Select(c => c.Id)], HeldTheirs = theirs ?? sheet.Month.Deposit }, default));
    }

    private protected async Task Reconciled(Guid month)
    {
        await Ok(DrawUp(month));
        await Ok(House.Do(Officer, (SignReconciliation duty) => duty.Now(month, "钱老板", default)));
    }

    private protected Task<Outcome> Assess(Guid month, int discipline = 15, int image = 10, int complaints = 5) =>
        House.Do(Officer, (AssessDealer duty) => duty.Now(month, new() { Discipline = discipline, Image = image, Complaints = complaints, Note = "陈列整齐，客户资料要更快上报" }, default));

    /// <summary>Obligations of a clause: who holds each, and whether it is settled.</summary>
    private protected async Task<string> Owed(string clause)
    {
        await House.Settle();
        return await House.Sql<string?>("""
            select string_agg(coalesce(p.name, o.position_code) || case when o.settled_at is null then '' else ' settled' end, ', ' order by o.owed_at, o.subject)
            from   admin.obligations o left join admin.people p on p.store_id = o.store_id and p.id = o.holder_id where o.store_id = 1 and o.clause_code = @clause
            """, new { clause }) ?? "";
    }
}
