namespace Dealership.Contracts.CustomerService;

/// <summary>
/// Whether the buyer complained of his own accord in the thirty days after the follow-up call was due (投诉); known once they are over.
/// A complaint that a follow-up call brought up is the call's work and not its failure.
/// </summary>
public interface IComplainedAfterCall : IHappened;
