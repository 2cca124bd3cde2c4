package io.grocellery.order.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderNumberTest {
    private final RandomGenerator random = RandomGeneratorFactory.getDefault().create(7);

    @Test
    void isEasyToReadOut() {
        assertThat(OrderNumber.draw(Instant.parse("2026-12-31T23:59:59Z"), random))
                .matches("G-2026-[0-9A-HJKMNP-TV-Z]{8}");
    }

    @Test
    void hardlyEverRepeats() {
        assertThat(Stream.generate(() -> OrderNumber.draw(Instant.EPOCH, random))
                        .limit(10_000)
                        .distinct())
                .hasSize(10_000);
    }
}
