package io.grocellery.target.local.process;

import java.io.IOException;
import java.util.Locale;

/** Signals that the JDK cannot send by itself. */
public enum Signal {
    /** Interrupt. */
    INT,
    /** Quit. */
    QUIT;

    /** Sends it to the process, if this very one runs still. */
    public void send(ProcessIdentity process) {
        if (process.isAlive()) {
            send(process.pid());
        }
    }

    private void send(long pid) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -s \"$0\" \"$1\"", name(), String.format(Locale.ROOT, "%d", pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException noShell) {
            throw new IllegalStateException("cannot run /bin/sh", noShell);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
