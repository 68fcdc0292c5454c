using Microsoft.Extensions.DependencyInjection;

namespace Dealership.Plugin;

/// <summary>The one public class of a department beside its pages: the host finds it, reads its manifest and lets it register.</summary>
public interface IDepartment
{
    /// <summary>
    /// Registers what lives in this department. These services are visible to no other department; answers to the questions
    /// of Dealership.Contracts are the exception, and the host exports those by itself.
    /// </summary>
    void Register(IServiceCollection services);
}

/// <summary>The manifest of a department.</summary>
/// <param name="name">Name in code; schema, role and address follow from it: CustomerService, customer_service, /customer-service.</param>
/// <param name="zh">Name on the Chinese screen.</param>
/// <param name="en">Name on the English screen.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DepartmentAttribute(string name, string zh, string en) : Attribute
{
    /// <summary>Name in code.</summary>
    public string Name { get; } = name;

    /// <summary>Name on the Chinese screen.</summary>
    public string Zh { get; } = zh;

    /// <summary>Name on the English screen.</summary>
    public string En { get; } = en;

    /// <summary>
    /// Departments whose questions this one asks. Hearing a fact is no use of its sender: it may be absent and nothing breaks.
    /// The graph is acyclic and true; tests and start-up check it.
    /// </summary>
    public string[] Uses { get; init; } = [];

    /// <summary>Where it stands in the navigation.</summary>
    public int Order { get; init; } = 100;
}
