using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.Network;

/// <summary>The secondary network, for other systems.</summary>
internal sealed class NetworkEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        Dealers(api);
        Months(api);
        api.MapGet("/network/cars", (IDesk desk, string? show, Guid? dealer, string? month, string? after, CancellationToken ct) => desk.Read((PlacedCars list) => list.Show(new(show, dealer, month, after), ct)));
        api.MapGet("/network/cars/free", (IDesk desk, CancellationToken ct) => desk.Read((FreeCars cars) => cars.Oldest(ct)));
        api.MapPost("/network/cars/{id:guid}/return", ([FromHeader(Name = Key)] Guid key, Guid id, Said said, IDesk desk, CancellationToken ct) => desk.Do(key, (TakeBackCar duty) => duty.Now(id, said.Text, ct)));
        api.MapPost("/network/cars/{id:guid}/sale", ([FromHeader(Name = Key)] Guid key, Guid id, ReportSale.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (ReportSale duty) => duty.Now(id, form, ct)));
        api.MapGet("/network/rules", (IDesk desk, DateOnly? day, CancellationToken ct) => desk.Read((NetworkRules rules) => rules.On(day, ct)));
        api.MapGet("/network/rules/to-come", (IDesk desk, CancellationToken ct) => desk.Read((NetworkRules rules) => rules.ToCome(ct)));
        api.MapPost("/network/rules", ([FromHeader(Name = Key)] Guid key, SetNetworkRules.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (SetNetworkRules duty) => duty.Now(form, ct)));
    }

    private static void Dealers(ApiRoutes api)
    {
        api.MapGet("/network", (IDesk desk, string? show, string? after, CancellationToken ct) => desk.Read((DealerList list) => list.Show(new(show, after), ct)));
        api.MapGet("/network/officers", (IDesk desk, CancellationToken ct) => desk.Read((NetworkOfficers officers) => officers.All(ct)));
        api.MapGet("/network/counts", (IDesk desk, CancellationToken ct) => desk.Read((NetworkCounts counts) => counts.Now(ct)));
        api.MapGet("/network/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((DealerRecord record) => record.Show(id, ct)));
        api.MapPost("/network", ([FromHeader(Name = Key)] Guid key, DealerForm form, IDesk desk, CancellationToken ct) => desk.Do(key, (OpenDealer duty) => duty.Now(form, ct)));
        api.MapPost("/network/{id:guid}", ([FromHeader(Name = Key)] Guid key, Guid id, DealerForm form, IDesk desk, CancellationToken ct) => desk.Do(key, (CorrectDealer duty) => duty.Now(id, form, ct)));
        api.MapPost("/network/{id:guid}/agreements", ([FromHeader(Name = Key)] Guid key, Guid id, SignAgreement.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (SignAgreement duty) => duty.Now(id, form, ct)));
        api.MapPost("/network/{id:guid}/deposits", ([FromHeader(Name = Key)] Guid key, Guid id, BookDeposit.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (BookDeposit duty) => duty.Now(id, form, ct)));
        api.MapPost("/network/{id:guid}/cars", ([FromHeader(Name = Key)] Guid key, Guid id, PlaceCars.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (PlaceCars duty) => duty.Now(id, form, ct)));
        api.MapPost("/network/{id:guid}/end", ([FromHeader(Name = Key)] Guid key, Guid id, Said said, IDesk desk, CancellationToken ct) => desk.Do(key, (EndDealer duty) => duty.Now(id, said.Text, ct)));
        api.MapPost("/network/end-proposals/{id:guid}", ([FromHeader(Name = Key)] Guid key, Guid id, Decided decided, IDesk desk, CancellationToken ct) => desk.Do(key, (DecideEnding duty) => duty.Now(id, decided.Decision, decided.Why, ct)));
        api.MapPost("/network/rectifications/{id:guid}", ([FromHeader(Name = Key)] Guid key, Guid id, Said said, IDesk desk, CancellationToken ct) => desk.Do(key, (RecordRectification duty) => duty.Now(id, said.Text, ct)));
    }

    private static void Months(ApiRoutes api)
    {
        api.MapGet("/network/months", (IDesk desk, string? month, CancellationToken ct) => desk.Read((MonthBoard board) => board.Of(month, ct)));
        api.MapGet("/network/months/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((MonthRecord record) => record.Show(id, ct)));
        api.MapPost("/network/months/{id:guid}/reconciliation", ([FromHeader(Name = Key)] Guid key, Guid id, DrawUpReconciliation.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (DrawUpReconciliation duty) => duty.Now(id, form, ct)));
        api.MapPost("/network/months/{id:guid}/signatures", ([FromHeader(Name = Key)] Guid key, Guid id, Said said, IDesk desk, CancellationToken ct) => desk.Do(key, (SignReconciliation duty) => duty.Now(id, said.Text, ct)));
        api.MapPost("/network/months/{id:guid}/assessment", ([FromHeader(Name = Key)] Guid key, Guid id, AssessDealer.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (AssessDealer duty) => duty.Now(id, form, ct)));
        api.MapPost("/network/differences/{id:guid}", ([FromHeader(Name = Key)] Guid key, Guid id, Said said, IDesk desk, CancellationToken ct) => desk.Do(key, (SettleDifference duty) => duty.Now(id, said.Text, ct)));
    }

    internal sealed record Said(string? Text);

    internal sealed record Decided(string? Decision, string? Why);
}
