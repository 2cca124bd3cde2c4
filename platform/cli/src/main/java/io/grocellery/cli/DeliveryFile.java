package io.grocellery.cli;

import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.delivery.EnvironmentDefinition;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.deliveryfile.DeliveryFileReader;
import io.grocellery.deliveryfile.InvalidDeliveryFileException;
import java.io.IOException;
import java.nio.file.Path;

/** The delivery file as commands read it that need no daemon. */
record DeliveryFile(Path path) {

    /** @throws ExplainedException when it cannot be read */
    Delivery read() {
        try {
            return new DeliveryFileReader().read(path);
        } catch (IOException | InvalidDeliveryFileException unfit) {
            throw new ExplainedException(
                    "the delivery file cannot be read", String.valueOf(unfit.getMessage()), "correct " + path, unfit);
        }
    }

    /** @throws ExplainedException when the file has no such environment */
    EnvironmentDefinition environment(Delivery delivery, EnvironmentName name) {
        return delivery.environment(name)
                .orElseThrow(() -> new ExplainedException(
                        "there is no environment " + name,
                        path + " has no environment " + name,
                        "name one of its environments with --env"));
    }
}
