namespace Dealership.Host.Operations;

/// <summary>
/// What an installation may set, under <c>Dealership</c> in appsettings.json or as environment variables
/// (<c>Dealership__Database</c>).
/// </summary>
internal sealed class Settings
{
    /// <summary>Connection string of a PostgreSQL of your own; without it the house starts one for itself.</summary>
    public string? Database { get; init; }

    /// <summary>Where the house's own PostgreSQL keeps its data; by default <c>.data</c> beside the solution, or beside the program.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Where departments lie; by default <c>modules</c> beside the program.</summary>
    public string? Modules { get; init; }

    /// <summary>Sign-in through the group's own identity provider, when there is one.</summary>
    public OidcSettings? Oidc { get; init; }

    /// <summary>Address of an OpenTelemetry collector; nothing is sent without it.</summary>
    public string? Telemetry { get; init; }

    public static Settings From(IConfiguration configuration) => configuration.GetSection("Dealership").Get<Settings>() ?? new();

    /// <summary>The folder for the house's own files, decided once.</summary>
    public string OwnFolder()
    {
        if (DataFolder is { Length: > 0 }) return Path.GetFullPath(DataFolder);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Dealership.Modular.sln"))) return Path.Combine(folder.FullName, ".data");
        return Path.Combine(AppContext.BaseDirectory, ".data");
    }
}

/// <summary>An OpenID Connect provider.</summary>
internal sealed class OidcSettings
{
    public required string Authority { get; init; }
    public required string ClientId { get; init; }
    public string? ClientSecret { get; init; }

    /// <summary>The claim that equals a person's sign-in name here.</summary>
    public string LoginClaim { get; init; } = "preferred_username";
}
