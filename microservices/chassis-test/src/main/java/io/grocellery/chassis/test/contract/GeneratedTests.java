package io.grocellery.chassis.test.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.springframework.cloud.contract.verifier.TestGenerator;
import org.springframework.cloud.contract.verifier.config.ContractVerifierConfigProperties;
import org.springframework.cloud.contract.verifier.config.TestFramework;
import org.springframework.cloud.contract.verifier.config.TestMode;

/**
 * The class of tests that Spring Cloud Contract writes for the contracts of a producer, with a method for each. Written
 * and compiled when it is wanted: the library's Maven plugin does the same at build time, but needs a Maven that is newer
 * than what builds this house.
 */
final class GeneratedTests {

    private static final String PACKAGE = "io.grocellery.generated";

    private final Object tests;

    private GeneratedTests(Object tests) {
        this.tests = tests;
    }

    static GeneratedTests of(Contracts contracts) {
        try {
            Path folder = Files.createTempDirectory("grocellery-contract-tests-");
            generate(contracts, folder);
            List<Path> sources = filesBelow(folder, ".java");
            compile(sources, folder);
            GeneratedTests tests = new GeneratedTests(load(folder, sources.getFirst()));
            delete(folder);
            return tests;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** @throws Throwable what the test throws when the contract is broken */
    void run(String contract) throws Throwable {
        Method test = method(contract);
        try {
            test.invoke(tests);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private Method method(String contract) {
        String name = "validate_" + contract.replace('-', '_');
        return Stream.of(tests.getClass().getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no test was generated for the contract " + contract));
    }

    private static void generate(Contracts contracts, Path folder) {
        ContractVerifierConfigProperties settings = new ContractVerifierConfigProperties();
        settings.setContractsDslDir(contracts.folder().toFile());
        settings.setGeneratedTestSourcesDir(folder.toFile());
        settings.setGeneratedTestResourcesDir(folder.toFile());
        settings.setBasePackageForTests(PACKAGE);
        settings.setTestFramework(TestFramework.JUNIT5);
        settings.setTestMode(TestMode.EXPLICIT);
        new TestGenerator(settings).generate();
    }

    private static void compile(List<Path> sources, Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        List<String> options =
                List.of("-d", folder.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            null, files, problems, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("the generated tests are not Java: " + problems.getDiagnostics());
            }
        }
    }

    private static Object load(Path folder, Path source) throws IOException {
        String name = String.valueOf(source.getFileName()).replace(".java", "");
        // everything it needs is resolved when it is loaded: nothing of the folder is read later
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {url(folder)}, GeneratedTests.class.getClassLoader())) {
            return Class.forName(PACKAGE + "." + name, true, loader)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException unusable) {
            throw new IllegalStateException("the generated tests cannot be used", unusable);
        }
    }

    private static URL url(Path folder) throws MalformedURLException {
        return folder.toUri().toURL();
    }

    private static List<Path> filesBelow(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        for (Path file : filesBelow(folder, "").reversed()) {
            Files.delete(file);
        }
    }
}
