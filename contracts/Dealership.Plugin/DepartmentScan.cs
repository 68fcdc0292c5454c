using Dealership.Contracts;
using Dealership.Plugin.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace Dealership.Plugin;

/// <summary>Finds what a department is made of, so that nothing is listed by hand.</summary>
public static class DepartmentScan
{
    /// <summary>Registers every duty, read, listener, answer, endpoint group and book of the department's assembly.</summary>
    public static IServiceCollection AddDepartment<TDepartment>(this IServiceCollection services) where TDepartment : IDepartment =>
        services.Scan(scan => scan.FromAssemblyOf<TDepartment>()
            .AddClasses(c => c.AssignableToAny(typeof(IDuty), typeof(IRead)), publicOnly: false).AsSelf().WithScopedLifetime()
            .AddClasses(c => c.AssignableToAny(typeof(IListen<>), typeof(IListenTogether<>)), publicOnly: false).AsSelfWithInterfaces().WithScopedLifetime()
            .AddClasses(c => c.AssignableToAny(typeof(IEndpoints), typeof(IClauses), typeof(IRights), typeof(IDemo), typeof(IImport), typeof(IListenToMany), typeof(IRoutine), typeof(IHeld), typeof(IChecklists), typeof(IRollUp)),
                publicOnly: false).AsSelfWithInterfaces().WithScopedLifetime()
            .AddClasses(c => c.AssignableTo<IChannel>(), publicOnly: false).AsSelfWithInterfaces().WithSingletonLifetime()
            .AddClasses(c => c.Where(IsAnswer), publicOnly: false).AsSelfWithInterfaces().WithScopedLifetime());

    /// <summary>A class that answers a question of the contracts, or one of the host's own.</summary>
    private static bool IsAnswer(Type type) => type.GetInterfaces().Any(IsQuestion);

    /// <summary>A question: an interface in a department's folder of the contracts, or of the socket where the host itself asks.</summary>
    public static bool IsQuestion(Type type) =>
        type.IsInterface && !type.IsGenericType
        && ((type.Assembly == typeof(Text).Assembly && type.Namespace != typeof(Text).Namespace) || type.IsDefined(typeof(AskedByHostAttribute), false));
}

/// <summary>A question that the host itself asks of whichever department answers it.</summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class AskedByHostAttribute : Attribute;
