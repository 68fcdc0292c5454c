using System.Text;

namespace Dealership.Benchmarks.Measuring;

/// <summary>A statement that was run.</summary>
/// <param name="Sql">Its text.</param>
/// <param name="Prepared">Under a name, so that PostgreSQL need not read and plan it again.</param>
internal sealed record Ran(string Sql, bool Prepared);

/// <summary>A transaction, or what ran outside one between two moments of rest.</summary>
/// <param name="User">The role.</param>
/// <param name="Trips">How often the server had to wait for an answer.</param>
/// <param name="Statements">In their order.</param>
/// <param name="Plans">What PostgreSQL said it did, where it was asked to (auto_explain).</param>
internal sealed record Unit(string User, int Trips, IReadOnlyList<Ran> Statements, IReadOnlyList<Plan> Plans)
{
    /// <summary>The house's own: facts on their way, routines, keys. Not part of any request.</summary>
    public bool InBackground => User == "house_app" || Statements.Any(s => s.Sql.Contains("hashtext('inbox ", StringComparison.Ordinal) || s.Sql.Contains("pg_notify", StringComparison.Ordinal) || s.Sql.StartsWith("LISTEN", StringComparison.OrdinalIgnoreCase));

    /// <summary>Who sent this request: looked up every two seconds, not at each.</summary>
    public bool IsSignIn => Statements.Any(s => s.Sql.Contains("admin.token_of(", StringComparison.Ordinal) || s.Sql.Contains("admin.session_of(", StringComparison.Ordinal));
}

/// <summary>One connection, listened to from both ends.</summary>
internal sealed class Conversation(Action<Unit> tell)
{
    private readonly Lock _turn = new();
    private readonly Dictionary<string, string> _named = [];
    private readonly List<Ran> _ran = [];
    private readonly List<Plan> _plans = [];
    private string _user = "";
    private int _trips;
    private int _unanswered;
    private bool _speaking;

    /// <summary>A message of the client.</summary>
    public bool Asked(char type, ReadOnlyMemory<byte> body)
    {
        lock (_turn)
        {
            if (type == '\0')
            {
                var words = Encoding.UTF8.GetString(body.Span[4..]).Split('\0');
                _user = words[Array.IndexOf(words, "user") + 1];
                return true;
            }
            if (type is 'p' or 'X') return true;
            if (!_speaking && _unanswered == 0) _trips++;
            _speaking = type is not ('S' or 'Q');
            if (!_speaking) _unanswered++;
            switch (type)
            {
                case 'Q':
                    _ran.Add(new(Text(body.Span, 0, out _), true)); // begin, commit, reset: PostgreSQL plans nothing for them
                    break;
                case 'P':
                    var name = Text(body.Span, 0, out var next);
                    _named[name] = Text(body.Span, next, out _);
                    break;
                case 'B':
                    Text(body.Span, 0, out var statement);
                    var bound = Text(body.Span, statement, out _);
                    _ran.Add(new(_named.GetValueOrDefault(bound, "?"), bound.Length > 0));
                    break;
            }
            return true;
        }
    }

    /// <summary>A message of PostgreSQL; false for one that is not carried on.</summary>
    public bool Answered(char type, ReadOnlyMemory<byte> body)
    {
        lock (_turn)
        {
            if (type == 'N')
            {
                if (Plan.Read(Encoding.UTF8.GetString(body.Span)) is { } plan) _plans.Add(plan);
                return false;
            }
            if (type != 'Z') return true;
            if (_unanswered > 0) _unanswered--;
            if (_unanswered == 0 && body.Span[0] == (byte)'I' && _ran.Count > 0)
            {
                tell(new(_user, _trips, [.. _ran], [.. _plans]));
                (_trips, _speaking) = (0, false);
                _ran.Clear();
                _plans.Clear();
            }
            return true;
        }
    }

    private static string Text(ReadOnlySpan<byte> bytes, int from, out int next)
    {
        var end = bytes[from..].IndexOf((byte)0);
        next = from + end + 1;
        return Encoding.UTF8.GetString(bytes.Slice(from, end));
    }
}
