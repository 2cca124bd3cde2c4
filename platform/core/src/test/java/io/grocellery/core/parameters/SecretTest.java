package io.grocellery.core.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.grocellery.core.database.DatabaseName;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ServiceName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    private static final EnvironmentName DEV = new EnvironmentName("dev");

    @Test
    void itPrintsAsStarsWhereverItIs() {
        ParameterValue value = ParameterValue.secure("hush");

        assertThat(value.toString()).doesNotContain("hush").contains("***");
        assertThat(value.reveal()).isEqualTo("hush");
    }

    @Test
    void twoAreEqualWhenTheirValuesAre() {
        assertThat(Secret.of("hush")).isEqualTo(Secret.of("hush")).hasSameHashCodeAs(Secret.of("hush"));
        assertThat(Secret.of("hush")).isNotEqualTo(Secret.of("hush!")).isNotEqualTo("hush");
    }

    @Test
    void itsHashTellsNothing() {
        assertThat(Secret.of("one")).hasSameHashCodeAs(Secret.of("another"));
    }

    @Test
    void anEmptyOneIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/grocellery/dev/database",
                "/grocellery/dev/database/url/more",
                "/grocellery/dev/../url",
                "/grocellery/dev//url",
                "/other/dev/database/url",
                "/grocellery/dev/database/u rl",
                "/grocellery/dev/database/.url"
            })
    void whatIsNoParameterPathIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ParameterPath(text));
    }

    @Test
    void aPathIsUnderItsFoldersOnly() {
        ParameterPath path = ParameterPath.of(DEV, "order-service", "database-password");

        assertThat(path.value()).isEqualTo("/grocellery/dev/order-service/database-password");
        assertThat(path.isUnder("/grocellery/dev")).isTrue();
        assertThat(path.isUnder("/grocellery/dev/order-service/")).isTrue();
        assertThat(path.isUnder("/grocellery/de")).isFalse();
        assertThat(path.isUnder("/grocellery/dev/order")).isFalse();
    }

    @Test
    void aDatabaseIsNamedByEnvironmentAndService() {
        assertThat(DatabaseName.of(DEV, new ServiceName("order-service")).value())
                .isEqualTo("grocellery_dev_order_service");
        assertThatIllegalArgumentException().isThrownBy(() -> new DatabaseName("a\"; drop"));
    }
}
