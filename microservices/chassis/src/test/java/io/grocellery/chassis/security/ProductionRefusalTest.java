package io.grocellery.chassis.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grocellery.chassis.config.ByteSize;
import io.grocellery.chassis.config.ConfigurationRefusedException;
import io.grocellery.chassis.config.ServiceIdentity;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProductionRefusalTest {

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
        assertThatThrownBy(() -> ProductionRefusal.check(identity(true), URI.create(issuer)))
                .isInstanceOf(ConfigurationRefusedException.class)
                .hasMessageContaining(issuer);
        assertThatCode(() -> ProductionRefusal.check(identity(false), URI.create(issuer)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://issuer.example", "https://cognito-idp.us-west-2.amazonaws.com/us-west-2_abc"})
    void letsRealOnesIn(String issuer) {
        assertThatCode(() -> ProductionRefusal.check(identity(true), URI.create(issuer)))
                .doesNotThrowAnyException();
    }

    private static ServiceIdentity identity(boolean production) {
        return new ServiceIdentity("s", "prod", "r", "s-1", production, ByteSize.of("64KiB"));
    }
}
