using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.TestDrives;

/// <summary>Test drives and test cars, for other systems: a booking page, a key cabinet.</summary>
internal sealed class TestDriveEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/test-drives", (IDesk desk, string? show, DateOnly? from, DateOnly? until, Guid? consultant, string? after, CancellationToken ct) =>
            desk.Read((TestDriveList list) => list.Show(new(show, from, until, consultant, after), ct)));
        api.MapGet("/test-drives/counts", (IDesk desk, DateOnly? from, DateOnly? until, Guid? consultant, CancellationToken ct) => desk.Read((TestDriveCounts counts) => counts.Between(from, until, consultant, ct)));
        api.MapGet("/test-drives/choices", (IDesk desk, Guid? card, CancellationToken ct) => desk.Read((DriveChoices choices) => choices.For(card, ct)));
        api.MapGet("/test-drives/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((TestDriveRecord record) => record.Show(id, ct)));
        api.MapGet("/test-drives/{id:guid}/agreement", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((Agreement agreement) => agreement.Of(id, ct)));
        api.MapGet("/test-drives/{id:guid}/licence", async (IDesk desk, Guid id, CancellationToken ct) =>
            await desk.Read((LicencePhoto photo) => photo.Of(id, ct)) is { } found ? Results.File(found.Content, found.Type) : Results.NotFound());
        api.MapPost("/test-drives/{id:guid}/licence", async ([FromHeader(Name = Key)] Guid key, Guid id, IFormFile? file, IDesk desk, CancellationToken ct) =>
            await PhotographLicence.Photo.From(file, ct) is var photo ? await desk.Do(key, (PhotographLicence duty) => duty.Now(id, photo, ct)) : null).DisableAntiforgery();
        api.MapPost("/test-drives", ([FromHeader(Name = Key)] Guid key, ArrangeTestDrive.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (ArrangeTestDrive duty) => duty.Now(form, ct)));
        api.MapPost("/test-drives/{id:guid}/start", ([FromHeader(Name = Key)] Guid key, Guid id, StartTestDrive.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (StartTestDrive duty) => duty.Now(id, form, ct)));
        api.MapPost("/test-drives/{id:guid}/return", ([FromHeader(Name = Key)] Guid key, Guid id, ReturnTestCar.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (ReturnTestCar duty) => duty.Now(id, form, ct)));
        api.MapPost("/test-drives/{id:guid}/cancellation", ([FromHeader(Name = Key)] Guid key, Guid id, Words words, IDesk desk, CancellationToken ct) => desk.Do(key, (CancelTestDrive duty) => duty.Now(id, words.Text, ct)));
        api.MapGet("/cards/{id:guid}/test-drives", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((DrivesOf drives) => drives.Card(id, ct)));
        api.MapGet("/showroom/visits/{id:guid}/test-drives", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((DrivesOf drives) => drives.Visit(id, ct)));

        api.MapGet("/test-cars", (IDesk desk, string? show, CancellationToken ct) => desk.Read((TestCarList list) => list.Show(show, ct)));
        api.MapGet("/test-cars/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((TestCarRecord record) => record.Show(id, ct)));
        api.MapPost("/test-cars", ([FromHeader(Name = Key)] Guid key, AddTestCar.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (AddTestCar duty) => duty.Now(form, ct)));
        api.MapPost("/test-cars/{id:guid}", ([FromHeader(Name = Key)] Guid key, Guid id, ChangeTestCar.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (ChangeTestCar duty) => duty.Now(id, form, ct)));
        api.MapPost("/test-cars/{id:guid}/keys", ([FromHeader(Name = Key)] Guid key, Guid id, Person person, IDesk desk, CancellationToken ct) => desk.Do(key, (PassKeys duty) => duty.Now(id, person.Id, ct)));
        api.MapPost("/test-cars/{id:guid}/retirement", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) => desk.Do(key, (RetireTestCar duty) => duty.Now(id, ct)));
        api.MapPost("/test-cars/preparations/{id:guid}", ([FromHeader(Name = Key)] Guid key, Guid id, PrepareTestCar.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (PrepareTestCar duty) => duty.Now(id, form, ct)));
        api.MapPost("/test-cars/{id:guid}/uses", ([FromHeader(Name = Key)] Guid key, Guid id, AskOtherUse.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (AskOtherUse duty) => duty.Now(id, form, ct)));
        api.MapGet("/test-cars/uses/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((OtherUse use) => use.Show(id, ct)));
        api.MapPost("/test-cars/uses/{id:guid}/decision", ([FromHeader(Name = Key)] Guid key, Guid id, Decision decision, IDesk desk, CancellationToken ct) => desk.Do(key, (DecideOtherUse duty) => duty.Now(id, decision.Approve, decision.Reason, ct)));
        api.MapPost("/test-cars/uses/{id:guid}/end", ([FromHeader(Name = Key)] Guid key, Guid id, Reading reading, IDesk desk, CancellationToken ct) => desk.Do(key, (EndOtherUse duty) => duty.Now(id, reading.Odometer, ct)));
    }

    internal sealed record Words(string? Text);

    internal sealed record Person(Guid? Id);

    internal sealed record Decision(bool Approve, string? Reason);

    internal sealed record Reading(int? Odometer);
}
