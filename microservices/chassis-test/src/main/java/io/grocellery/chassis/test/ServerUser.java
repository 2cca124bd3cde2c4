package io.grocellery.chassis.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;

/** Who the server runs as: PostgreSQL refuses root, so root hands it to {@code nobody}. */
final class ServerUser {

    private static final String UNPRIVILEGED = "nobody";
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private ServerUser() {}

    static List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>();
        if (ROOT) {
            whole.addAll(become());
        }
        whole.addAll(command);
        return whole;
    }

    private static List<String> become() {
        return Files.isExecutable(Path.of("/usr/bin/setpriv"))
                // the group by number, as it is called nogroup here and nobody there
                ? List.of("/usr/bin/setpriv", "--reuid", UNPRIVILEGED, "--regid", "65534", "--clear-groups")
                : List.of("runuser", "-u", UNPRIVILEGED, "--");
    }

    static void own(Path path) throws IOException {
        if (ROOT) {
            UserPrincipal user =
                    path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(UNPRIVILEGED);
            Files.setOwner(path, user);
        }
    }
}
