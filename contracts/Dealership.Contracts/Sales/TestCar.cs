namespace Dealership.Contracts.Sales;

/// <summary>A test car is to be washed and made ready before the showroom opens (营业前整备).</summary>
/// <param name="PreparationId">This car on this day.</param>
/// <param name="CarId">The car.</param>
/// <param name="Number">Its number, as people say it.</param>
/// <param name="KeeperId">Who has its keys.</param>
/// <param name="DueAt">When the showroom opens.</param>
[Matter("试驾车待整备", "A test car is to be made ready")]
public sealed record TestCarToPrepare(Guid PreparationId, Guid CarId, int Number, Guid KeeperId, DateTimeOffset DueAt) : IFact;

/// <summary>Somebody looked a test car over before it is driven.</summary>
/// <param name="PreparationId">This car on this day.</param>
/// <param name="CarId">The car.</param>
/// <param name="Ready">Nothing is lacking.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("试驾车整备", "A test car was made ready")]
public sealed record TestCarPrepared(Guid PreparationId, Guid CarId, bool Ready, DateTimeOffset At, Guid By) : IFact;

/// <summary>A test car left service; what was owed for that day is owed no more.</summary>
/// <param name="PreparationId">The preparation that falls away.</param>
/// <param name="At">When.</param>
[Matter("试驾车不用整备了", "A test car need not be made ready")]
public sealed record TestCarPreparationDropped(Guid PreparationId, DateTimeOffset At) : IFact;

/// <summary>Somebody wants a test car for something else than a test drive (非试驾用途).</summary>
/// <param name="UseId">This use.</param>
/// <param name="CarId">The car.</param>
/// <param name="Number">Its number.</param>
/// <param name="FromAt">From when.</param>
/// <param name="At">When it was asked.</param>
/// <param name="By">Who asked; he does not decide.</param>
[Matter("申请试驾车他用", "A test car is wanted for something else")]
public sealed record TestCarUseAsked(Guid UseId, Guid CarId, int Number, DateTimeOffset FromAt, DateTimeOffset At, Guid By) : IFact;

/// <summary>The general manager answered.</summary>
/// <param name="UseId">This use.</param>
/// <param name="Approved">The car may be used so.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("试驾车他用审批", "Another use of a test car was decided")]
public sealed record TestCarUseDecided(Guid UseId, bool Approved, DateTimeOffset At, Guid By) : IFact;

/// <summary>Nobody wants it any more, before it was decided.</summary>
/// <param name="UseId">This use.</param>
/// <param name="At">When.</param>
[Matter("撤回试驾车他用", "Another use of a test car was withdrawn")]
public sealed record TestCarUseWithdrawn(Guid UseId, DateTimeOffset At) : IFact;
