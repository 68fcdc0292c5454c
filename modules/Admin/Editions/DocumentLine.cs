namespace Dealership.Admin.Editions;

/// <summary>A clause as an edition of the document says it.</summary>
/// <param name="Position">The position's name, or its code.</param>
/// <param name="Code">The clause's code, where the edition gives one.</param>
/// <param name="Said">Its words.</param>
/// <param name="English">Its English, where the edition gives one.</param>
internal sealed record DocumentLine(string Position, string? Code, string Said, string English = "");

/// <summary>What could be read of an edition.</summary>
/// <param name="Lines">In its order.</param>
/// <param name="Skipped">Lines that are neither heading nor clause.</param>
/// <param name="Problem">Why it could not be read at all.</param>
internal sealed record Document(IReadOnlyList<DocumentLine> Lines, int Skipped, Dealership.Contracts.Text? Problem = null)
{
    public static Document Unreadable(string zh, string en) => new([], 0, new(zh, en));
}
