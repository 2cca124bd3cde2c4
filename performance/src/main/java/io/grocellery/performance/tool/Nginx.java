package io.grocellery.performance.tool;

import io.grocellery.performance.benchmark.Tool;
import io.grocellery.performance.benchmark.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An nginx of our own configuration, without an access log, in the workplace's folder. */
public final class Nginx {

    private Nginx() {}

    /**
     * Starts it.
     *
     * @param name of its files
     * @param http what stands in the {@code http} block
     */
    public static Process start(Workplace workplace, String name, int workers, String http) throws IOException {
        Path folder = workplace.folder();
        Path configuration = folder.resolve(name + ".conf");
        Path errors = folder.resolve(name + ".err");
        Files.writeString(configuration, """
                daemon off; worker_processes %d; pid %s; error_log %s;
                events { worker_connections 4096; }
                http { access_log off; keepalive_requests 100000000;
                client_body_temp_path %5$s/body; proxy_temp_path %5$s/proxy; fastcgi_temp_path %5$s/fastcgi;
                uwsgi_temp_path %5$s/uwsgi; scgi_temp_path %5$s/scgi;
                %4$s }
                """.formatted(workers, folder.resolve(name + ".pid"), errors, http, folder));
        return workplace.start(
                name,
                List.of(
                        workplace.program(Tool.NGINX).toString(),
                        "-e",
                        errors.toString(),
                        "-c",
                        configuration.toString()));
    }
}
