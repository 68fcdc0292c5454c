namespace Dealership.Plugin;

/// <summary>Who fills a named place in somebody else's page.</summary>
public interface ISlots
{
    /// <summary>Components that fill the slot and that the caller may see, in order.</summary>
    IReadOnlyList<Type> Filling(string slot, Caller caller);
}
