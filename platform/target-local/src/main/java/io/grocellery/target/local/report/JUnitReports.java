package io.grocellery.target.local.report;

import io.grocellery.core.gate.Fact;
import io.grocellery.core.gate.Measurement;
import io.grocellery.core.gate.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Tests in JUnit's XML, as Surefire and many other tools write it: {@code test_pass_rate} in percent of those that were
 * run, and the numbers of {@code tests} and {@code skipped_tests}. A test that failed is named with its line.
 */
final class JUnitReports {

    private static final String FORM = "JUnit XML";
    private static final String SOURCE = "tests";
    private static final int LONGEST = 200;
    private static final Pattern CAUSE = Pattern.compile("^Caused by: (.*)$", Pattern.MULTILINE);

    private long run;
    private long skipped;
    private final List<String> failed = new ArrayList<>();

    Measurement read(List<Path> files) {
        files.forEach(file -> XmlReport.read(file, FORM, new Suite()));
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("tests", (double) run, Unit.COUNT, SOURCE));
        facts.add(Fact.of("skipped_tests", (double) skipped, Unit.COUNT, SOURCE));
        if (run > 0) {
            double passed = 100.0 * (run - failed.size()) / run;
            facts.add(Fact.of("test_pass_rate", passed, Unit.PERCENT, run + " tests"));
        }
        return new Measurement(facts, failed, List.of());
    }

    private final class Suite implements XmlReport.Elements {

        private String test = "";
        private String type = "";

        @Override
        public void begin(String name, XMLStreamReader attributes) throws XMLStreamException {
            switch (name) {
                case "testcase" -> {
                    run++;
                    type = XmlReport.text(attributes, "classname");
                    test = type + "." + XmlReport.text(attributes, "name");
                }
                case "skipped" -> {
                    run--;
                    skipped++;
                }
                case "failure", "error" -> failed.add(told(attributes));
                default -> {}
            }
        }

        private String told(XMLStreamReader attributes) throws XMLStreamException {
            String message = inALine(XmlReport.text(attributes, "message"));
            String trace = attributes.getElementText(); // follows the element's start, so the attributes come first
            return place(trace) + " " + test + ": " + (message.isEmpty() ? rootCause(trace) : message);
        }

        /** What an assertion says stands on several lines, of which the first may be empty. */
        private static String inALine(String message) {
            String line = message.lines()
                    .map(String::strip)
                    .filter(said -> !said.isEmpty())
                    .collect(Collectors.joining(" "));
            return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
        }

        /** Where a failure says nothing itself, what it was caused by last. */
        private static String rootCause(String trace) {
            List<String> causes = CAUSE.matcher(trace)
                    .results()
                    .map(cause -> cause.group(1).strip())
                    .toList();
            return causes.isEmpty() ? trace.lines().findFirst().orElse("").strip() : causes.getLast();
        }

        /** The line of the test's own class that the stack trace names. */
        private String place(String trace) {
            String simple = type.substring(type.lastIndexOf('.') + 1);
            Matcher line = Pattern.compile("\\(" + Pattern.quote(simple) + "\\.java:(\\d+)\\)")
                    .matcher(trace);
            return line.find() ? simple + ".java:" + line.group(1) : simple;
        }
    }
}
