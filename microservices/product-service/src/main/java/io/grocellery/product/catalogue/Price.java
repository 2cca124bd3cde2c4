package io.grocellery.product.catalogue;

import io.grocellery.chassis.money.Money;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A price: 0 to 1,000,000 cents in US dollars. */
@Constraint(validatedBy = Price.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@interface Price {

    String message() default "must be 0 to 1000000 cents in USD";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is for {@code @NotNull} to refuse. */
    final class Check implements ConstraintValidator<Price, Money> {

        private static final long HIGHEST = 1_000_000;

        @Override
        public boolean isValid(@Nullable Money price, ConstraintValidatorContext context) {
            return price == null
                    || (price.currency().equals("USD") && price.amount() >= 0 && price.amount() <= HIGHEST);
        }
    }
}
