package io.grocellery.target.local.parameters;

import io.grocellery.core.parameters.Parameter;
import io.grocellery.core.parameters.ParameterPath;
import io.grocellery.core.parameters.ParameterStore;
import io.grocellery.core.parameters.ParameterValue;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.target.local.files.DurableFile;
import io.grocellery.target.local.files.JsonRecord;
import io.grocellery.target.local.parameters.Vault.TamperedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Each version of each parameter in an encrypted file of its own, which is written once and never changed:
 * {@code values/<environment>/<group>/<name>/<version>}. The key is in a file beside them that only its owner can read;
 * it protects copies of the values that travel without it. Whoever may write the folder can still remove a version:
 * that is not noticed.
 */
public final class FileParameterStore implements ParameterStore {

    private static final int KEPT_VERSIONS = 100;

    private final Path folder;
    private final InstantSource clock;
    private final StoreLock lock;

    /** @param folder made when missing, open to its owner only */
    public FileParameterStore(Path folder, InstantSource clock) {
        this.folder = folder.toAbsolutePath().normalize();
        this.clock = clock;
        this.lock = new StoreLock(this.folder.resolve("lock"));
    }

    @Override
    public Optional<Parameter> get(ParameterPath path) {
        return explaining(() -> newest(path));
    }

    @Override
    public Parameter put(ParameterPath path, ParameterValue value) {
        return explaining(() -> lock.exclusively(() -> add(path, value)));
    }

    @Override
    public Parameter putIfAbsent(ParameterPath path, Supplier<ParameterValue> value) {
        return explaining(() -> newest(path)
                .orElseGet(() -> lock.exclusively(() -> newest(path).orElseGet(() -> add(path, value.get())))));
    }

    @Override
    public List<Parameter> list(String under) {
        return explaining(() -> paths().stream()
                .filter(path -> path.isUnder(under))
                .map(this::newest)
                .flatMap(Optional::stream)
                .toList());
    }

    @Override
    public List<Parameter> history(ParameterPath path) {
        return explaining(() ->
                versions(path).stream().map(version -> read(path, version)).toList());
    }

    private Optional<Parameter> newest(ParameterPath path) {
        return versions(path).reversed().stream().findFirst().map(version -> read(path, version));
    }

    private Parameter add(ParameterPath path, ParameterValue value) {
        List<Integer> known = versions(path);
        Parameter added = new Parameter(path, known.isEmpty() ? 1 : known.getLast() + 1, value, clock.instant());
        DurableFile.write(file(path, added.version()), vault().seal(label(path, added.version()), text(added)));
        known.stream().limit(Math.max(0, known.size() + 1 - KEPT_VERSIONS)).forEach(old -> remove(file(path, old)));
        return added;
    }

    private Parameter read(ParameterPath path, int version) {
        Path file = file(path, version);
        try {
            return parse(path, version, vault().open(label(path, version), Files.readAllBytes(file)));
        } catch (TamperedException tampered) {
            throw new ExplainedException(
                    "parameter " + path + " version " + version + " cannot be read",
                    file + " was changed since it was written, or written with another key than " + keyFile(),
                    "restore both from a backup, or remove the file and set the value anew",
                    tampered);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }

    private static String text(Parameter parameter) {
        boolean secure = parameter.value() instanceof ParameterValue.Secure;
        return JsonRecord.text(Map.of(
                "value",
                parameter.value().reveal(),
                "secure",
                secure,
                "changedAt",
                parameter.changedAt().toString()));
    }

    private static Parameter parse(ParameterPath path, int version, String text) {
        JsonRecord json = JsonRecord.parse(path.value(), text);
        String value = json.text("value");
        return new Parameter(
                path,
                version,
                json.flag("secure") ? ParameterValue.secure(value) : ParameterValue.plain(value),
                Instant.parse(json.text("changedAt")));
    }

    private List<ParameterPath> paths() {
        Path values = values();
        if (!Files.isDirectory(values)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.walk(values, 3)) {
            return folders.filter(each -> values.relativize(each).getNameCount() == 3)
                    .map(each -> new ParameterPath("/grocellery/" + values.relativize(each)))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot list " + values, failed);
        }
    }

    /** Ascending. */
    private List<Integer> versions(ParameterPath path) {
        Path versions = versionsFolder(path);
        if (!Files.isDirectory(versions)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(versions)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[1-9][0-9]{0,8}"))
                    .map(Integer::valueOf)
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot list " + versions, failed);
        }
    }

    private Vault vault() {
        return lock.exclusively(() -> new Vault(key()));
    }

    /** Made once; without it what is there cannot be read, so it is never made beside existing values. */
    private byte[] key() {
        try {
            if (!Files.exists(keyFile())) {
                if (Files.isDirectory(values())) {
                    throw unusableKey("it is missing");
                }
                byte[] fresh = new byte[Vault.KEY_BYTES];
                new SecureRandom().nextBytes(fresh);
                DurableFile.write(keyFile(), HexFormat.of().formatHex(fresh));
            }
            String text = Files.readString(keyFile()).strip();
            if (!text.matches("[0-9a-f]{64}")) {
                throw unusableKey("it is damaged");
            }
            return HexFormat.of().parseHex(text);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + keyFile(), failed);
        }
    }

    private ExplainedException unusableKey(String why) {
        return new ExplainedException(
                "the parameters cannot be read",
                "their key is in " + keyFile() + ", and " + why,
                "restore the key from a backup, or start anew with `./grocellery down --purge`");
    }

    private Path keyFile() {
        return folder.resolve("key");
    }

    private Path values() {
        return folder.resolve("values");
    }

    private Path versionsFolder(ParameterPath path) {
        return values().resolve(path.value().substring("/grocellery/".length()));
    }

    private Path file(ParameterPath path, int version) {
        return versionsFolder(path).resolve(Integer.toString(version));
    }

    /** No path has a space in it, so that no two labels are alike. */
    private static String label(ParameterPath path, int version) {
        return path + " " + version;
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove " + file, failed);
        }
    }

    private <T> T explaining(Supplier<T> action) {
        try {
            return action.get();
        } catch (UncheckedIOException failed) {
            throw new ExplainedException(
                    "the parameters cannot be used",
                    failed.getMessage() + ": " + failed.getCause(),
                    "check that " + folder + " belongs to you, can be written, and has room",
                    failed);
        }
    }
}
