namespace Dealership.Contracts;

/// <summary>One thing that is wrong with what somebody typed or asked for.</summary>
/// <param name="Field">Property name of the form; empty when it is the form as a whole.</param>
/// <param name="Text">What is wrong and what to do, for the person who typed it.</param>
public sealed record Problem(string Field, Text Text);
