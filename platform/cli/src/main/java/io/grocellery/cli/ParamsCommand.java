package io.grocellery.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.jr.ob.JSON;

/** Looks at the parameter store. */
@Command(
        name = "params",
        mixinStandardHelpOptions = true,
        description = "Show the parameters that services are configured with; secrets only when asked.",
        subcommands = {ParamsCommand.ListParameters.class, ParamsCommand.GetParameter.class})
final class ParamsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name what to do: list or get.");
    }

    static String value(DaemonClient daemon, String path) {
        String answer = daemon.getAuthorized("/api/parameters/value?path=" + encoded(path));
        Map<String, Object> parameter = mapFrom(answer);
        return String.valueOf(parameter.get("value"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, Object> mapFrom(String json) {
        return JSON.std.mapFrom(json);
    }

    /** Names, versions and times of what is below a path. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the parameters below a path.")
    static final class ListParameters extends BaseCommand {

        @Parameters(arity = "0..1", paramLabel = "PATH", defaultValue = "/grocellery", description = "Where to begin.")
        @SuppressWarnings("NullAway.Init")
        private String path;

        @Option(names = "--json", description = "Print the facts as JSON.")
        private boolean json;

        @Override
        protected ExitCode run() {
            String body = daemon().getAuthorized("/api/parameters?path=" + encoded(path));
            if (json) {
                screen().raw(body);
                return ExitCode.DONE;
            }
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("PATH", "KIND", "VERSION", "CHANGED"));
            for (Object item : (List<?>) mapFrom(body).getOrDefault("items", List.of())) {
                rows.add(row((Map<?, ?>) item));
            }
            screen().table(rows);
            return ExitCode.DONE;
        }

        private static List<String> row(Map<?, ?> item) {
            return List.of(text(item, "path"), text(item, "kind"), text(item, "version"), text(item, "changedAt"));
        }

        private static String text(Map<?, ?> item, String key) {
            @Nullable Object value = item.get(key);
            return value == null ? "-" : value.toString();
        }
    }

    /** One parameter's value. */
    @Command(name = "get", mixinStandardHelpOptions = true, description = "Print one parameter.")
    static final class GetParameter extends BaseCommand {

        @Parameters(paramLabel = "PATH", description = "Such as /grocellery/dev/demo/alice-password.")
        @SuppressWarnings("NullAway.Init")
        private String path;

        @Option(names = "--show", description = "Print a secret's value too.")
        private boolean show;

        @Override
        protected ExitCode run() {
            String answer = daemon().getAuthorized("/api/parameters/value?path=" + encoded(path));
            Map<String, Object> parameter = mapFrom(answer);
            boolean hidden = "SECRET".equals(parameter.get("kind")) && !show;
            screen().raw(hidden ? "(a secret; --show prints it)" : String.valueOf(parameter.get("value")));
            return ExitCode.DONE;
        }
    }
}
