namespace Dealership.Contracts;

/// <summary>What a person reads, in both languages of the house, side by side so that neither is forgotten.</summary>
/// <param name="Zh">Simplified Chinese, the first language of the screen.</param>
/// <param name="En">English.</param>
public readonly record struct Text(string Zh, string En);
