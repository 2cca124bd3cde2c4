package io.grocellery.summary.sales;

import io.grocellery.chassis.problem.ProblemException;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sales figures, for admins. */
@RestController
class SalesController {
    private final SalesFigures sales;

    SalesController(SalesFigures sales) {
        this.sales = sales;
    }

    /** From and to are UTC days, both of them in. */
    @GetMapping("/summaries/sales")
    SalesReport report(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam(defaultValue = "day") String by) {
        var period = period(from, to);
        return switch (by) {
            case "day" -> SalesReport.byDay(period, sales.byDay(period));
            case "category" -> SalesReport.byCategory(period, sales.byCategory(period));
            default -> throw refusal("invalid-grouping", "by must be day or category");
        };
    }

    private static Period period(LocalDate from, LocalDate to) {
        try {
            return new Period(from, to);
        } catch (IllegalArgumentException e) {
            throw refusal("invalid-period", String.valueOf(e.getMessage()));
        }
    }

    private static ProblemException refusal(String code, String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, code, detail);
    }
}
