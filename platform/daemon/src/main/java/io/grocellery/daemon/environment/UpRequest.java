package io.grocellery.daemon.environment;

import org.jspecify.annotations.Nullable;

/**
 * How to bring an environment up.
 *
 * @param startupCaches whether to make start-up caches that are missing
 * @param ignoreMemory whether to start where there is too little memory
 * @param databaseUrl a PostgreSQL to use instead of the embedded one; {@code embedded} to go back to that one; or null
 * @param databaseUser a role of it that may create databases and roles
 * @param databasePasswordFile a file with that role's password
 * @param issuer who signs people in from now on, when not as before
 */
public record UpRequest(
        boolean startupCaches,
        boolean ignoreMemory,
        @Nullable String databaseUrl,
        @Nullable String databaseUser,
        @Nullable String databasePasswordFile,
        @Nullable String issuer) {}
