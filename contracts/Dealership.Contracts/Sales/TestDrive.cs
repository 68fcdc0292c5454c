namespace Dealership.Contracts.Sales;

/// <summary>A prospect and a car were brought together for an hour: a test drive is arranged (预约试驾).</summary>
/// <param name="DriveId">The test drive.</param>
/// <param name="CardId">The prospect's card.</param>
/// <param name="ConsultantId">Who goes along.</param>
/// <param name="FromAt">When it begins.</param>
/// <param name="At">When it was arranged.</param>
[Matter("预约试驾", "A test drive was arranged")]
public sealed record TestDriveArranged(Guid DriveId, Guid CardId, Guid ConsultantId, DateTimeOffset FromAt, DateTimeOffset At) : IFact;

/// <summary>A test drive will not take place.</summary>
/// <param name="DriveId">The test drive.</param>
/// <param name="At">When it was called off.</param>
[Matter("取消试驾", "A test drive was called off")]
public sealed record TestDriveCancelled(Guid DriveId, DateTimeOffset At) : IFact;

/// <summary>Somebody drove a car and brought it back (试乘试驾); told once per drive.</summary>
/// <param name="DriveId">The test drive.</param>
/// <param name="CardId">The prospect's card.</param>
/// <param name="VisitId">The visit during which he drove.</param>
/// <param name="CarId">The test car.</param>
/// <param name="ModelCode">Its model.</param>
/// <param name="ConsultantId">Who went along.</param>
/// <param name="Full">Licence photographed and agreement signed (完整); otherwise simple (简易).</param>
/// <param name="At">When it was back.</param>
/// <param name="By">Who took it back.</param>
[Matter("试乘试驾", "A test drive was done")]
public sealed record TestDriveDone(Guid DriveId, Guid CardId, Guid? VisitId, Guid CarId, string ModelCode, Guid ConsultantId, bool Full, DateTimeOffset At, Guid By) : IFact;
