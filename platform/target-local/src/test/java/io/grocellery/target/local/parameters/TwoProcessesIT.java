package io.grocellery.target.local.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.parameters.Parameter;
import io.grocellery.core.parameters.ParameterPath;
import io.grocellery.core.parameters.ParameterValue;
import io.grocellery.target.local.sample.TestJvm;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoProcessesIT {

    private static final ParameterPath COUNTED = new ParameterPath("/grocellery/dev/count/er");
    private static final ParameterPath MADE = new ParameterPath("/grocellery/dev/made/once");

    @TempDir
    private Path folder;

    @Test
    void processesThatChangeTheSameValueAtOnceLoseNothing() throws Exception {
        List<Process> writers = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            writers.add(new ProcessBuilder(TestJvm.command(Writer.class, folder.toString(), "writer " + number))
                    .inheritIO()
                    .start());
        }
        for (Process writer : writers) {
            assertThat(writer.waitFor()).isZero();
        }

        FileParameterStore store = new FileParameterStore(folder, Clock.systemUTC());
        assertThat(store.history(COUNTED))
                .extracting(Parameter::version)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 60).boxed().toList());
        assertThat(store.history(MADE)).hasSize(1);
    }

    /** Changes a value twenty times. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) {
            FileParameterStore store = new FileParameterStore(Path.of(arguments[0]), Clock.systemUTC());
            store.putIfAbsent(MADE, () -> ParameterValue.secure(arguments[1]));
            IntStream.range(0, 20).forEach(number -> store.put(COUNTED, ParameterValue.plain(arguments[1])));
        }
    }
}
