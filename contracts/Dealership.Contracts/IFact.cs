namespace Dealership.Contracts;

/// <summary>
/// Something that happened, told by the department it happened in. A record of ids and the few facts a listener needs;
/// never a name, a phone number, an address or a price. A listener may hear it twice.
/// </summary>
public interface IFact;
