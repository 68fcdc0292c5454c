using Dealership.Admin.Accountability;
using Dealership.Admin.Door;
using Dealership.Admin.HandingOver;
using Dealership.Admin.Months;
using Dealership.Admin.Notices;
using Dealership.Admin.Obligations;
using Dealership.Admin.People;
using Dealership.Admin.Permissions;
using Dealership.Admin.Schedule;
using Dealership.Admin.StoreSettings;
using Dealership.Admin.Supervision;
using Dealership.Plugin;
using Microsoft.Extensions.DependencyInjection;

namespace Dealership.Admin;

/// <summary>行政部: store, people, rights, the duty register and everybody's desk.</summary>
[Department("Admin", "行政部", "Administration", Order = 60)]
public sealed class AdminDepartment : IDepartment
{
    /// <inheritdoc />
    public void Register(IServiceCollection services) => services.AddDepartment<AdminDepartment>()
        .AddScoped<Attempts>().AddScoped<Entrance>().AddScoped<Tickets>()
        .AddScoped<Logins>().AddScoped<GeneralManagers>().AddScoped<RulesInForce>()
        .AddSingleton(typeof(Lately<>)).AddScoped<CalendarBook>().AddScoped<Deadlines>()
        .AddScoped<HandOver>().AddScoped<Concerned>().AddScoped<Routing>().AddScoped<DemoSupervision>()
        .AddScoped<Closing>().AddScoped<StoreSeal>().AddScoped<Comparison>().AddScoped<ClausesInForce>().AddScoped<Assignment>()
        .AddNotices();
}
