package io.grocellery.cli;

import io.grocellery.cli.Examination.Finding;
import io.grocellery.cli.Examination.Verdict;
import io.grocellery.target.local.process.MachineMemory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.jr.ob.JSON;

/** Looks at the machine before something else fails on it. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Look whether this machine has what Grocellery needs: JDK, Maven, memory, disk, ports, rights.",
            "Exit code 0 when nothing stands in the way."
        })
final class DoctorCommand extends BaseCommand {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private EnvironmentOption environment;

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Override
    protected ExitCode run() {
        boolean running = daemon().answers();
        Finding memory = new MemoryExamination(installation().deliveryFile(), environment.value())
                .finding(MachineMemory.read(), running);
        List<Finding> findings = new Examination(installation(), running, memory).findings();
        if (json) {
            screen().raw(JSON.std.asString(
                    findings.stream().map(DoctorCommand::asMap).toList()));
        } else {
            findings.forEach(this::show);
        }
        return findings.stream().anyMatch(finding -> finding.verdict() == Verdict.BAD)
                ? ExitCode.FAILED
                : ExitCode.DONE;
    }

    private void show(Finding finding) {
        String mark = switch (finding.verdict()) {
            case GOOD -> "@|green ✓|@";
            case NOTE -> "@|yellow !|@";
            case BAD -> "@|red ✗|@";
        };
        screen().line("  " + mark + " " + finding.subject() + ": " + finding.seen());
        if (!finding.remedy().isEmpty()) {
            screen().raw("      " + finding.remedy());
        }
    }

    private static Map<String, String> asMap(Finding finding) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("subject", finding.subject());
        map.put("verdict", finding.verdict().name());
        map.put("seen", finding.seen());
        map.put("remedy", finding.remedy());
        return map;
    }
}
