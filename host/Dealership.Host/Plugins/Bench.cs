using System.Collections.Concurrent;
using Autofac;
using Dealership.Plugin;

namespace Dealership.Host.Plugins;

/// <summary>
/// Where a department's things that live no longer than a run are made, by constructors that are compiled once: a request makes twenty of them, and
/// the container takes microseconds for each. What lives longer is the container's, which is asked for it once.
/// </summary>
/// <param name="department">The department's scope.</param>
/// <param name="own">What the department registered.</param>
/// <param name="questions">Every question there is.</param>
internal sealed class Bench(ILifetimeScope department, IEnumerable<ServiceDescriptor> own, IReadOnlySet<Type> questions)
{
    private readonly ConcurrentDictionary<Type, Func<Run, object?>> _makers = new();
    private readonly ILookup<Type, ServiceDescriptor> _own = own.Where(s => s.Lifetime != ServiceLifetime.Singleton).ToLookup(s => s.ServiceType);

    /// <summary>Makes it for this run, or gives what the run has; nothing where nobody knows it.</summary>
    public object? Make(Type type, Run run) => _makers.GetOrAdd(type, MakerOf)(run);

    private Func<Run, object?> MakerOf(Type type)
    {
        if (type == typeof(Db)) return static run => run.Db;
        if (type == typeof(Caller)) return static run => run.Caller;
        if (_own[type].LastOrDefault() is { } one) return MakerOf(one);
        if (questions.Contains(type))
        {
            Func<Run, object> ask = run => run.Ask(type);
            return run => run.Shared(type, ask);
        }
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>) && type.GenericTypeArguments[0] is var each && _own[each].Any()) return AllOf(each);
        var lasting = department.ResolveOptional(type);
        return _ => lasting;
    }

    private Func<Run, object?> AllOf(Type each)
    {
        var makers = _own[each].Select(MakerOf).ToArray();
        return run =>
        {
            var all = Array.CreateInstance(each, makers.Length);
            for (var i = 0; i < makers.Length; i++) all.SetValue(makers[i](run), i);
            return all;
        };
    }

    private static Func<Run, object> MakerOf(ServiceDescriptor service)
    {
        Func<Run, object> make;
        if (service.ImplementationFactory is { } factory) make = factory;
        else
        {
            var made = ActivatorUtilities.CreateFactory(service.ImplementationType!, []);
            make = run => made(run, null);
        }
        return service.Lifetime == ServiceLifetime.Transient ? make : run => run.Shared(service, make);
    }
}
