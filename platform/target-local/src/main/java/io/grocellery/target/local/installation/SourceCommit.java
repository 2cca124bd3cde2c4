package io.grocellery.target.local.installation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Which commit a checkout stands at. */
public final class SourceCommit {

    private static final String UNKNOWN = "unknown";
    private static final long DEADLINE_SECONDS = 10;

    private SourceCommit() {}

    /** Such as {@code 8c1540d}, with {@code -dirty} when files differ from it; {@code unknown} where git does not tell. */
    public static String of(Path checkout) {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=7", "--exclude=*")
                    .directory(checkout.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean ended = git.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
            return ended && git.exitValue() == 0 && !answer.isEmpty() ? answer : UNKNOWN;
        } catch (IOException notInstalled) {
            return UNKNOWN;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        }
    }
}
