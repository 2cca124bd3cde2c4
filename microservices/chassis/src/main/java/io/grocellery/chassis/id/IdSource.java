package io.grocellery.chassis.id;

import com.fasterxml.uuid.Generators;
import java.util.UUID;

/** Makes ids. */
@FunctionalInterface
public interface IdSource {

    /** A UUIDv7 (RFC 9562) that sorts after those this source gave before. */
    UUID next();

    static IdSource timeOrdered() {
        return Generators.timeBasedEpochGenerator()::generate;
    }
}
