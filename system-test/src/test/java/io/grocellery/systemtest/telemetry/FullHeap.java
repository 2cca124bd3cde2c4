package io.grocellery.systemtest.telemetry;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Fills the heap of a JVM that runs, from within; closing this lets go of it. */
final class FullHeap implements AutoCloseable {

    private final long pid;
    private final Path agent;

    FullHeap(long pid) {
        this.pid = pid;
        this.agent = agent();
        tell("fill");
    }

    private void tell(String word) {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                machine.loadAgent(agent.toString(), word);
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException refused) {
            throw new IllegalStateException("process " + pid + " takes no agent", refused);
        } catch (IOException gone) {
            throw new UncheckedIOException("process " + pid + " cannot be told to " + word, gone);
        }
    }

    private static Path agent() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Agent-Class", HeapFiller.class.getName());
        String name = HeapFiller.class.getName().replace('.', '/') + ".class";
        try {
            Path jar = Files.createTempFile("heap-filler-", ".jar");
            try (InputStream type = HeapFiller.class.getResourceAsStream("/" + name);
                    JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
                entries.putNextEntry(new JarEntry(name));
                Objects.requireNonNull(type, name).transferTo(entries);
            }
            return jar;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public void close() {
        tell("let go");
        try {
            Files.delete(agent);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
