package io.grocellery.target.local.installation;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.Port;
import io.grocellery.core.problem.ExplainedException;
import java.nio.file.Path;

/**
 * Where a Grocellery lives: its checkout, its JDK, its ports. Another port offset is another installation.
 *
 * @param home the checkout
 * @param javaHome the JDK everything runs on
 * @param portOffset added to every port, 0 to 40000
 * @param deliveryFile what it runs: the checkout's own, or that of another application
 * @param state holds what belongs to this installation alone
 */
public record Installation(Path home, Path javaHome, int portOffset, Path deliveryFile, Path state) {

    /** Where Zipkin listens when it runs beside the shop, before the offset is added. */
    public static final Port ZIPKIN = new Port(9411);

    private static final String ROOT = ".grocellery";
    private static final Port DAEMON = new Port(8070);
    private static final Port POSTGRESQL = new Port(5433);
    private static final int LARGEST_OFFSET = 40_000;

    /** @throws ExplainedException when the offset is out of range */
    public Installation {
        home = home.toAbsolutePath().normalize();
        deliveryFile = deliveryFile.toAbsolutePath().normalize();
        state = state.toAbsolutePath().normalize();
        if (portOffset < 0 || portOffset > LARGEST_OFFSET) {
            throw new ExplainedException(
                    "the port offset cannot be " + portOffset,
                    "ports end at 65535, and those of Grocellery begin at " + POSTGRESQL,
                    "choose an offset from 0 to " + LARGEST_OFFSET);
        }
    }

    /**
     * The installation of an application with its state in the usual place, beside the delivery file.
     *
     * @throws ExplainedException when the offset is out of range
     */
    public static Installation of(Path home, Path javaHome, int portOffset, Path deliveryFile) {
        Path root = deliveryFile.toAbsolutePath().resolveSibling(ROOT);
        return new Installation(
                home,
                javaHome,
                portOffset,
                deliveryFile,
                portOffset == 0 ? root : root.resolve("offset-" + portOffset));
    }

    /** The delivery file that a checkout brings. */
    public static Path ownDeliveryFile(Path home) {
        return home.resolve("delivery.yaml");
    }

    /** Whether it runs what the checkout brings. */
    public boolean ownApplication() {
        return deliveryFile.equals(ownDeliveryFile(home));
    }

    /** The folder of the delivery file: paths in the file begin there. */
    public Path application() {
        return deliveryFile.resolveSibling("");
    }

    /** Everything in the application's folder that is neither source nor built from it alone. */
    public Path root() {
        return application().resolve(ROOT);
    }

    /** Shared by all installations of the application: releases never change. */
    public Path releases() {
        return root().resolve("releases");
    }

    /** The daemon's own, which are the checkout's: one start-up cache serves every application it runs. */
    public Path daemonReleases() {
        return home.resolve(ROOT).resolve("releases");
    }

    /** What releases are signed with, and whose signatures count: shared, as releases are. */
    public Path keys() {
        return root().resolve("keys");
    }

    public Path daemonFolder() {
        return state().resolve("daemon");
    }

    /** Whoever can read this file may change this installation. */
    public Path apiToken() {
        return daemonFolder().resolve("api-token");
    }

    /** Of programs that installations unpack, decoded: shared by all of the checkout. */
    public Path archives() {
        return home.resolve(ROOT).resolve("archives");
    }

    public Path postgresFolder() {
        return state().resolve("postgres");
    }

    /** What runs beside the environments: Zipkin, Prometheus and what belongs to it. */
    public Path companionsFolder() {
        return state().resolve("companions");
    }

    /** What Alertmanager shows the daemon. */
    public Path alertToken() {
        return daemonFolder().resolve("alert-token");
    }

    public Path environmentFolder(EnvironmentName environment) {
        return state().resolve("environments").resolve(environment.value());
    }

    public Port daemonPort() {
        return DAEMON.plus(portOffset);
    }

    public Port postgresPort() {
        return POSTGRESQL.plus(portOffset);
    }

    public Path java() {
        return javaHome.resolve("bin").resolve("java");
    }
}
