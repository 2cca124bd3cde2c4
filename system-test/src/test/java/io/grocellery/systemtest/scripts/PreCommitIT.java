package io.grocellery.systemtest.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hooks of the checkout in a repository of a few files. */
class PreCommitIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void inARepository() throws IOException {
        Assumptions.assumeTrue(Command.exists("pre-commit"), "pre-commit is not installed");
        for (String file : new String[] {".pre-commit-config.yaml", "scripts/staged-keys.sh", "policy/gitleaks.toml"}) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(Command.checkout().resolve(file), folder.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        assertThat(Command.in(folder, "git", "init", "-q").run().code()).isZero();
    }

    @Test
    void passTheCheckoutItself() {
        Path checkout = Command.checkout();
        Assumptions.assumeTrue(
                Command.in(checkout, "git", "ls-files", "--error-unmatch", "grocellery")
                                .run()
                                .code()
                        == 0,
                "not a checkout that git reads here");
        var result = Command.in(checkout, "pre-commit", "run", "--all-files", "--color=never")
                .with("SKIP", "java-format")
                .run();
        assertThat(result.code()).as(result.output()).isZero();
    }

    @Test
    void passWhatIsInOrder() throws IOException {
        write("good.sh", "#!/bin/sh\necho \"$1\"\n");
        write("good.yaml", "a: [1, 2]\n");
        var result = hooks();
        assertThat(result.output()).doesNotContain("Failed");
        assertThat(result.code()).isZero();
    }

    @Test
    void refuseAScriptWithAnUnquotedWord() throws IOException {
        write("bad.sh", "#!/bin/sh\nrm -r $1/x\n");
        assertThat(hooks().output()).contains("shell scripts pass shellcheck").contains("SC2086");
    }

    @Test
    void refuseYamlThatCannotBeRead() throws IOException {
        write("bad.yaml", "a: [1\n");
        assertRefused("- hook id: yaml");
    }

    @Test
    void refuseAPrivateKey() throws IOException {
        write("key.txt", "-----BEGIN " + "RSA PRIVATE KEY-----\n");
        assertRefused("- hook id: private-key");
    }

    @Test
    void refuseAccessKeysTokensAndPasswordsInAddresses() throws IOException {
        write("aws.txt", "AKIA" + "ABCDEFGHIJKLMNOP\n");
        assertRefused("aws.txt");
        write("aws.txt", "postgresql://shop:" + "secret@127.0.0.1/shop\n");
        assertRefused("aws.txt");
        write("aws.txt", "eyJ" + "hbGciOiJSUzI1NiJ9" + ".eyJ" + "zdWIiOiJhbGljZSJ9.x\n");
        assertRefused("- hook id: secret");
    }

    @Test
    void refuseAnyKeyThatGitleaksKnows() throws IOException {
        write("key.properties", "stripe=sk_live_" + "4eC39HqLyjWDarjtT1zdp7dcTYooMQauvd\n");
        var result = hooks();
        Assumptions.assumeFalse(
                System.getenv("CI") == null && result.output().contains("gitleaks is not installed"),
                "skipped: gitleaks not installed");
        assertThat(result.code()).isNotZero();
        assertThat(result.output())
                .contains("- hook id: staged-key", "key.properties")
                .doesNotContain("4eC39HqLyjWD");
    }

    @Test
    void refuseALargeFile() throws IOException {
        write("large.txt", "x".repeat(1100 * 1024));
        assertRefused("- hook id: large-file");
    }

    private void assertRefused(String naming) {
        var result = hooks();
        assertThat(result.code()).isNotZero();
        assertThat(result.output()).contains(naming);
    }

    /** All but the formatter's, which needs the Maven project and runs in every build anyway. */
    private Command.Result hooks() {
        assertThat(Command.in(folder, "git", "add", "-A").run().code()).isZero();
        return Command.in(folder, "pre-commit", "run", "--all-files", "--color=never")
                .with("SKIP", "java-format")
                .run();
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(folder.resolve(file), content);
    }
}
