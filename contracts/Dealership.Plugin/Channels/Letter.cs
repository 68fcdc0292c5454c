using System.Text;

namespace Dealership.Plugin.Channels;

/// <summary>What a notice says to one person. It holds no customer's name and no number: it leaves the house.</summary>
/// <param name="Id">The same however often it is sent, so that a receiver who cares can tell.</param>
/// <param name="To">The person's name.</param>
/// <param name="Address">His own address, for channels that go to one.</param>
/// <param name="Title">In one line.</param>
/// <param name="Lines">What it is about, most pressing first.</param>
/// <param name="More">How many things are not among the lines.</param>
/// <param name="Link">Where all of it stands; nothing while the store has not said its own address.</param>
/// <param name="Language"><c>zh</c> or <c>en</c>.</param>
public sealed record Letter(Guid Id, string To, string? Address, string Title, IReadOnlyList<LetterLine> Lines, int More, string? Link, string Language)
{
    /// <summary>That there is more; nothing when there is not.</summary>
    public string? Rest => More == 0 ? null : Language == "en" ? $"and {More} more" : $"另有 {More} 件";

    /// <summary>What leads to all of it.</summary>
    public string Open => Language == "en" ? "Open today's work" : "打开今日工作";

    /// <summary>Writes as many lines as fit into so many bytes; what is left out is counted in <see cref="Rest"/>.</summary>
    public string Fit(int bytes, Func<Letter, string> write)
    {
        for (var kept = Lines.Count; ; kept--)
        {
            var text = write(this with { Lines = [.. Lines.Take(kept)], More = More + Lines.Count - kept });
            if (kept == 0 || Encoding.UTF8.GetByteCount(text) <= bytes) return text;
        }
    }
}

/// <summary>One thing in a letter, and where it is seen to.</summary>
public sealed record LetterLine(string Text, string? Link);
