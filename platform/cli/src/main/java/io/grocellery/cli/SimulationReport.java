package io.grocellery.cli;

import io.grocellery.core.rollout.RolloutPlan;
import io.grocellery.core.simulation.CampaignResult;
import io.grocellery.core.simulation.CampaignResult.Share;
import io.grocellery.core.simulation.CampaignResult.Spread;
import io.grocellery.core.simulation.Outcome.End;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a simulation of a faulty and of a clean candidate came to. */
record SimulationReport(
        RolloutPlan plan, String fault, int requestsPerUser, CampaignResult faulty, CampaignResult clean) {

    void show(Screen screen) {
        screen.line("@|bold " + policy() + "|@");
        screen.table(figures());
        screen.raw("");
        screen.table(rules());
    }

    private String policy() {
        return plan.strategy() + " "
                + plan.stages().stream()
                        .map(stage -> Numbers.percent(stage.weight().share()))
                        .collect(Collectors.joining(" → "))
                + ", false alarms at most " + Numbers.percent(plan.policy().falseAlarms());
    }

    private List<List<String>> figures() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("CANDIDATE", fault, "as good as the stable release"));
        rows.add(row("runs", result -> Integer.toString(result.runs())));
        rows.add(row("withdrawn", result -> share(result.withdrawn())));
        rows.add(row("promoted", result -> Integer.toString(result.ended(End.PROMOTED))));
        rows.add(row("held for a person", result -> Integer.toString(result.ended(End.HELD))));
        rows.add(row("undecided", result -> Integer.toString(result.ended(End.UNDECIDED))));
        rows.add(row("seconds to the verdict", result -> spread(result.secondsToVerdict())));
        rows.add(row("seconds to the end", result -> spread(result.secondsToEnd())));
        rows.add(row("requests hurt", result -> spread(result.requestsHurt())));
        rows.add(row("of requests meanwhile", result -> spread(result.requestsExposed())));
        rows.add(row("users hurt", result -> spread(result.usersHurt(requestsPerUser))));
        return rows;
    }

    /** A figure of one campaign in words. */
    private interface Figure {
        String of(CampaignResult result);
    }

    private List<String> row(String name, Figure figure) {
        return List.of(name, figure.of(faulty), figure.of(clean));
    }

    private static String share(Share share) {
        return share.hits() + " (" + Numbers.percent(share.value()) + ", at most " + Numbers.percent(share.atMost())
                + " with 95% confidence)";
    }

    private static String spread(Optional<Spread> spread) {
        return spread.map(figures ->
                        "median " + Numbers.plain(figures.median()) + ", 95th " + Numbers.plain(figures.quantile(0.95)))
                .orElse("-");
    }

    private List<List<String>> rules() {
        Map<String, Long> inFaulty = faulty.rules();
        Map<String, Long> inClean = clean.rules();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("WITHDRAWN BY", "faulty", "clean"));
        TreeSet<String> names = new TreeSet<>(inFaulty.keySet());
        names.addAll(inClean.keySet());
        names.forEach(name -> rows.add(List.of(name, count(inFaulty, name), count(inClean, name))));
        return rows;
    }

    private static String count(Map<String, Long> rules, String name) {
        return Long.toString(rules.getOrDefault(name, 0L));
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("strategy", plan.strategy().toString());
        map.put("falseAlarmsPromised", plan.policy().falseAlarms());
        map.put("fault", fault);
        map.put("faulty", asMap(faulty));
        map.put("clean", asMap(clean));
        return map;
    }

    private Map<String, Object> asMap(CampaignResult result) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("runs", result.runs());
        map.put("withdrawn", result.ended(End.ROLLED_BACK));
        map.put("withdrawnAtMostWith95Confidence", result.withdrawn().atMost());
        map.put("promoted", result.ended(End.PROMOTED));
        map.put("held", result.ended(End.HELD));
        map.put("undecided", result.ended(End.UNDECIDED));
        put(map, "secondsToVerdict", result.secondsToVerdict());
        put(map, "secondsToEnd", result.secondsToEnd());
        put(map, "requestsHurt", result.requestsHurt());
        put(map, "requestsMeanwhile", result.requestsExposed());
        put(map, "usersHurt", result.usersHurt(requestsPerUser));
        map.put("withdrawnBy", result.rules());
        return map;
    }

    private static void put(Map<String, Object> map, String name, Optional<Spread> spread) {
        spread.ifPresent(figures -> map.put(
                name, Map.of("median", figures.median(), "p95", figures.quantile(0.95), "most", figures.most())));
    }
}
