package io.grocellery.target.local.postgres;

import io.grocellery.core.problem.ExplainedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who a server runs as. PostgreSQL refuses root, so root hands it, and whatever else needs no rights, to {@code nobody};
 * anybody else runs it themselves.
 */
public sealed interface ServerUser {

    /** The one that suits whoever runs this. */
    static ServerUser suitable() {
        return isRoot() ? new Nobody() : new Myself();
    }

    /** The command with what makes it run as this user. */
    List<String> command(List<String> command);

    /** Gives the file or folder itself, not what is in it, to this user. */
    void own(Path path);

    /** Whether this user can come to the folder: every folder above it lets everybody pass. */
    boolean reaches(Path folder);

    private static boolean isRoot() {
        try {
            Path self = Path.of("/proc/self");
            return Files.exists(self)
                    ? Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"))
                    : "root".equals(System.getProperty("user.name"));
        } catch (IOException | UnsupportedOperationException notUnix) {
            return false;
        }
    }

    /** The ordinary case. */
    record Myself() implements ServerUser {

        @Override
        public List<String> command(List<String> command) {
            return command;
        }

        @Override
        public void own(Path path) {
            // it is ours already
        }

        @Override
        public boolean reaches(Path folder) {
            return true;
        }
    }

    /** What root uses. */
    record Nobody() implements ServerUser {

        private static final String NAME = "nobody";
        private static final String USUAL_GROUP = "65534";

        @Override
        public List<String> command(List<String> command) {
            List<String> whole = new ArrayList<>(become());
            whole.addAll(command);
            return whole;
        }

        @Override
        public void own(Path path) {
            UserPrincipalLookupService users = path.getFileSystem().getUserPrincipalLookupService();
            try {
                UserPrincipal nobody = users.lookupPrincipalByName(NAME);
                PosixFileAttributeView view = Objects.requireNonNull(
                        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS));
                view.setOwner(nobody);
            } catch (UserPrincipalNotFoundException missing) {
                throw new ExplainedException(
                        "PostgreSQL cannot start",
                        "it refuses to run as root, and this machine has no user 'nobody'",
                        "run as an ordinary user, or point to an existing server",
                        missing);
            } catch (IOException failed) {
                throw new UncheckedIOException("cannot give " + path + " to " + NAME, failed);
            }
        }

        @Override
        public boolean reaches(Path folder) {
            return Stream.iterate(folder.toAbsolutePath().getParent(), Objects::nonNull, Path::getParent)
                    .filter(Files::exists)
                    .allMatch(Nobody::letsEverybodyPass);
        }

        private static boolean letsEverybodyPass(Path folder) {
            try {
                return Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE);
            } catch (IOException unknown) {
                return false;
            }
        }

        /** The first becomes the command; the second waits for it. */
        private static List<String> become() {
            return find("setpriv")
                    .map(setpriv -> List.of(
                            setpriv, "--reuid=" + NAME, "--regid=" + group(), "--clear-groups", "--no-new-privs", "--"))
                    .or(() -> find("runuser").map(runuser -> List.of(runuser, "-u", NAME, "--")))
                    .orElseThrow(() -> new ExplainedException(
                            "PostgreSQL cannot start",
                            "it refuses to run as root, and neither setpriv nor runuser is there to change to 'nobody'",
                            "install util-linux, run as an ordinary user, or point to an existing server"));
        }

        /** By number: the group's name differs between systems. */
        private static String group() {
            try (Stream<String> users = Files.lines(Path.of("/etc/passwd"))) {
                return users.map(line -> line.split(":", -1))
                        .filter(fields -> fields.length > 3 && fields[0].equals(NAME))
                        .map(fields -> fields[3])
                        .findFirst()
                        .orElse(USUAL_GROUP);
            } catch (IOException noSuchFile) {
                return USUAL_GROUP;
            }
        }

        private static Optional<String> find(String program) {
            String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
            return Stream.concat(
                            Arrays.stream(path.split(":", -1)), Stream.of("/usr/bin", "/usr/sbin", "/sbin", "/bin"))
                    .filter(folder -> !folder.isEmpty())
                    .map(folder -> Path.of(folder, program))
                    .filter(Files::isExecutable)
                    .map(Path::toString)
                    .findFirst();
        }
    }
}
