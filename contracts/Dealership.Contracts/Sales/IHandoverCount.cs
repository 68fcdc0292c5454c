namespace Dealership.Contracts.Sales;

/// <summary>The vehicles really handed over: the denominator of CS-6. The subject is the delivery's id.</summary>
public interface IHandoverCount : ICount;
