package io.grocellery.chassis.problem;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * A rule that a request breaks.
 *
 * @param field empty when it is about the whole body
 */
record Violation(String field, String message) {

    static Violation of(ObjectError error) {
        return new Violation(error instanceof FieldError field ? field.getField() : "", message(error));
    }

    static String message(MessageSourceResolvable error) {
        String message = error.getDefaultMessage();
        return message == null ? "is not valid" : message;
    }
}
