using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dealership.Ui.Tests;

/// <summary>A page at an address, in Chinese, on Friday 13 February 2026.</summary>
internal sealed class Screen : BunitContext
{
    public Screen(string address = "/", string language = "zh")
    {
        Services.AddScoped(_ => new Words { Language = language, Now = new(2026, 2, 13, 10, 20, 0, TimeSpan.FromHours(8)) });
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
    }
}
