package io.grocellery.daemon.api;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.status.Progress;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Runs work and sends its progress as lines of JSON while it goes on; a failure is the last line. */
@Component
class ProgressLines {

    private static final Logger log = LoggerFactory.getLogger(ProgressLines.class);

    private final JsonMapper json;

    ProgressLines(JsonMapper json) {
        this.json = json;
    }

    void narrate(HttpServletResponse response, Consumer<Consumer<Progress>> work) throws IOException {
        response.setContentType("application/x-ndjson");
        response.setCharacterEncoding("UTF-8");
        PrintWriter out = response.getWriter();
        try {
            work.accept(progress -> send(out, progress));
        } catch (ExplainedException told) {
            log.atWarn().setMessage(told.getMessage()).log();
            send(out, Progress.failure(told.what(), told.why(), told.remedy()));
        }
    }

    /** Several phases report at once, each from its own thread. A listener that went away stops nothing. */
    private void send(PrintWriter out, Progress progress) {
        synchronized (out) {
            out.println(json.writeValueAsString(progress));
            out.flush();
        }
    }
}
