using System.Text;
using Npgsql;

namespace Dealership.Host.Web;

/// <summary>
/// What no rule of a department asks about and no book can hold: a NUL, half a character, a number with more figures than the
/// column. It is the sender's fault and not ours, and it leaves nothing behind.
/// </summary>
internal static class Unstorable
{
    /// <summary>As an API and a page say it.</summary>
    public static Contracts.Text Sentence { get; } = new(
        "有内容无法保存：数字太大，日期超出范围，或含有不能保存的字符。请改正后重试。",
        "Something cannot be stored: a number is too large, a date out of range, or a character cannot be kept. Correct it and try again.");

    /// <summary>The database (class 22, data exceptions) or the writer of its wire turned a value away.</summary>
    public static bool Is(Exception? problem) => problem switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DivisionByZero } => false, // a rule of ours forgot it
        PostgresException refused => refused.SqlState.StartsWith("22", StringComparison.Ordinal),
        EncoderFallbackException => true,
        null => false,
        _ => Is(problem.InnerException),
    };
}
