package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import java.io.Console;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Signs a demo person in and prints an access token. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = {
            "Print an access token of the development issuer, for use with curl.",
            "Asks for the password; with --demo the password of a demo person is taken from the parameter store."
        })
final class TokenCommand extends BaseCommand {

    @Option(names = "--user", required = true, paramLabel = "NAME", description = "alice, bob or admin.")
    @SuppressWarnings("NullAway.Init")
    private String user;

    @Option(names = "--demo", description = "Do not ask: use the demo password kept in the parameter store.")
    private boolean demo;

    @Override
    protected ExitCode run() {
        screen().raw(token(daemon(), user, password()));
        return ExitCode.DONE;
    }

    /** An access token of the development issuer. */
    static String token(DaemonClient daemon, String user, String password) {
        String form = "grant_type=urn%3Agrocellery%3Agrant%3Apassword&client_id=grocellery-cli&username="
                + encoded(user) + "&password=" + encoded(password);
        return String.valueOf(daemon.form("/oauth2/token", form).get("access_token"));
    }

    /** The same of a demo person. */
    static String demoToken(DaemonClient daemon, String user) {
        return token(daemon, user, demoPassword(daemon, user));
    }

    /** What a demo person signs in with. */
    private static String demoPassword(DaemonClient daemon, String user) {
        return ParamsCommand.value(daemon, "/grocellery/dev/demo/" + user + "-password");
    }

    /** The launcher chooses the console that is absent without a terminal, on every version of Java. */
    @SuppressWarnings("SystemConsoleNull")
    private String password() {
        if (demo) {
            return demoPassword(daemon(), user);
        }
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("Password of %s: ", user);
        if (typed == null) {
            throw new ExplainedException(
                    "no password was typed", "there is no terminal to ask on", "use --demo, or run it in a terminal");
        }
        return new String(typed);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
