package io.grocellery.target.local.postgres;

import io.grocellery.core.model.Port;

/** The server's two configuration files: nothing acknowledged is ever lost, little memory, loopback only. */
record ServerSettings(Port port) {

    /**
     * After a crash the server makes sure that every file is on the disk before it recovers: by one call for the whole
     * file system where the system has that, which takes a moment instead of a call for each of thousands of files.
     */
    private static final String SYNCHRONISED_AT_ONCE =
            System.getProperty("os.name").startsWith("Linux") ? "recovery_init_sync_method = syncfs\n" : "";

    private static final String SETTINGS = """
            # written at every start; changes made here are lost
            listen_addresses = '127.0.0.1'
            port = PORT
            unix_socket_directories = ''
            max_connections = 200
            password_encryption = 'scram-sha-256'

            fsync = on
            synchronous_commit = on
            full_page_writes = on
            wal_level = replica
            max_wal_size = '256MB'
            min_wal_size = '64MB'

            shared_buffers = '48MB'
            work_mem = '4MB'
            maintenance_work_mem = '32MB'
            jit = off
            io_method = sync
            max_logical_replication_workers = 0

            timezone = 'UTC'
            log_timezone = 'UTC'
            log_destination = 'stderr'
            logging_collector = off
            log_line_prefix = '%m [%p] %u@%d '
            log_min_duration_statement = '1s'
            log_parameter_max_length = 0
            log_parameter_max_length_on_error = 0
            """;

    private static final String ACCESS = """
            # written at every start; changes made here are lost
            host  all  all  127.0.0.1/32  scram-sha-256
            """;

    String postgresqlConf() {
        return SETTINGS.replace("PORT", port.toString()) + SYNCHRONISED_AT_ONCE;
    }

    String hbaConf() {
        return ACCESS;
    }
}
