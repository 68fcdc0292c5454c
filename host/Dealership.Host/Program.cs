using Dealership.Host.Operations;

// A table of contents: each verb is a file.
return (args is [var first, ..] && !first.StartsWith('-') ? first : null) switch
{
    null or "serve" => await Serve.Run(args),
    "migrate" => await Migrate.Run(args),
    "modules" => await Modules.Run(args),
    "duties" => await Duties.Run(args),
    "rollups" => await RollUps.Run(args),
    var verb => Unknown(verb),
};

static int Unknown(string verb)
{
    Console.Error.WriteLine($"Unknown verb {verb}. Verbs: serve (default) | migrate | modules | duties | rollups");
    return 2;
}
