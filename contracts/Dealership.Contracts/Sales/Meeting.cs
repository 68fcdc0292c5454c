namespace Dealership.Contracts.Sales;

/// <summary>The material of a meeting (晨会、夕会资料) is there, or a later version of it.</summary>
/// <param name="PackId">This version.</param>
/// <param name="Kind"><c>morning</c> or <c>evening</c>.</param>
/// <param name="Day">Day of the meeting.</param>
/// <param name="Version">1 unless figures changed.</param>
/// <param name="At">When it was made.</param>
[Matter("会议资料生成", "A meeting's material was made")]
public sealed record MeetingPackReady(Guid PackId, string Kind, DateOnly Day, int Version, DateTimeOffset At) : IFact;

/// <summary>Somebody looked the material over and stands for it; told once per meeting, whatever version came after.</summary>
/// <param name="PackId">The version confirmed.</param>
/// <param name="Kind"><c>morning</c> or <c>evening</c>.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("会议资料确认", "A meeting's material was confirmed")]
public sealed record MeetingPackConfirmed(Guid PackId, string Kind, DateTimeOffset At, Guid By) : IFact;

/// <summary>A morning or evening meeting (晨会、夕会) was held and closed.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="Kind"><c>morning</c> or <c>evening</c>.</param>
/// <param name="Here">How many came.</param>
/// <param name="Decisions">How many things it decided.</param>
/// <param name="Late">Closed on a later day than it was held: it proves nothing.</param>
/// <param name="At">When it was closed.</param>
/// <param name="By">Who chaired it.</param>
[Matter("开完晨会、夕会", "A meeting was held")]
public sealed record MeetingClosed(Guid MeetingId, string Kind, int Here, int Decisions, bool Late, DateTimeOffset At, Guid By) : IFact;

/// <summary>A meeting decided that somebody does something by a day.</summary>
/// <param name="ActionId">What was decided.</param>
/// <param name="MeetingId">Where.</param>
/// <param name="PersonId">Who does it.</param>
/// <param name="Position">Under which of his positions.</param>
/// <param name="DueAt">Last instant in time.</param>
/// <param name="At">When it was decided.</param>
/// <param name="By">Who wrote it down.</param>
[Matter("会议决定", "A meeting decided that somebody does something")]
public sealed record ActionDecided(Guid ActionId, Guid MeetingId, Guid PersonId, string Position, DateTimeOffset DueAt, DateTimeOffset At, Guid By) : IFact;

/// <summary>It was done, and he said what.</summary>
/// <param name="ActionId">What was decided.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("会议决定已落实", "What a meeting decided was done")]
public sealed record ActionDone(Guid ActionId, DateTimeOffset At, Guid By) : IFact;

/// <summary>Whoever chairs the meetings took it back.</summary>
/// <param name="ActionId">What was decided.</param>
/// <param name="At">When.</param>
[Matter("会议决定撤回", "What a meeting decided is owed no longer")]
public sealed record ActionDropped(Guid ActionId, DateTimeOffset At) : IFact;
