namespace Dealership.Ui;

/// <summary>Rows that were ticked and sent.</summary>
/// <param name="Key">Idempotency key of this press.</param>
/// <param name="Values">What <c>Select</c> said of each row.</param>
public sealed record Picked(Guid Key, IReadOnlyList<string> Values)
{
    /// <summary>The values as ids; what is not an id is left out.</summary>
    public IReadOnlyList<Guid> Ids => [.. Values.Select(value => Guid.TryParse(value, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];
}
