namespace Dealership.Contracts.CustomerService;

/// <summary>Whether the customer called himself content when his complaint was closed (结案满意).</summary>
public interface IContentAtClosing : IHappened;
