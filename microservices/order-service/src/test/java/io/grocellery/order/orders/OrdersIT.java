package io.grocellery.order.orders;

import static io.grocellery.order.OrderFixture.assertSettled;
import static io.grocellery.order.OrderFixture.await;
import static io.grocellery.order.OrderFixture.id;
import static io.grocellery.order.OrderFixture.orderInsistently;
import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.Answer;
import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.order.OrderFixture;
import io.grocellery.order.ShopStandIn;
import io.grocellery.order.ShopStandIn.Call;
import io.grocellery.order.ShopStandIn.Fault;
import io.grocellery.order.ShopStandIn.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Orders once they are placed: who sees them, and how they are cancelled. */
final class OrdersIT {
    private static final ShopStandIn shop = new ShopStandIn();

    @RegisterExtension
    static final ServiceUnderTest service = OrderFixture.service(shop);

    private final UUID alice = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();
    private UUID bread;

    @BeforeEach
    void shelves() {
        bread = shop.product(1000, 499);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void anOrderIsItsOwnersAndTheAdministrators() {
        Answer placed = order(alice);
        String path = "/orders/" + id(placed);

        assertThat(service.get(path)
                        .bearer(service.issuer().shopper(alice))
                        .send()
                        .json())
                .isEqualTo(placed.json());
        assertThat(service.get(path).bearer(service.issuer().admin(bob)).send().json())
                .isEqualTo(placed.json());
        service.get(path).bearer(service.issuer().shopper(bob)).send().problem(404, "not-found");
        service.get(path).send().problem(401, "unauthorized");
        service.get("/orders/" + UUID.randomUUID())
                .bearer(service.issuer().shopper(alice))
                .send()
                .problem(404, "not-found");
        assertThat(service.get("/orders/7")
                        .bearer(service.issuer().shopper(alice))
                        .send()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void ownOrdersComeNewestFirstPageByPage() {
        List<String> placed =
                IntStream.range(0, 7).mapToObj(i -> id(order(alice)).toString()).toList();
        order(bob);

        List<String> listed = new ArrayList<>();
        String query = "?limit=3";
        while (query != null) {
            JsonNode page = get("/orders" + query, alice).json();
            page.at("/items").forEach(order -> listed.add(order.at("/id").asString()));
            JsonNode cursor = page.at("/nextCursor");
            query = cursor.isNull() ? null : "?limit=3&cursor=" + cursor.asString();
        }

        assertThat(listed).containsExactlyElementsOf(placed.reversed());
    }

    @Test
    void onlyAnAdministratorListsSomebodyElsesOrders() {
        UUID placed = id(order(alice));

        get("/orders?customerId=" + alice, bob).problem(403, "forbidden");
        assertThat(service.get("/orders?customerId=" + alice)
                        .bearer(service.issuer().admin(bob))
                        .send()
                        .json()
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(placed.toString());
        assertThat(get("/orders?customerId=" + alice, alice).status()).isEqualTo(200);
        assertThat(get("/orders", bob).json().at("/items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "cursor=nonsense", "cursor=", "customerId=7"})
    void badParametersAreBadRequests(String query) {
        Answer answer = get("/orders?" + query, alice);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/code").asString())
                .isIn("validation-failed", "invalid-cursor", "malformed-request");
    }

    @Test
    void cancellingGivesTheStockBackAndTellsEverybodyInOrder() {
        UUID order = id(order(alice));

        JsonNode cancelled = cancel(order, alice).json();

        assertThat(cancelled.at("/status").asString()).isEqualTo("CANCELLED");
        assertThat(cancelled.at("/cancelReason").asString()).isEqualTo("cancelled-by-customer");
        assertThat(cancelled.at("/cancelledAt").asString()).isNotEmpty();
        await("the goods to be back", () -> shop.available(bread) == 1000);
        await("both events", () -> shop.events(order).size() >= 4);
        List<ShopStandIn.Event> heard = shop.events(order).stream()
                .filter(event -> event.subscriber().equals("summaries"))
                .toList();
        assertThat(heard).extracting(ShopStandIn.Event::sequence).containsExactly("1", "2");
        assertThat(heard.get(0).data().at("/status").asString()).isEqualTo("PLACED");
        assertThat(heard.get(1).type()).isEqualTo("io.grocellery.order.cancelled.v1");
        assertThat(heard.get(1).data()).isEqualTo(cancelled);
        assertSettled(service, shop);
    }

    @Test
    void cancellingAgainIsTheSameAnswer() {
        UUID order = id(order(alice));

        Answer first = cancel(order, alice);
        Answer second = cancel(order, alice);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
        assertSettled(service, shop);
    }

    @Test
    void cancellingBeforeTheReservationIsCommittedStillGivesTheStockBack() {
        shop.fail(Call.COMMIT, Fault.AWAY, Fault.AWAY, Fault.AWAY, Fault.AWAY);
        UUID order = id(order(alice));

        cancel(order, alice);

        await("the goods to be back", () -> shop.reservation(order).equals("RELEASED"));
        assertThat(shop.available(bread)).isEqualTo(1000);
        assertSettled(service, shop);
    }

    @Test
    void anAdministratorMayCancelASomebodyElseMayNot() {
        UUID order = id(order(alice));

        cancel(order, bob).problem(404, "not-found");
        JsonNode cancelled = service.post("/orders/" + order + "/cancel")
                .bearer(service.issuer().admin(bob))
                .send()
                .json();

        assertThat(cancelled.at("/cancelReason").asString()).isEqualTo("cancelled-by-administrator");
        assertSettled(service, shop);
    }

    @Test
    void afterHalfAnHourItIsTooLate() {
        UUID order = id(order(alice));
        service.jdbc()
                .sql("update orders set placed_at = placed_at - interval '31 minutes' where id = ?")
                .param(order)
                .update();

        cancel(order, alice).problem(409, "cancellation-too-late");
    }

    @Test
    void theSameKeyStillGivesTheFirstAnswerAfterTheCancellation() {
        UUID cart = shop.cart(List.of(new Wanted(bread, 1)));
        Answer placed = orderInsistently(service, alice, "first", cart);
        cancel(id(placed), alice);

        assertThat(orderInsistently(service, alice, "first", cart).json()).isEqualTo(placed.json());
        assertSettled(service, shop);
    }

    private Answer order(UUID customer) {
        UUID cart = shop.cart(List.of(new Wanted(bread, 1)));
        Answer answer = orderInsistently(service, customer, UUID.randomUUID().toString(), cart);
        assertThat(answer.status()).isEqualTo(201);
        return answer;
    }

    private static Answer get(String path, UUID customer) {
        return service.get(path).bearer(service.issuer().shopper(customer)).send();
    }

    private static Answer cancel(UUID order, UUID customer) {
        return service.post("/orders/" + order + "/cancel")
                .bearer(service.issuer().shopper(customer))
                .send();
    }
}
