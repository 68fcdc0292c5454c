using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.Training;

/// <summary>Courses, certificates and what was passed on, for other systems.</summary>
internal sealed class TrainingEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/training/courses", (IDesk desk, string? show, string? after, CancellationToken ct) => desk.Read((CourseList list) => list.Show(new(show, after), ct)));
        api.MapGet("/training/courses/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((CourseRecord record) => record.Show(id, ct)));
        api.MapPost("/training/courses", ([FromHeader(Name = Key)] Guid key, AddCourse.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (AddCourse duty) => duty.Now(form, ct)));
        api.MapPost("/training/courses/{id:guid}/nominations", ([FromHeader(Name = Key)] Guid key, Guid id, Who who, IDesk desk, CancellationToken ct) => desk.Do(key, (Nominate duty) => duty.Now(id, who.Person, ct)));
        api.MapGet("/training/nominations", (IDesk desk, string? show, Guid? person, string? after, CancellationToken ct) => desk.Read((NominationList list) => list.Show(new(show, person, after), ct)));
        api.MapGet("/training/counts", (IDesk desk, CancellationToken ct) => desk.Read((TrainingCounts counts) => counts.Now(ct)));
        api.MapGet("/training/nominations/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((NominationRecord record) => record.Show(id, ct)));
        api.MapPost("/training/nominations/{id:guid}/withdrawal", ([FromHeader(Name = Key)] Guid key, Guid id, Why why, IDesk desk, CancellationToken ct) => desk.Do(key, (WithdrawNomination duty) => duty.Now(id, why.Text, ct)));
        api.MapPost("/training/nominations/{id:guid}/result", async ([FromHeader(Name = Key)] Guid key, Guid id, [FromForm] string? result, [FromForm] DateOnly? returnedOn, [FromForm] int? score, [FromForm] string? certificateNo,
            [FromForm] DateOnly? validUntil, IFormFile? file, IDesk desk, CancellationToken ct) => await CertificateFile.From(file, ct) is var taken
            ? await desk.Do(key, (RecordResult duty) => duty.Now(id, new() { Result = result, ReturnedOn = returnedOn, Score = score, CertificateNo = certificateNo, ValidUntil = validUntil }, taken, ct)) : null).DisableAntiforgery();
        api.MapGet("/training/nominations/{id:guid}/certificate", async (IDesk desk, Guid id, CancellationToken ct) =>
            await desk.Read((CertificateCopy copy) => copy.Open(id, ct)) is { } file ? Results.File(file.Content, file.Type, file.Name) : Results.NotFound());
        api.MapPost("/training/nominations/{id:guid}/retrainings", ([FromHeader(Name = Key)] Guid key, Guid id, HoldRetraining.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (HoldRetraining duty) => duty.Now(id, form, ct)));
        api.MapPost("/training/retrainings/{id:guid}/check", ([FromHeader(Name = Key)] Guid key, Guid id, CheckRetraining.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (CheckRetraining duty) => duty.Now(id, form, ct)));
        api.MapGet("/training/people/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((TraineeFile file) => file.Of(id, ct)));
        api.MapGet("/training/matrix", (IDesk desk, CancellationToken ct) => desk.Read((TrainingMatrix matrix) => matrix.Now(ct)));
        api.MapGet("/training/certificates", (IDesk desk, DateOnly? day, CancellationToken ct) => desk.Read((RequiredCertificates required) => required.On(day, ct)));
        api.MapGet("/training/certificates/to-come", (IDesk desk, CancellationToken ct) => desk.Read((RequiredCertificates required) => required.ToCome(ct)));
        api.MapPost("/training/certificates", ([FromHeader(Name = Key)] Guid key, SetRequiredCertificate.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (SetRequiredCertificate duty) => duty.Now(form, ct)));
        api.MapGet("/training/checks", (IDesk desk, CancellationToken ct) => desk.Read((TrainingChecks checks) => checks.Latest(ct)));
        api.MapGet("/training/checks/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((TrainingChecks checks) => checks.Show(id, ct)));
        api.MapPost("/training/checks", ([FromHeader(Name = Key)] Guid key, CheckMonth.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (CheckMonth duty) => duty.Now(form, ct)));
    }

    internal sealed record Who(Guid? Person);

    internal sealed record Why(string? Text);
}
