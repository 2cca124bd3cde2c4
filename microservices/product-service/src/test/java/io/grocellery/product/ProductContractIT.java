package io.grocellery.product;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.chassis.test.contract.ProducerContracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProductContractIT {

    @RegisterExtension
    static final ServiceUnderTest service = ProductServiceUnderTest.withoutSweeping();

    @TestFactory
    Stream<DynamicTest> givesWhatOthersExpect() {
        return ProducerContracts.of("product-service").tests(service, ProductContractIT::arrange);
    }

    @ParameterizedTest
    @CsvSource({
        "cart-service-finds-products, available: 50, inStock: 50",
        "cart-service-finds-products, urlPath: /products, urlPath: /goods",
        "order-service-reserves, taxRateBasisPoints: 250, taxRate: 250"
    })
    void whatIsNotGivenAsItIsExpectedIsTold(String contract, String promised, String expected, @TempDir Path folder)
            throws IOException {
        Path file = Path.of("../contracts/product-service", contract + ".yaml");
        Path broken = Files.createDirectory(folder.resolve("product-service")).resolve(contract + ".yaml");
        Files.writeString(broken, Files.readString(file).replace(promised, expected));
        DynamicTest test = ProducerContracts.in(folder, "product-service")
                .tests(service, ProductContractIT::arrange)
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(test.getExecutable()::execute)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the contract product-service/" + contract + " is broken by its producer");
    }

    private static void arrange() {
        service.jdbc().sql("""
                delete from reservation;
                insert into product (id, sku, name, description, category, unit, price_cents, tax_class) values
                    ('019a0000-0000-7000-8000-0000000000a1', 'DAI-9001', 'Whole Milk', '', 'Dairy', '1 gal', 459, 'REDUCED'),
                    ('019a0000-0000-7000-8000-0000000000a2', 'SEA-9002', 'Salmon', '', 'Fish', '1 lb', 1299, 'REDUCED')
                    on conflict do nothing;
                insert into stock (product_id, available, held) values
                    ('019a0000-0000-7000-8000-0000000000a1', 50, 1), ('019a0000-0000-7000-8000-0000000000a2', 1, 0)
                    on conflict (product_id) do update set available = excluded.available, held = excluded.held;
                insert into reservation (id, status, expires_at, changed_at) values
                    ('019a0000-0000-7000-8000-0000000000b4', 'HELD', now() + interval '1 hour', now());
                insert into reservation_line (reservation_id, line, product_id, quantity, sku, name, category, unit,
                                              unit_price_cents, tax_class)
                    select '019a0000-0000-7000-8000-0000000000b4', 1, id, 1, sku, name, category, unit, price_cents,
                           tax_class
                      from product where sku = 'DAI-9001';
                """).update();
    }
}
