package io.grocellery.target.local.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {

    @TempDir
    private Path folder;

    @Test
    void isMadeOnceForItsOwnerAlone() throws IOException {
        Path token = folder.resolve("gateway").resolve("admin-token");
        Path other = folder.resolve("other");
        TokenFile.ensure(token, new SecureRandom());
        TokenFile.ensure(other, new SecureRandom());

        String drawn = Files.readString(token);
        assertThat(drawn).matches("[0-9a-f]{64}").isNotEqualTo(Files.readString(other));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
                .isEqualTo("rw-------");

        TokenFile.ensure(token, new SecureRandom());
        assertThat(token).hasContent(drawn);
    }
}
