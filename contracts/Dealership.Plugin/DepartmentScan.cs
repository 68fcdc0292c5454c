using Dealership.Contracts;
using Dealership.Plugin.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace Dealership.Plugin;

/// <summary>Finds what a department is made of, so that nothing is listed by hand.</summary>
public static class DepartmentScan
{
    /// <summary>Registers every duty, read, listener, answer, endpoint group and book of the department's assembly.</summary>
    public static IServiceCollection AddDepartment<TDepartment>(this IServiceCollection services) where TDepartment : IDepartment =>
        services.Scan(scan => scan.FromTypes(typeof(TDepartment).Assembly.GetTypes().Where(IsPart))
            .AddClasses(c => c.AssignableToAny(typeof(IDuty), typeof(IRead)), publicOnly: false).AsSelf().WithScopedLifetime()
            .AddClasses(c => c.AssignableToAny(typeof(IListen<>), typeof(IListenTogether<>)), publicOnly: false).AsSelfWithInterfaces().WithScopedLifetime()
            .AddClasses(c => c.AssignableToAny(typeof(IDemo), typeof(IImport), typeof(IListenToMany), typeof(IRoutine), typeof(IHeld), typeof(IRollUp)), publicOnly: false).AsSelfWithInterfaces().WithScopedLifetime()
            .AddClasses(c => c.AssignableToAny(typeof(IEndpoints), typeof(IClauses), typeof(IRights), typeof(IChecklists), typeof(IChannel)), publicOnly: false).AsSelfWithInterfaces().WithSingletonLifetime()
            .AddClasses(c => c.Where(IsAnswer), publicOnly: false).AsSelfWithInterfaces().WithScopedLifetime());

    /// <summary>What somebody wrote to be one of the house's things: most types are forms, rows and what the compiler makes, and each rule would look at each of them.</summary>
    private static bool IsPart(Type type) =>
        type is { IsClass: true, IsAbstract: false } && type.Name[0] != '<' && type.GetInterfaces().Any(i => i.Assembly == typeof(Text).Assembly || i.Assembly == typeof(DepartmentScan).Assembly);

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
