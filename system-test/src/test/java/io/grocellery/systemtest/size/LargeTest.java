package io.grocellery.systemtest.size;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * One that takes more than twenty seconds of a processor for what smaller tests show most of, or a class of such:
 * {@code ./grocellery test --all} and {@code .ci/run all} run it, {@code ./grocellery test} does not.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Tag("large")
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface LargeTest {}
