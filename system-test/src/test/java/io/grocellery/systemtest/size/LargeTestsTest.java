package io.grocellery.systemtest.size;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

/** What is left out of most runs stays the exception. */
final class LargeTestsTest {

    private static final int ONE_IN = 5;

    @Test
    void theyAreFew() {
        List<JavaMethod> tests = integrationTests();
        long all = tests.size();
        long large = tests.stream().filter(LargeTestsTest::isLarge).count();

        assertThat(all).isGreaterThan(150);
        assertThat(large).isPositive().isLessThan(all / ONE_IN);
    }

    private static List<JavaMethod> integrationTests() {
        return new ClassFileImporter()
                .importPackages("io.grocellery.systemtest").stream()
                        .filter(each -> each.getSimpleName().endsWith("IT"))
                        .flatMap(each -> each.getMethods().stream())
                        .filter(method -> method.isMetaAnnotatedWith(Testable.class))
                        .toList();
    }

    private static boolean isLarge(JavaMethod test) {
        return test.isAnnotatedWith(LargeTest.class) || test.getOwner().isAnnotatedWith(LargeTest.class);
    }
}
