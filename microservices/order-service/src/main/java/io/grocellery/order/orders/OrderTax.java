package io.grocellery.order.orders;

import io.grocellery.chassis.money.Money;
import io.grocellery.order.pricing.Bill;
import io.grocellery.order.pricing.TaxClass;
import java.util.List;

/** What one tax class comes to, on its discounted base. */
record OrderTax(TaxClass taxClass, int rateBasisPoints, Money base, Money tax) {
    static List<OrderTax> of(List<OrderLine> lines, String currency) {
        Bill bill = new Bill(lines.stream().map(OrderLine::billed).toList(), null);
        return bill.taxes().stream().map(total -> of(total, currency)).toList();
    }

    private static OrderTax of(Bill.TaxTotal total, String currency) {
        return new OrderTax(
                total.rate().taxClass(),
                total.rate().basisPoints(),
                new Money(total.base(), currency),
                new Money(total.tax(), currency));
    }
}
