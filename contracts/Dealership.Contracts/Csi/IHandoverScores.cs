namespace Dealership.Contracts.Csi;

/// <summary>The store's own SSI index (内部) of each handover whose buyer answered, on 1,000 points.</summary>
public interface IHandoverScores : IMeasure;
