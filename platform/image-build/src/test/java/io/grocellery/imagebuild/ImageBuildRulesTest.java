package io.grocellery.imagebuild;

import io.grocellery.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

/** Whom the maker of images and statements may know. */
final class ImageBuildRulesTest {

    @Test
    void knowsCoreJibAndJson() {
        HouseRules.of("io.grocellery.imagebuild")
                .knowing(
                        "adapters know core alone of the house",
                        "io.grocellery.core..",
                        "com.google.cloud.tools.jib..",
                        "tools.jackson..")
                .forOthers()
                .check(12);
    }
}
