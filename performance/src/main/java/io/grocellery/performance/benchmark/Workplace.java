package io.grocellery.performance.benchmark;

import io.grocellery.core.time.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where a benchmark works. Nothing that it starts or writes here outlives it. */
public interface Workplace {

    /** The checkout whose programs are measured. */
    Path home();

    /** The JDK they run on. */
    Path javaHome();

    /** Empty at the start, removed at the end. */
    Path folder();

    /** Whether only to see that it works: runs of a second or so, whose figures say nothing. */
    boolean quick();

    /** Waits for conditions. */
    Patience patience();

    /** Says what is going on. */
    void say(String progress);

    /**
     * Starts a program that is ended with the workplace. What it prints goes to {@code <name>.log} in the folder.
     *
     * @throws IOException when it cannot be started, or the workplace is closed
     */
    Process start(String name, List<String> command) throws IOException;

    /**
     * Runs a program to its end.
     *
     * @param seconds after which it is killed
     * @return what it printed
     * @throws IOException when it cannot be started, ends with another code than 0, or not in time
     */
    String run(List<String> command, int seconds) throws IOException, InterruptedException;

    /** To be done when the workplace closes, the latest first; processes end after that. */
    void afterwards(Runnable work);

    /**
     * The program of a tool that is installed.
     *
     * @throws IllegalStateException when it is not: the benchmark did not name it among its tools
     */
    Path program(Tool tool);
}
