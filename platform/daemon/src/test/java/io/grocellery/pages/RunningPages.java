package io.grocellery.pages;

import io.grocellery.daemon.identity.IdentitySettings;
import io.grocellery.target.local.installation.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The daemon's pages on a free port, until closed. */
public final class RunningPages implements AutoCloseable {

    /** What whoever may change something sends. */
    public static final String TOKEN = "token-of-a-test-0123456789";

    private final ConfigurableApplicationContext context;
    private final URI address;
    private final TestIdentity identity;
    private final SettableClock clock;
    private final RecordedApi api;
    private final RecordedRollouts rollouts = new RecordedRollouts();
    private final RecordedRuns runs = new RecordedRuns();
    private final Installation installation;

    private RunningPages(int port) {
        this.address = URI.create("http://127.0.0.1:" + port);
        this.identity = new TestIdentity(address, Set.of(URI.create("http://127.0.0.1:8080/")));
        this.clock = new SettableClock();
        this.api = new RecordedApi();
        this.installation = installation();
        this.context = application().run("--server.port=" + port);
    }

    public static RunningPages start() {
        return new RunningPages(freePort());
    }

    static RunningPages start(int port) {
        return new RunningPages(port);
    }

    /** One that holds nothing but the daemon's token. */
    private static Installation installation() {
        try {
            Path home = Files.createTempDirectory("grocellery-pages");
            Installation made = Installation.of(
                    home, Path.of(System.getProperty("java.home")), 0, Installation.ownDeliveryFile(home));
            Files.createDirectories(made.daemonFolder());
            Files.writeString(made.apiToken(), TOKEN);
            return made;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private SpringApplication application() {
        SpringApplication application = new SpringApplication(PagesApplication.class);
        application.setDefaultProperties(Map.of("server.shutdown", "immediate"));
        application.addInitializers(context -> beans((GenericApplicationContext) context));
        return application;
    }

    private void beans(GenericApplicationContext beans) {
        beans.registerBean(IdentitySettings.class, () -> identity);
        beans.registerBean(Clock.class, () -> clock);
        beans.registerBean(RecordedApi.class, () -> api);
        beans.registerBean(RecordedRollouts.class, () -> rollouts);
        beans.registerBean(RecordedRuns.class, () -> runs);
        beans.registerBean(Installation.class, () -> installation);
    }

    public URI address() {
        return address;
    }

    public TestIdentity identity() {
        return identity;
    }

    public SettableClock clock() {
        return clock;
    }

    public RecordedApi api() {
        return api;
    }

    public RecordedRollouts rollouts() {
        return rollouts;
    }

    public RecordedRuns runs() {
        return runs;
    }

    @Override
    public void close() {
        api.close();
        runs.close();
        rollouts.close();
        context.close();
        FileSystemUtils.deleteRecursively(installation.home().toFile());
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
