using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Dealership.Plugin;

namespace Dealership.Benchmarks.Walls;

/// <summary>
/// The duties and reads that a handler asks the desk for, read from its compiled code: an endpoint says nowhere else which right it
/// takes, and a list kept by hand would be wrong one day.
/// </summary>
internal sealed class WorksOf
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    private readonly HashSet<MethodBase> _seen = [];
    private readonly List<Type> _found = [];

    /// <summary>In the order in which the code names them.</summary>
    public static IReadOnlyList<Type> Handler(MethodInfo handler)
    {
        var works = new WorksOf();
        works.Read(handler, handler.Module);
        return [.. works._found.Distinct()];
    }

    private void Read(MethodBase method, Module home)
    {
        if (method.Module != home || !_seen.Add(method)) return;
        if (method.DeclaringType is { } type && (type.IsAssignableTo(typeof(IDuty)) || type.IsAssignableTo(typeof(IRead)))) return;
        if (method.GetCustomAttribute<StateMachineAttribute>() is { } machine)
        {
            Read(machine.StateMachineType.GetMethod("MoveNext", BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance)!, home);
            return;
        }
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code) return;
        for (var at = 0; at < code.Length;)
        {
            var value = (short)code[at++];
            if (value == 0xFE) value = (short)(0xFE00 | code[at++]);
            var op = Codes[value];
            if (op.OperandType is OperandType.InlineMethod) Called(method, BitConverter.ToInt32(code, at), home);
            at += Length(op.OperandType, code, at);
        }
    }

    private void Called(MethodBase from, int token, Module home)
    {
        if (Resolve(from, token) is not { } called) return;
        if (called is MethodInfo { IsGenericMethod: true } asked && called.DeclaringType == typeof(IDesk) && called.Name is nameof(IDesk.Do) or nameof(IDesk.Read))
        {
            if (((MethodInfo)called).GetGenericArguments()[0] is { IsGenericParameter: false } work) _found.Add(work);
            return;
        }
        Read(called is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericMethodDefinition() : called, home);
    }

    private static MethodBase? Resolve(MethodBase from, int token)
    {
        try
        {
            return from.Module.ResolveMethod(token, from.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
                from.IsGenericMethod ? from.GetGenericArguments() : null);
        }
        catch (Exception unknown) when (unknown is ArgumentException or TypeLoadException or FileNotFoundException)
        {
            return null;
        }
    }

    private static int Length(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
        _ => 4,
    };
}
