package io.grocellery.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityProviderTest {

    @Test
    void readsWhatADeliveryFileMaySay() {
        assertThat(IdentityProvider.parse("development")).isEqualTo(new IdentityProvider.Development());
        assertThat(IdentityProvider.parse("rehearsal")).isEqualTo(new IdentityProvider.Rehearsal());
        assertThat(IdentityProvider.parse("https://issuer.example/shop").address())
                .contains(URI.create("https://issuer.example/shop"));
    }

    @Test
    void onlyDevelopmentIsNotProduction() {
        assertThat(new IdentityProvider.Development().production()).isFalse();
        assertThat(new IdentityProvider.Rehearsal().production()).isTrue();
        assertThat(new IdentityProvider.Unnamed().production()).isTrue();
        assertThat(IdentityProvider.parse("https://issuer.example").production())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://issuer.example",
                "https://localhost",
                "https://127.0.0.1:8070",
                "https://[::1]",
                "https://dev.localhost",
                "https://0.0.0.0",
                "https://user:" + "word@issuer.example",
                "https://issuer.example?x=y",
                "https:issuer",
                "issuer.example",
                "not an address",
                ""
            })
    void refusesWhatProductionWouldRefuse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> IdentityProvider.parse(text));
    }
}
