package io.grocellery.chassis.page;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On the parameter that says how many rows a list gives at most: 1 to 100. */
@Min(1)
@Max(100)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Limit {

    /** For {@code @RequestParam(defaultValue = Limit.DEFAULT)}. */
    String DEFAULT = "20";

    String message() default "must be from 1 to 100";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
