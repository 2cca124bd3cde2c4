package io.grocellery.chassis.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grocellery.chassis.config.ByteSize;
import io.grocellery.chassis.config.ConfigurationRefusedException;
import io.grocellery.chassis.config.ServiceIdentity;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProductionRefusalTest {

    private static final String LOOPBACK = "127.0.0.1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://issuer.example",
                "http://127.0.0.1:8070",
                "https://127.0.0.1:8070",
                "https://localhost",
                "https://LOCALHOST",
                "https://dev.localhost",
                "https://[::1]:8070",
                "https://0.0.0.0",
                "issuer.example"
            })
    void keepsDevelopmentsIssuersOutOfProduction(String issuer) {
        assertThatThrownBy(() -> ProductionRefusal.check(identity(true), trusting(issuer), LOOPBACK))
                .isInstanceOf(ConfigurationRefusedException.class)
                .hasMessageContaining(issuer);
        assertThatCode(() -> ProductionRefusal.check(identity(false), trusting(issuer), null))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://issuer.example", "https://cognito-idp.us-west-2.amazonaws.com/us-west-2_abc"})
    void letsRealOnesIn(String issuer) {
        assertThatCode(() -> ProductionRefusal.check(identity(true), trusting(issuer), null))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8070, 127.0.0.1",
        "http://localhost:8070, localhost",
        "http://[::1]:8070, ::1",
        "http://127.0.0.1:8070, 127.0.0.2"
    })
    void letsProductionBeRehearsedOnThisMachineAlone(String issuer, String address) {
        assertThatCode(() -> ProductionRefusal.check(identity(true), rehearsing(issuer), address))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8070, 0.0.0.0, server.address is 0.0.0.0",
        "http://127.0.0.1:8070, 192.168.1.2, server.address is 192.168.1.2",
        "http://127.0.0.1:8070, '::', server.address is ::",
        "http://127.0.0.1:8070, , server.address is not set",
        "http://issuer.example, 127.0.0.1, not on this machine",
        "https://issuer.example, 127.0.0.1, not on this machine"
    })
    void refusesARehearsalThatOthersCouldReach(String issuer, @Nullable String address, String named) {
        assertThatThrownBy(() -> ProductionRefusal.check(identity(true), rehearsing(issuer), address))
                .isInstanceOf(ConfigurationRefusedException.class)
                .hasMessageContaining(named);
    }

    private static SecurityProperties trusting(String issuer) {
        return new SecurityProperties(URI.create(issuer), "roles", false);
    }

    private static SecurityProperties rehearsing(String issuer) {
        return new SecurityProperties(URI.create(issuer), "roles", true);
    }

    private static ServiceIdentity identity(boolean production) {
        return new ServiceIdentity("s", "prod", "r", "s-1", production, ByteSize.of("64KiB"));
    }
}
