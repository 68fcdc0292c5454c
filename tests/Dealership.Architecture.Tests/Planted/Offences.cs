using System.Reflection;
using System.Reflection.Emit;
using Dealership.Plugin;
using Microsoft.Extensions.DependencyInjection;

namespace Dealership.Architecture.Tests.Planted;

/// <summary>An offence: public, and neither entry nor page.</summary>
public sealed class PublicRule;

/// <summary>An offence: a duty that anybody may do.</summary>
internal sealed class UnguardedDuty : IDuty;

/// <summary>Makes departments that exist nowhere but here.</summary>
internal static class Assemblies
{
    /// <summary>An assembly with a department of this name that uses the other.</summary>
    public static Assembly With(string name, string uses)
    {
        var module = AssemblyBuilder.DefineDynamicAssembly(new($"Dealership.{name}"), AssemblyBuilderAccess.Run).DefineDynamicModule("main");
        var type = module.DefineType($"Dealership.{name}.{name}Department", TypeAttributes.Public | TypeAttributes.Sealed, typeof(object), [typeof(IDepartment)]);
        var register = type.DefineMethod("Register", MethodAttributes.Public | MethodAttributes.Virtual, typeof(void), [typeof(IServiceCollection)]);
        register.GetILGenerator().Emit(OpCodes.Ret);
        type.SetCustomAttribute(new(
            typeof(DepartmentAttribute).GetConstructor([typeof(string), typeof(string), typeof(string)])!, [name, name, name],
            [typeof(DepartmentAttribute).GetProperty(nameof(DepartmentAttribute.Uses))!], [new[] { uses }]));
        return type.CreateType().Assembly;
    }
}
