package io.grocellery.target.local.report;

import io.grocellery.core.problem.ExplainedException;
import java.nio.file.Path;

/** A report is not in the form of its kind. */
final class UnreadableReportException extends ExplainedException {

    private static final long serialVersionUID = 1L;

    UnreadableReportException(Path file, String form, Exception cause) {
        super(
                "the report " + file + " cannot be read",
                String.valueOf(cause.getMessage()),
                "the stage must write " + form + " there",
                cause);
    }
}
