package io.grocellery.chassis.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The server that this machine's tests get. */
class TestPostgresIT {

    @Test
    void isOfTheVersionThatAContainerWouldHaveAndQuickRatherThanDurable() {
        try (TestDatabase database = TestDatabase.create()) {
            String version = database.jdbc()
                    .sql("SHOW server_version")
                    .query(String.class)
                    .single();
            assertThat(ContainerServer.IMAGE).isEqualTo("postgres:" + version.split("[.]", -1)[0] + "-alpine");
            assertThat(database.jdbc().sql("SHOW fsync").query(String.class).single())
                    .isEqualTo("off");
        }
    }
}
