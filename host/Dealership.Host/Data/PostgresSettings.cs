namespace Dealership.Host.Data;

/// <summary>The server's settings: for two cores shared with the host and little memory.</summary>
internal static class PostgresSettings
{
    /// <summary>Written behind postgresql.conf once, when the folder is made; from then on it is the owner's file.</summary>
    public const string Conf = """

        # Dealership: written when this folder was made. Change what you like; the host does not write here again.
        timezone = 'UTC'
        log_timezone = 'UTC'
        max_connections = 200                 # a pool per department, and a second host
        shared_buffers = 128MB
        effective_cache_size = 512MB
        max_parallel_workers_per_gather = 0   # two cores: a parallel plan takes them from everybody else
        jit = off                             # short statements: compiling costs more than it saves
        random_page_cost = 1.1                # solid-state disks
        wal_compression = on
        log_line_prefix = '%m [%p] %u@%d '
        log_checkpoints = off
        log_min_duration_statement = 1s
        log_parameter_max_length = 0          # values are customers' names and telephones

        """;

    /// <summary>For tests: a power cut may destroy the folder, and nobody minds.</summary>
    public static IReadOnlyList<string> Fast { get; } =
        ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"];
}
