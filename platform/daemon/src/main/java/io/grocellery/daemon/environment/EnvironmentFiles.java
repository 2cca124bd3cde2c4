package io.grocellery.daemon.environment;

import io.grocellery.core.workload.InstanceId;
import java.nio.file.Path;

/** Where an environment keeps its files. */
record EnvironmentFiles(Path folder) {

    Path processes() {
        return folder.resolve("processes");
    }

    Path configuration(InstanceId id) {
        return folder.resolve("config").resolve(id.value());
    }

    Path workingFolder(InstanceId id) {
        return folder.resolve("work").resolve(id.value());
    }

    Path log(InstanceId id) {
        return folder.resolve("logs").resolve(id + ".log");
    }

    Path gatewayTable() {
        return folder.resolve("gateway").resolve("table.json");
    }

    /** What a gateway is run by once, to make its start-up cache. */
    Path gatewayTraining() {
        return folder.resolve("gateway").resolve("training.json");
    }

    Path gatewayToken() {
        return folder.resolve("gateway").resolve("admin-token");
    }

    Path storefront() {
        return folder.resolve("storefront");
    }

    Path flags() {
        return folder.resolve("flags.json");
    }

    /** What the environment is to run, so that the next daemon goes on with it. */
    Path wanted() {
        return folder.resolve("wanted.json");
    }
}
