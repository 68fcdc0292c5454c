using Dealership.Contracts;

namespace Dealership.Plugin;

/// <summary>Writes a department's part of the demo's story, in the order of the departments' uses.</summary>
public interface IDemo
{
    /// <summary>Inserts this department's rows for the story and tells the facts that belong to them.</summary>
    Task Write(DemoStory story, CancellationToken ct);

    /// <summary>What can be written only once everybody has heard the facts.</summary>
    Task After(DemoStory story, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>A believable stretch of a store's life, the same for the same seed; dates are relative to today.</summary>
/// <param name="StoreId">The demo store.</param>
/// <param name="StoreName">Its name.</param>
/// <param name="Today">The day on which the story ends.</param>
/// <param name="Zone">The store's time zone.</param>
/// <param name="Seed">What every random choice follows from.</param>
/// <param name="Staff">The people.</param>
/// <param name="Sales">The vehicles sold, oldest first, each with what followed.</param>
/// <param name="Stock">Vehicles still for sale.</param>
public sealed record DemoStory(
    int StoreId, string StoreName, DateOnly Today, TimeZoneInfo Zone, int Seed, IReadOnlyList<DemoPerson> Staff,
    IReadOnlyList<DemoSale> Sales, IReadOnlyList<DemoVehicle> Stock)
{
    /// <summary>What its people write in: <c>zh</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "zh";

    /// <summary>What somebody of the story wrote, in the story's language.</summary>
    public string Said(Text text) => Language == "en" ? text.En : text.Zh;

    /// <summary>Who left his number in the showroom and has not bought, oldest first.</summary>
    public IReadOnlyList<DemoProspect> Prospects { get; init; } = [];
}

/// <summary>Somebody who came, left his number and has not bought.</summary>
/// <param name="CustomerId">The customer he would be.</param>
/// <param name="CustomerName">His name.</param>
/// <param name="Phone">His number, from a range that nobody is given.</param>
/// <param name="ConsultantId">Who received him.</param>
/// <param name="MetAt">When he came first.</param>
public sealed record DemoProspect(Guid CustomerId, string CustomerName, string Phone, Guid ConsultantId, DateTimeOffset MetAt);

/// <summary>A member of staff.</summary>
public sealed record DemoPerson(Guid Id, string Number, string Name, string Login, IReadOnlyList<string> Positions);

/// <summary>A vehicle.</summary>
public sealed record DemoVehicle(Guid Id, string Vin, string ModelCode, string ModelName, string Colour, DateOnly ReceivedOn, decimal ListPrice);

/// <summary>A sale and what followed.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="DeliveryId">The handover.</param>
/// <param name="CustomerId">The buyer.</param>
/// <param name="CustomerName">His name.</param>
/// <param name="Phone">His number, from a range that nobody is given.</param>
/// <param name="Vehicle">The vehicle.</param>
/// <param name="ConsultantId">Who sold it.</param>
/// <param name="ServiceAdviser">Name of the workshop's adviser whom the buyer met.</param>
/// <param name="OrderedAt">When ordered.</param>
/// <param name="HandedOverAt">When handed over; nothing while it waits.</param>
/// <param name="OdometerKm">Kilometres at handover.</param>
/// <param name="EnteredLate">Entered after the fact.</param>
/// <param name="Calls">Follow-up attempts.</param>
/// <param name="Survey">The satisfaction interview, when held.</param>
/// <param name="Unasked">What became of the interview that was not held.</param>
/// <param name="Complaint">The complaint, when there was one.</param>
public sealed record DemoSale(
    Guid OrderId, Guid DeliveryId, Guid CustomerId, string CustomerName, string Phone, DemoVehicle Vehicle, Guid ConsultantId,
    string ServiceAdviser, DateTimeOffset OrderedAt, DateTimeOffset? HandedOverAt, int OdometerKm, bool EnteredLate, IReadOnlyList<DemoCall> Calls,
    DemoSurvey? Survey, DemoUnasked? Unasked, DemoComplaint? Complaint);

/// <summary>A follow-up attempt. Outcome codes are those of the call log.</summary>
public sealed record DemoCall(Guid Id, DateTimeOffset At, Guid By, string Outcome, bool Reached, string? Note);

/// <summary>A held interview: the score 1 to 10 of each question, in the questionnaire's order.</summary>
public sealed record DemoSurvey(Guid Id, DateTimeOffset At, Guid? By, IReadOnlyList<int> Scores, string? Verbatim);

/// <summary>A buyer who was not interviewed: the calls in vain, then why and when he was taken out of the sample; no reason while he is still tried.</summary>
public sealed record DemoUnasked(IReadOnlyList<DateTimeOffset> Attempts, string? Reason, DateTimeOffset? At);

/// <summary>A complaint, by level 1 to 4.</summary>
public sealed record DemoComplaint(Guid Id, DateTimeOffset At, int Level, string Theme, DateTimeOffset? AnsweredAt, DateTimeOffset? ClosedAt);
