package io.grocellery.systemtest.rollout;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests at a steady rate, on kept connections and on new ones, with long downloads and uploads beside them when asked
 * for. Every answer is noted. At most half an hour.
 */
final class Shoppers implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int WORKERS = 20;
    private static final int NEW_CONNECTION_EVERY = 10;
    private static final int CHUNKS = 40;
    private static final int CHUNK = 8 << 10;
    private static final int TIMEOUT_MILLIS = 15_000;

    private final URI gateway;
    private final List<Thread> threads = new ArrayList<>();
    private final Collection<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Collection<String> transfers = new ConcurrentLinkedQueue<>();
    private final long end = System.nanoTime() + LONGEST.toNanos();
    private volatile boolean open = true;

    /**
     * One request's end.
     *
     * @param status 0 when there was no answer
     * @param release who answered, when it was the service
     */
    record Answer(Instant sent, Instant at, int status, Optional<String> release, String failure) {

        boolean good() {
            return status == 200;
        }
    }

    private Shoppers(URI gateway) {
        this.gateway = gateway;
    }

    /** So many requests a second. */
    static Shoppers at(URI gateway, double perSecond) {
        Shoppers shoppers = new Shoppers(gateway);
        for (int i = 0; i < WORKERS; i++) {
            long offset = (long) (i * 1e9 / perSecond);
            shoppers.begin(() -> shoppers.request(offset, (long) (WORKERS * 1e9 / perSecond)));
        }
        return shoppers;
    }

    /** Besides, somebody downloads and somebody uploads, two seconds each time. */
    Shoppers withLongTransfers() {
        begin(() -> transfer("GET /trial/download?" + CHUNKS, 0, (long) CHUNKS * CHUNK, ""));
        begin(() -> transfer("POST /trial/upload", CHUNKS, -1, Long.toString((long) CHUNKS * CHUNK)));
        return this;
    }

    private void begin(Runnable work) {
        threads.add(Thread.ofPlatform().name("shopper").start(work));
    }

    private boolean open() {
        return open && System.nanoTime() < end;
    }

    private void request(long offset, long interval) {
        long next = System.nanoTime() + offset;
        int sent = 0;
        try (Connection kept = new Connection(gateway)) {
            while (open()) {
                LockSupport.parkNanos(next - System.nanoTime());
                if (System.nanoTime() < next) {
                    continue;
                }
                next += interval;
                answers.add(sent++ % NEW_CONNECTION_EVERY == 0 ? onNewConnection() : kept.get("/trial/work", false));
            }
        }
    }

    private Answer onNewConnection() {
        try (Connection once = new Connection(gateway)) {
            return once.get("/trial/work", true);
        }
    }

    private void transfer(String request, int chunksToSend, long lengthExpected, String bodyExpected) {
        while (open()) {
            try (Connection once = new Connection(gateway)) {
                transfers.add(once.transfer(request, chunksToSend, lengthExpected, bodyExpected));
            }
        }
    }

    /** No more requests; those under way are answered. */
    void finish() {
        open = false;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    List<Answer> answers() {
        return List.copyOf(answers);
    }

    /** Empty for each transfer that was whole, else what was wrong. */
    List<String> transfers() {
        return List.copyOf(transfers);
    }

    long hurt() {
        return answers.stream().filter(answer -> !answer.good()).count();
    }

    /** The answers of one release, in the order of their coming. */
    List<Answer> of(String release) {
        return answers.stream()
                .filter(answer -> answer.release().filter(release::equals).isPresent())
                .sorted(Comparator.comparing(Answer::at))
                .toList();
    }

    @Override
    public void close() {
        finish();
    }

    /** One client's connection to the gateway, opened when it is needed. HTTP as plain as it can be spoken. */
    private static final class Connection implements AutoCloseable {

        private final URI gateway;
        private Optional<Socket> socket = Optional.empty();
        private InputStream in = InputStream.nullInputStream();

        Connection(URI gateway) {
            this.gateway = gateway;
        }

        private OutputStream open() throws IOException {
            if (socket.isEmpty()) {
                Socket opened = new Socket(InetAddress.getLoopbackAddress(), gateway.getPort());
                opened.setSoTimeout(TIMEOUT_MILLIS);
                opened.setTcpNoDelay(true);
                socket = Optional.of(opened);
                in = new BufferedInputStream(opened.getInputStream());
            }
            return socket.get().getOutputStream();
        }

        Answer get(String path, boolean last) {
            Instant sent = Instant.now();
            try {
                OutputStream out = open();
                out.write(("GET " + path + " HTTP/1.1\r\nHost: " + gateway.getAuthority()
                                + (last ? "\r\nConnection: close" : "") + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.flush();
                Head head = Head.read(in);
                in.skipNBytes(head.length());
                if (head.closes()) {
                    close();
                }
                return new Answer(sent, Instant.now(), head.status(), head.release(), "");
            } catch (IOException broken) {
                close();
                return new Answer(sent, Instant.now(), 0, Optional.empty(), broken.toString());
            }
        }

        String transfer(String request, int chunksToSend, long lengthExpected, String bodyExpected) {
            try {
                OutputStream out = open();
                out.write((request + " HTTP/1.1\r\nHost: " + gateway.getAuthority() + "\r\nConnection: close\r\n"
                                + (chunksToSend > 0 ? "Content-Length: " + (long) chunksToSend * CHUNK + "\r\n" : "")
                                + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < chunksToSend; i++) {
                    LockSupport.parkNanos(50_000_000);
                    out.write(new byte[CHUNK]);
                    out.flush();
                }
                Head head = Head.read(in);
                byte[] body = in.readNBytes(Math.toIntExact(head.length()));
                boolean whole = head.status() == 200
                        && (lengthExpected < 0
                                ? new String(body, StandardCharsets.UTF_8).equals(bodyExpected)
                                : body.length == lengthExpected);
                return whole ? "" : request + ": status " + head.status() + ", " + body.length + " bytes";
            } catch (IOException broken) {
                return request + ": " + broken;
            }
        }

        @Override
        public void close() {
            socket.ifPresent(opened -> {
                try {
                    opened.close();
                } catch (IOException ignored) {
                    return;
                }
            });
            socket = Optional.empty();
        }
    }

    /** The head of an answer. */
    private record Head(int status, long length, boolean closes, Optional<String> release) {

        static Head read(InputStream in) throws IOException {
            String line = line(in);
            int status = Integer.parseInt(line.split(" ", 3)[1]);
            long length = 0;
            boolean closes = false;
            Optional<String> release = Optional.empty();
            for (line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
                String value = line.substring(colon + 1).strip();
                switch (name) {
                    case "content-length" -> length = Long.parseLong(value);
                    case "connection" -> closes = value.equalsIgnoreCase("close");
                    case "trial-release" -> release = Optional.of(value);
                    default -> {}
                }
            }
            return new Head(status, length, closes, release);
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("the connection ended within the head of an answer");
                }
                if (next != '\r') {
                    line.append((char) next);
                }
            }
            return line.toString();
        }
    }
}
