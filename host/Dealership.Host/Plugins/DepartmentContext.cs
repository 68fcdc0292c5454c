using System.Reflection;
using System.Runtime.Loader;

namespace Dealership.Host.Plugins;

/// <summary>
/// Loads a department's assembly and its private packages. What the host has comes from the host: a second copy of a
/// contract would be a second type, and the department would not be recognised as one. Not collectible: Dapper, Blazor and
/// logging hold on to types, so a restart is the reload.
/// </summary>
internal sealed class DepartmentContext(string assemblyPath) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(assemblyPath))
{
    private readonly AssemblyDependencyResolver _resolver = new(assemblyPath);

    protected override Assembly? Load(AssemblyName name)
    {
        try
        {
            return Default.LoadFromAssemblyName(name);
        }
        catch (FileNotFoundException)
        {
            return _resolver.ResolveAssemblyToPath(name) is { } path ? LoadFromAssemblyPath(path) : null;
        }
    }

    protected override nint LoadUnmanagedDll(string name) =>
        _resolver.ResolveUnmanagedDllToPath(name) is { } path ? LoadUnmanagedDllFromPath(path) : nint.Zero;
}
