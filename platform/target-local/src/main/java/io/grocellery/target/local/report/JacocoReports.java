package io.grocellery.target.local.report;

import io.grocellery.core.gate.Fact;
import io.grocellery.core.gate.Measurement;
import io.grocellery.core.gate.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLStreamReader;

/**
 * Coverage in JaCoCo's XML, over all files together: {@code code_coverage} of lines and {@code branch_coverage}, in
 * percent. The least covered modules are named.
 */
final class JacocoReports {

    private static final String FORM = "JaCoCo XML";
    private static final String SOURCE = "lines of all modules";
    private static final int NAMED = 5;

    private final Path workspace;
    private final List<Counter> lines = new ArrayList<>();
    private long branchesCovered;
    private long branches;

    JacocoReports(Path workspace) {
        this.workspace = workspace;
    }

    /** The lines of a module. */
    private record Counter(String module, long covered, long all) {

        double percent() {
            return 100.0 * covered / all;
        }
    }

    Measurement read(List<Path> files) {
        files.forEach(file -> XmlReport.read(file, FORM, new Totals(file)));
        List<Fact> facts = new ArrayList<>();
        long all = lines.stream().mapToLong(Counter::all).sum();
        if (all > 0) {
            long covered = lines.stream().mapToLong(Counter::covered).sum();
            facts.add(Fact.of("code_coverage", 100.0 * covered / all, Unit.PERCENT, SOURCE));
        }
        if (branches > 0) {
            facts.add(Fact.of("branch_coverage", 100.0 * branchesCovered / branches, Unit.PERCENT, SOURCE));
        }
        return new Measurement(facts, least(), List.of());
    }

    private List<String> least() {
        return lines.stream()
                .sorted(Comparator.comparingDouble(Counter::percent))
                .limit(NAMED)
                .map(module -> module.module() + ": " + module.covered() + " of " + module.all() + " lines covered")
                .toList();
    }

    /** The counters of the whole report are those right below its top. */
    private final class Totals implements XmlReport.Elements {

        private final Path file;
        private int depth;

        Totals(Path file) {
            this.file = file;
        }

        @Override
        public void begin(String name, XMLStreamReader attributes) {
            depth++;
            if (depth == 2 && name.equals("counter")) {
                count(
                        XmlReport.text(attributes, "type"),
                        XmlReport.number(attributes, "covered"),
                        XmlReport.number(attributes, "missed"));
            }
        }

        private void count(String type, long covered, long missed) {
            if (type.equals("LINE")) {
                lines.add(new Counter(workspace.relativize(file).toString(), covered, covered + missed));
            } else if (type.equals("BRANCH")) {
                branchesCovered += covered;
                branches += covered + missed;
            }
        }

        @Override
        public void end(String name) {
            depth--;
        }
    }
}
