using System.Collections.Concurrent;
using System.Reflection;

namespace Dealership.Host.Plugins;

/// <summary>
/// Another department's answer to come: its scope is opened when the first question is put, so that whoever might ask something pays nothing where he
/// does not, and lacks nothing where nobody is there to answer what he never asks.
/// </summary>
public class Asked : DispatchProxy
{
    private static readonly ConcurrentDictionary<Type, Asked> Kinds = new();
    private Func<object> _open = null!;
    private object? _answers;

    /// <summary>Something that answers this question.</summary>
    /// <param name="question">An interface of the contracts.</param>
    /// <param name="open">Opens the scope of whoever answers, and has it made there.</param>
    internal static object Later(Type question, Func<object> open)
    {
        // One is made by reflection for each question, the others are its likes: making one takes as long as asking it.
        var asked = (Asked)Kinds.GetOrAdd(question, static q => (Asked)Create(q, typeof(Asked))).MemberwiseClone();
        asked._open = open;
        return asked;
    }

    /// <inheritdoc />
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Invoke(_answers ??= _open(), BindingFlags.DoNotWrapExceptions, null, args, null);
}
