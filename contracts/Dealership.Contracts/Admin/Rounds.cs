namespace Dealership.Contracts.Admin;

/// <summary>Somebody walked the zones of a checklist to the end (巡检完成).</summary>
/// <param name="RoundId">The round.</param>
/// <param name="List">Code of the checklist.</param>
/// <param name="At">When the last zone was seen.</param>
/// <param name="By">Who walked it.</param>
[Matter("巡检完成", "A round was walked")]
public sealed record RoundDone(Guid RoundId, string List, DateTimeOffset At, Guid By) : IFact;

/// <summary>A defect was found on a round and somebody is to put it right (整改).</summary>
/// <param name="DefectId">The defect.</param>
/// <param name="List">Code of the checklist.</param>
/// <param name="What">Zone and item.</param>
/// <param name="Owner">Who puts it right.</param>
/// <param name="DueAt">By when.</param>
/// <param name="At">When it was found.</param>
[Matter("巡检发现缺陷", "A round found a defect")]
public sealed record DefectFound(Guid DefectId, string List, Text What, Guid Owner, DateTimeOffset DueAt, DateTimeOffset At) : IFact;

/// <summary>A defect was put right; somebody else is to look again (复查).</summary>
/// <param name="FixId">This putting right.</param>
/// <param name="DefectId">The defect.</param>
/// <param name="Answers">What it was owed for: the defect, or the check that it did not pass.</param>
/// <param name="List">Code of the checklist.</param>
/// <param name="What">Zone and item.</param>
/// <param name="Checker">Who looks again: whoever found it.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("缺陷已整改", "A defect was put right")]
public sealed record DefectFixed(Guid FixId, Guid DefectId, Guid Answers, string List, Text What, Guid Checker, DateTimeOffset At, Guid By) : IFact;

/// <summary>What was put right was looked at again; where it does not pass, it is owed anew.</summary>
/// <param name="CheckId">This look.</param>
/// <param name="FixId">What was looked at.</param>
/// <param name="DefectId">The defect.</param>
/// <param name="List">Code of the checklist.</param>
/// <param name="What">Zone and item.</param>
/// <param name="Passed">It is right now.</param>
/// <param name="Owner">Who puts it right otherwise.</param>
/// <param name="DueAt">By when otherwise.</param>
/// <param name="At">When.</param>
/// <param name="By">Who; never who put it right.</param>
[Matter("缺陷已复查", "A defect was checked again")]
public sealed record DefectChecked(
    Guid CheckId, Guid FixId, Guid DefectId, string List, Text What, bool Passed, Guid Owner, DateTimeOffset DueAt, DateTimeOffset At, Guid By) : IFact;
