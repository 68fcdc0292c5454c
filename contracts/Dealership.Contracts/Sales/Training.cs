namespace Dealership.Contracts.Sales;

/// <summary>Somebody came back from a training (返岗): what he learned is to be passed on (转训).</summary>
/// <param name="NominationId">His part in the course.</param>
/// <param name="PersonId">Who was trained.</param>
/// <param name="DueAt">By when it is passed on.</param>
/// <param name="At">When it was written down.</param>
[Matter("培训返岗", "Somebody came back from training")]
public sealed record TrainingReturned(Guid NominationId, Guid PersonId, DateTimeOffset DueAt, DateTimeOffset At) : IFact;

/// <summary>What was learned was passed on, with a test; another is to check it.</summary>
/// <param name="RetrainingId">This session.</param>
/// <param name="NominationId">The training it passes on.</param>
/// <param name="At">When it was written down.</param>
/// <param name="By">Who held it.</param>
[Matter("完成转训", "Training was passed on")]
public sealed record RetrainingHeld(Guid RetrainingId, Guid NominationId, DateTimeOffset At, Guid By) : IFact;

/// <summary>A session was checked, whatever came of it.</summary>
/// <param name="CheckId">This look.</param>
/// <param name="RetrainingId">The session.</param>
/// <param name="NominationId">The training it passes on.</param>
/// <param name="At">When.</param>
/// <param name="By">Who; never who held it.</param>
[Matter("转训检查", "What was passed on was checked")]
public sealed record RetrainingChecked(Guid CheckId, Guid RetrainingId, Guid NominationId, DateTimeOffset At, Guid By) : IFact;

/// <summary>A session did not do: it is owed again.</summary>
/// <param name="RetrainingId">The session.</param>
/// <param name="At">When.</param>
[Matter("转训不合格", "What was passed on did not do")]
public sealed record RetrainingRefused(Guid RetrainingId, DateTimeOffset At) : IFact;

/// <summary>The month's training was checked: gaps of certificates, each with what is to be done, and what is still to be passed on.</summary>
/// <param name="CheckId">This check.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("培训月检", "The month's training was checked")]
public sealed record TrainingMonthChecked(Guid CheckId, DateTimeOffset At, Guid By) : IFact;
