package io.grocellery.target.local.process;

import io.grocellery.core.time.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process that leads its own session or group, with all that came of it: its descendants, and on Linux whatever is in
 * its session, also after the leader ended. What left the session and lost its parents before anybody looked escapes.
 */
public record ProcessTree(ProcessIdentity leader) {

    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    /** The numbers of all that still run, in ascending order. */
    public Set<Long> members() {
        return identities().map(ProcessIdentity::pid).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Asks the leader to end, then what is left; kills the rest once the grace is over.
     *
     * @return whether nothing of it runs any more, at the latest 5 seconds after the kill
     */
    public boolean end(Duration grace, Patience patience) {
        Remainder remainder = new Remainder();
        remainder.look();
        var started = patience.clock().instant();
        leader.handle().ifPresent(ProcessHandle::destroy);
        patience.await(() -> !leader.isAlive(), grace);
        remainder.look().forEach(ProcessHandle::destroy);
        Duration left = grace.minus(Duration.between(started, patience.clock().instant()));
        return patience.await(remainder::isGone, left) || patience.await(remainder::isKilled, AFTER_KILL);
    }

    /**
     * Kills all of it.
     *
     * @return whether nothing of it runs any more, at the latest 5 seconds later
     */
    public boolean kill(Patience patience) {
        return patience.await(new Remainder()::isKilled, AFTER_KILL);
    }

    /** What was ever seen of the tree and runs still: a child whose parent ended is no longer found as its descendant. */
    private final class Remainder {

        private final Set<ProcessIdentity> seen = new HashSet<>();

        List<ProcessHandle> look() {
            identities().forEach(seen::add);
            return seen.stream()
                    .map(ProcessIdentity::handle)
                    .flatMap(Optional::stream)
                    .toList();
        }

        boolean isGone() {
            return look().isEmpty();
        }

        boolean isKilled() {
            List<ProcessHandle> left = look();
            if (!left.isEmpty() && !ProcStat.available()) {
                killGroup();
            }
            left.forEach(ProcessHandle::destroyForcibly);
            return isGone();
        }
    }

    private Stream<ProcessIdentity> identities() {
        return !leader.isAlive() && leader.isNumberTaken()
                ? Stream.empty()
                : ProcStat.available() ? seenAtOnce() : descendants();
    }

    /** From one look at all processes of the machine, since that takes a while. */
    private Stream<ProcessIdentity> seenAtOnce() {
        List<ProcStat> all = ProcStat.all().filter(each -> !each.ended()).toList();
        Set<Long> members =
                all.stream().filter(this::isInside).map(ProcStat::pid).collect(Collectors.toSet());
        while (members.addAll(childrenOf(members, all))) {
            // and theirs
        }
        return all.stream().filter(each -> members.contains(each.pid())).map(ProcessIdentity::of);
    }

    private boolean isInside(ProcStat each) {
        return each.pid() == leader.pid() || each.session() == leader.pid() || each.group() == leader.pid();
    }

    private static Set<Long> childrenOf(Set<Long> parents, List<ProcStat> all) {
        return all.stream()
                .filter(each -> parents.contains(each.parent()))
                .map(ProcStat::pid)
                .collect(Collectors.toSet());
    }

    private void killGroup() {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -s KILL -- -\"$0\"", Long.toString(leader.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noShell) {
            throw new IllegalStateException("cannot run /bin/sh", noShell);
        }
    }

    private Stream<ProcessIdentity> descendants() {
        return leader.handle().stream()
                .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
                .map(ProcessHandle::pid)
                .map(ProcessIdentity::of)
                .flatMap(Optional::stream);
    }
}
