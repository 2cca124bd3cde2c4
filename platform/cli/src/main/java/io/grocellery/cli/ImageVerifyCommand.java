package io.grocellery.cli;

import io.grocellery.cli.ImageClient.Told;
import io.grocellery.core.status.ArtifactStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Verifies images. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Check a release and its image against what was signed about them: digests, provenance, parts, scans.",
            "Exit code 8 when something stands against them."
        })
final class ImageVerifyCommand extends BaseCommand {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ImageOptions options;

    @Option(
            names = "--env",
            paramLabel = "NAME",
            description = "Ask only for what this environment asks for (default: all that can be asked for).")
    private @Nullable String environment;

    @Override
    protected ExitCode run() {
        ImageClient client = new ImageClient(daemon());
        String query =
                environment == null ? "" : "?environment=" + URLEncoder.encode(environment, StandardCharsets.UTF_8);
        List<Told> told = options.services(new DeliveryFile(installation().deliveryFile())).stream()
                .map(service -> client.status(service, options.release(), query))
                .toList();
        List<ArtifactStatus> all = told.stream().map(Told::status).toList();
        if (options.json()) {
            screen().raw(ImageClient.report(told));
        } else {
            screen().table(ImageText.table(all));
            all.stream().flatMap(ImageText::refusals).forEach(screen()::raw);
            ImageText.unclaimed(all).forEach(screen()::raw);
        }
        return all.stream().allMatch(one -> one.refusals().isEmpty()) ? ExitCode.DONE : ExitCode.REFUSED;
    }
}
