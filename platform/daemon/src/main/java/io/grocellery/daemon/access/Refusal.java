package io.grocellery.daemon.access;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Why a caller is not let in. */
enum Refusal {
    TOKEN(
            HttpStatus.UNAUTHORIZED,
            "the daemon's token is missing or wrong",
            "this request changes something or asks for a secret",
            "use ./grocellery as the user who ran './grocellery up'; for buttons in a browser, ./grocellery console"),
    NO_SESSION(
            HttpStatus.UNAUTHORIZED,
            "the console's session has ended",
            "a session ends after half an hour without use, after eight hours, and with the daemon",
            "open the console again with ./grocellery console"),
    FOREIGN_PAGE(
            HttpStatus.FORBIDDEN,
            "only the console's own pages may do this",
            "the request comes from another page, or does not say that it comes from the console",
            "open the console with ./grocellery console, or use the same command of ./grocellery"),
    KEY(
            HttpStatus.FORBIDDEN,
            "this key does not open the console",
            "it was used already, is older than a minute, or is no key of this daemon",
            "./grocellery console prints an address with a new one");

    private final HttpStatus status;
    private final String title;
    private final String detail;
    private final String remedy;

    Refusal(HttpStatus status, String title, String detail, String remedy) {
        this.status = status;
        this.title = title;
        this.detail = detail;
        this.remedy = remedy;
    }

    ProblemDetail problem() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        problem.setProperty("remedy", remedy);
        return problem;
    }
}
