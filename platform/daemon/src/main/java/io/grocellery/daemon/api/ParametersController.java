package io.grocellery.daemon.api;

import io.grocellery.core.parameters.Parameter;
import io.grocellery.core.parameters.ParameterPath;
import io.grocellery.core.parameters.ParameterStore;
import io.grocellery.core.parameters.ParameterValue;
import io.grocellery.core.problem.ExplainedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The parameter store, for whoever holds the daemon's token. */
@RestController
@RequestMapping("/api/parameters")
class ParametersController {

    private final ParameterStore parameters;

    ParametersController(ParameterStore parameters) {
        this.parameters = parameters;
    }

    /** A parameter without its value. */
    record Listed(String path, String kind, int version, String changedAt) {}

    /** Parameters without their values. */
    record Listing(List<Listed> items) {}

    /** A parameter with its value. */
    record Revealed(String path, String kind, int version, String changedAt, String value) {}

    @GetMapping
    Listing list(@RequestParam String path) {
        return new Listing(
                parameters.list(path).stream().map(ParametersController::listed).toList());
    }

    @GetMapping("/value")
    Revealed value(@RequestParam String path) {
        Parameter parameter =
                parameters.get(parsed(path)).orElseThrow(() -> unknown(path, "nothing is kept under that path", null));
        return new Revealed(
                parameter.path().value(),
                kind(parameter),
                parameter.version(),
                parameter.changedAt().toString(),
                parameter.value().reveal());
    }

    private static ParameterPath parsed(String path) {
        try {
            return new ParameterPath(path);
        } catch (IllegalArgumentException malformed) {
            throw unknown(path, String.valueOf(malformed.getMessage()), malformed);
        }
    }

    private static ExplainedException unknown(String path, String why, @Nullable Throwable cause) {
        return new ExplainedException(
                "there is no parameter " + path, why, "./grocellery params list shows what there is", cause);
    }

    private static Listed listed(Parameter parameter) {
        return new Listed(
                parameter.path().value(),
                kind(parameter),
                parameter.version(),
                parameter.changedAt().toString());
    }

    private static String kind(Parameter parameter) {
        return parameter.value() instanceof ParameterValue.Secure ? "SECRET" : "PLAIN";
    }
}
