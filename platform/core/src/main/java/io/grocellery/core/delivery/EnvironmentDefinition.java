package io.grocellery.core.delivery;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.Port;

/**
 * One environment.
 *
 * @param name its name, unique in the file
 * @param gateway where its gateway listens
 * @param admin where its gateway's administration listens, on loopback only
 * @param replicas how many instances of each service
 * @param profile how the services' JVMs are tuned
 * @param fixedPorts whether services listen at the ports of their definitions; otherwise at free ones
 * @param identity who signs people in
 */
public record EnvironmentDefinition(
        EnvironmentName name,
        Port gateway,
        Port admin,
        Replicas replicas,
        JvmProfile profile,
        boolean fixedPorts,
        IdentityProvider identity) {}
