package io.grocellery.core.problem;

import org.jspecify.annotations.Nullable;

/** Something failed, told so that a person can act: what happened, why, and the way out. */
public class ExplainedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final String why;
    private final String remedy;

    /**
     * @param what what happened, naming its subject: "PostgreSQL did not start"
     * @param why the reason with the values seen: "port 5433 is taken by process 4711 (postgres)"
     * @param remedy what to do next: "stop it, or choose other ports with --port-offset"
     */
    public ExplainedException(String what, String why, String remedy) {
        this(what, why, remedy, null);
    }

    public ExplainedException(String what, String why, String remedy, @Nullable Throwable cause) {
        super(cause);
        this.what = what;
        this.why = why;
        this.remedy = remedy;
    }

    @Override
    public String getMessage() {
        return what + ": " + why + ". " + remedy;
    }

    public String what() {
        return what;
    }

    public String why() {
        return why;
    }

    public String remedy() {
        return remedy;
    }
}
