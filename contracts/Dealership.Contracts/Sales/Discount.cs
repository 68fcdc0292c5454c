namespace Dealership.Contracts.Sales;

/// <summary>A discount is above the limit of whoever asks for it: somebody has to decide (折扣报批). How much stays in Sales.</summary>
/// <param name="RequestId">This asking.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Position">Who decides.</param>
/// <param name="AskedBy">Who asks; he never decides it.</param>
/// <param name="At">When.</param>
[Matter("折扣报批", "A discount waits for its approval")]
public sealed record DiscountAsked(Guid RequestId, Guid OrderId, string Position, Guid AskedBy, DateTimeOffset At) : IFact;

/// <summary>A discount was approved or refused.</summary>
/// <param name="RequestId">The asking.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Approved">It may be given.</param>
/// <param name="AskedBy">Who asked.</param>
/// <param name="At">When.</param>
/// <param name="By">Who decided.</param>
[Matter("折扣审批", "A discount was decided")]
public sealed record DiscountDecided(Guid RequestId, Guid OrderId, bool Approved, Guid AskedBy, DateTimeOffset At, Guid By) : IFact;

/// <summary>A discount need not be decided any more, or its refusal be answered: the price was changed, or the order cancelled.</summary>
/// <param name="RequestId">The asking.</param>
/// <param name="At">When.</param>
[Matter("折扣不用再批", "A discount need not be decided any more")]
public sealed record DiscountDropped(Guid RequestId, DateTimeOffset At) : IFact;

/// <summary>After a refusal the order got another price.</summary>
/// <param name="RequestId">What was refused.</param>
/// <param name="NextId">The price that took its place.</param>
/// <param name="OrderId">The order.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("改价", "After a refusal the price was changed")]
public sealed record RefusalAnswered(Guid RequestId, Guid NextId, Guid OrderId, DateTimeOffset At, Guid By) : IFact;

/// <summary>The price of an order stands: within a limit, or approved. Its contract can be made out.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="ConsultantId">Who looks after it.</param>
/// <param name="At">When.</param>
[Matter("价格已定", "The price of an order stands")]
public sealed record PriceAgreed(Guid OrderId, Guid ConsultantId, DateTimeOffset At) : IFact;
