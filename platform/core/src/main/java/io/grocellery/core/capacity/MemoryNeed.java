package io.grocellery.core.capacity;

import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.delivery.EnvironmentDefinition;
import io.grocellery.core.delivery.JvmProfile;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.MemorySize;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.release.JavaLaunch;

/**
 * What an environment takes when it is started.
 *
 * @param instances how many processes of services there are
 * @param mebibytes of all processes together when their heaps are full
 */
public record MemoryNeed(EnvironmentName environment, int instances, int mebibytes) {

    /** The bound of a gateway's heap in the lean profile. */
    public static final MemorySize GATEWAY = new MemorySize(40);

    /** The bound of the platform daemon's heap. */
    public static final MemorySize DAEMON = new MemorySize(64);

    /** PostgreSQL with its buffers and a session for each connection in the pools. Seen: 60 to 110 MiB. */
    private static final int DATABASE_MIB = 120;

    /** Of an environment of a delivery file, with the fewest replicas; the platform daemon comes on top of it. */
    public static MemoryNeed of(Delivery delivery, EnvironmentDefinition environment) {
        int replicas = environment.replicas().min();
        int services = delivery.services().stream()
                .mapToInt(service -> replicas * footprint(service, environment))
                .sum();
        return new MemoryNeed(
                environment.name(),
                replicas * delivery.services().size(),
                services
                        + JavaLaunch.footprint(environment.profile(), GATEWAY)
                        + (delivery.configured() ? DATABASE_MIB : 0));
    }

    private static int footprint(ServiceDefinition service, EnvironmentDefinition environment) {
        return service.program().isPresent()
                ? service.memory().mebibytes()
                : JavaLaunch.footprint(environment.profile(), service.memory());
    }

    /** The same with a platform daemon that has to be started too. */
    public MemoryNeed withDaemon() {
        return new MemoryNeed(environment, instances, mebibytes + JavaLaunch.footprint(JvmProfile.LEAN, DAEMON));
    }

    public boolean fits(FreeMemory free) {
        return free.suffices(mebibytes);
    }

    /** Both figures, for a person. */
    public String against(FreeMemory free) {
        return environment + " needs " + mebibytes + " MiB for " + instances
                + " processes of services, the gateway and PostgreSQL; " + free;
    }

    /**
     * Lets it pass where it fits.
     *
     * @throws ExplainedException when it does not fit, with both figures and the way out
     */
    public void require(FreeMemory free) {
        if (!fits(free)) {
            throw new ExplainedException(
                    "too little memory to start " + environment,
                    against(free),
                    "end other programs, or another environment with ./grocellery down --env NAME; start a smaller one,"
                            + " such as --env dev; or add --ignore-memory when the machine has swap space enough");
        }
    }
}
