package io.grocellery.order.checkout;

import io.grocellery.chassis.money.Money;
import io.grocellery.order.orders.Order;
import io.grocellery.order.orders.OrderLine;
import io.grocellery.order.orders.OrderNumber;
import io.grocellery.order.orders.OrderStatus;
import io.grocellery.order.pricing.Bill;
import io.grocellery.order.pricing.Coupon;
import io.grocellery.order.pricing.Goods;
import io.grocellery.order.pricing.TaxRate;
import io.grocellery.order.stock.Reservation;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes up what was reserved as an order. */
@Component
class OrderDraft {
    private final InstantSource clock;
    private final RandomGenerator random;

    OrderDraft(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    Order of(CheckoutRequest request, Reservation reservation, Cart.@Nullable Voucher voucher) {
        Coupon coupon = voucher == null ? null : voucher.terms();
        Bill bill = Bill.of(reservation.lines().stream().map(OrderDraft::goods).toList(), coupon);
        String currency = reservation.lines().getFirst().unitPrice().currency();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Order(
                reservation.id(),
                OrderNumber.draw(now, random),
                OrderStatus.PLACED,
                request.customerId(),
                request.cartId(),
                now,
                null,
                null,
                lines(reservation.lines(), bill.lines()),
                new Money(bill.subtotal(), currency),
                new Money(bill.discount(), currency),
                bill.couponCode(),
                new Money(bill.tax(), currency),
                new Money(bill.total(), currency));
    }

    private static Goods goods(Reservation.Line line) {
        TaxRate rate = new TaxRate(line.taxClass(), line.taxRateBasisPoints());
        return new Goods(line.unitPrice().amount(), line.quantity(), rate);
    }

    private static List<OrderLine> lines(List<Reservation.Line> reserved, List<Bill.Line> billed) {
        return IntStream.range(0, reserved.size())
                .mapToObj(i -> line(reserved.get(i), billed.get(i)))
                .toList();
    }

    private static OrderLine line(Reservation.Line reserved, Bill.Line billed) {
        String currency = reserved.unitPrice().currency();
        return new OrderLine(
                reserved.productId(),
                reserved.sku(),
                reserved.name(),
                reserved.category(),
                reserved.unit(),
                reserved.quantity(),
                reserved.unitPrice(),
                new Money(billed.total(), currency),
                new Money(billed.discount(), currency),
                reserved.taxClass(),
                reserved.taxRateBasisPoints(),
                new Money(billed.tax(), currency));
    }
}
