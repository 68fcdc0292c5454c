using System.Text.Json.Serialization;

namespace Dealership.Benchmarks.Compare;

internal sealed record BareCustomer(Guid Id, string Name, string Phone, bool DoNotContact);

internal sealed record BareLead(
    Guid Id, Guid CustomerId, string Channel, string Source, string Origin, string? ModelCode, DateTime ReceivedAt, DateTime DueAt, Guid? ConsultantId, DateTime? AnsweredAt, DateTime? ClosedAt, bool Late);

internal sealed record BareMore(
    string? Reference, string Wish, DateTime AskedAt, Guid? CardId, Guid? AssignmentId, DateTime? AssignedAt, bool ByTurn, DateTime? OwedBy, string? ClosedWhy, Guid? PlanId);

internal sealed record BareLine(BareLead Lead, BareCustomer? Customer, string? Consultant);

internal sealed record BareRecord(BareLead Lead, BareMore More, BareCustomer? Customer, string? Consultant);

internal sealed record BarePage(IReadOnlyList<BareLine> Rows, string? Next);

internal sealed record BareCounts(int Waiting, int Open, int Late, int InTime, int Slow, int Judged, int Void, int Received);

internal sealed record BareFound(Guid Id, string Name, string Phone, string Source, DateTime AddedAt, bool Stopped, int FollowUps, int Complaints);

internal sealed record BareFoundPage(IReadOnlyList<BareFound> Rows, int Count, string? Next);

internal sealed record BareNewLead(string Name, string Phone, string Channel, string? Source, string? Origin, string? Reference, string? Wish);

internal sealed record BareReason(string Text);

internal sealed record BareDone(Guid? Id, string? Message);

internal sealed record BareFact(Guid LeadId, DateTimeOffset At);

/// <summary>Made by the compiler: the least that writing JSON can cost.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BareRecord))]
[JsonSerializable(typeof(BarePage))]
[JsonSerializable(typeof(BareCounts))]
[JsonSerializable(typeof(BareFoundPage))]
[JsonSerializable(typeof(BareNewLead))]
[JsonSerializable(typeof(BareReason))]
[JsonSerializable(typeof(BareDone))]
[JsonSerializable(typeof(BareFact))]
internal sealed partial class BareJson : JsonSerializerContext;
