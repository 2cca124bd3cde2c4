package io.grocellery.order;

import static io.grocellery.order.OrderFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.Answer;
import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.order.ShopStandIn.Call;
import io.grocellery.order.ShopStandIn.Fault;
import io.grocellery.order.ShopStandIn.Wanted;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ShutdownIT {
    private static final ShopStandIn shop = new ShopStandIn();

    @RegisterExtension
    static final ServiceUnderTest service = OrderFixture.service(shop);

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void aCheckoutUnderWayEndsWellAndEverybodyHearsOfItBeforeTheProcessIsGone() {
        UUID cart = shop.cart(List.of(new Wanted(shop.product(5, 100), 1)));
        shop.fail(Call.RESERVE, Fault.SLOW);
        CompletableFuture<Answer> answer =
                CompletableFuture.supplyAsync(() -> OrderFixture.order(service, UUID.randomUUID(), "k", cart));
        await("the reservation to be asked for", () -> shop.calls(Call.RESERVE) == 1);

        service.stop();

        assertThat(answer.join().status()).isEqualTo(201);
        UUID order = OrderFixture.id(answer.join());
        assertThat(shop.reservation(order)).isEqualTo("COMMITTED");
        assertThat(shop.events(order)).extracting(ShopStandIn.Event::subscriber).contains("carts", "summaries");
    }
}
