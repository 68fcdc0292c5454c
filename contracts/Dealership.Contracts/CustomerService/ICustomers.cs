namespace Dealership.Contracts.CustomerService;

/// <summary>Narrow questions about customers (客户). Names and numbers come masked; the full ones need a reason and are logged.</summary>
public interface ICustomers
{
    /// <summary>The masked cards of these customers; ids that are unknown or merged away are answered under the id asked for, or left out.</summary>
    Task<IReadOnlyDictionary<Guid, CustomerCard>> Cards(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>
    /// The customer with this phone number, created when there is none. Matching is by normalised number within the store.
    /// </summary>
    /// <exception cref="ArgumentException">The phone number is not one.</exception>
    Task<Guid> FindOrAdd(NewCustomer customer, CancellationToken ct);

    /// <summary>As <see cref="FindOrAdd"/>, answering his masked card: whoever must know whether he may be contacted asks once.</summary>
    /// <exception cref="ArgumentException">The phone number is not one.</exception>
    Task<CustomerCard> Meet(NewCustomer customer, CancellationToken ct);

    /// <summary>The customer with this phone number, however it is typed; nothing when there is none, or it is no number.</summary>
    Task<Guid?> Known(string? phone, CancellationToken ct);

    /// <summary>Name and number in full, for a person with a task on this customer; the look is logged with its reason.</summary>
    /// <param name="id">The customer.</param>
    /// <param name="reason">Why, as the log shows it: the clause and the task.</param>
    /// <param name="ct">Stops the question.</param>
    /// <returns>Nothing when the customer is unknown, erased, or must not be contacted.</returns>
    Task<CustomerContact?> Reveal(Guid id, Text reason, CancellationToken ct);
}

/// <summary>A customer as everybody may see him.</summary>
/// <param name="Id">The customer.</param>
/// <param name="Name">Masked: 张**.</param>
/// <param name="Phone">Masked: 138****1234.</param>
/// <param name="DoNotContact">He said no (拒绝联系).</param>
public sealed record CustomerCard(Guid Id, string Name, string Phone, bool DoNotContact);

/// <summary>A customer in full.</summary>
public sealed record CustomerContact(Guid Id, string Name, string Phone);

/// <summary>What a department that meets a new customer knows of him.</summary>
/// <param name="Name">One field, as he says it.</param>
/// <param name="Phone">As typed; normalised here.</param>
/// <param name="Source">Where the record came from: <c>order</c>, <c>showroom</c>, <c>lead</c>, <c>key-account</c>, <c>secondary</c>, <c>import</c>, …</param>
public sealed record NewCustomer(string Name, string Phone, string Source);
