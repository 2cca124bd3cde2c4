package io.grocellery.cli;

import io.grocellery.cli.ImageClient.Told;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes images. */
@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description = {
            "Make the container image of a release: by Jib, from scratch, with neither a network nor a container engine.",
            "The same release gives the same image. It is signed, with where it comes from and what is in it."
        })
final class ImageBuildCommand extends BaseCommand {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ImageOptions options;

    @Option(
            names = "--ref",
            paramLabel = "COMMIT",
            description = "Make a release of this branch, tag or commit first, and the image of that.")
    private @Nullable String ref;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the facts there as JSON, for a pipeline.")
    private @Nullable Path report;

    @Override
    protected ExitCode run() {
        if (ref != null && options.namesRelease()) {
            throw usage("--ref makes a release, so none can be named");
        }
        ImageClient client = new ImageClient(daemon());
        List<Told> built = options.services(new DeliveryFile(installation().deliveryFile())).stream()
                .map(service -> built(service, client))
                .toList();
        if (report != null) {
            new ReportFile(report).write(ImageClient.report(built));
        }
        if (options.json()) {
            screen().raw(ImageClient.report(built));
        } else {
            screen().raw("");
            screen().table(ImageText.table(built.stream().map(Told::status).toList()));
        }
        return ExitCode.DONE;
    }

    private Told built(String service, ImageClient client) {
        try (ProgressView view = LocalParts.progressOn(options.json() ? aside() : screen())) {
            String release = ref == null ? options.release() : new ReleaseClient(daemon()).make(service, ref, view);
            client.build(service, release, view);
            return client.status(service, release, "");
        }
    }
}
