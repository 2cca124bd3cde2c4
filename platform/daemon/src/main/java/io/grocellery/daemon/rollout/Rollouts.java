package io.grocellery.daemon.rollout;

import io.grocellery.core.delivery.RolloutDefinition;
import io.grocellery.core.journal.Event;
import io.grocellery.core.journal.EventJournal;
import io.grocellery.core.journal.Severity;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.pipeline.Agreement;
import io.grocellery.core.pipeline.Approval;
import io.grocellery.core.rollout.Change;
import io.grocellery.core.rollout.Command;
import io.grocellery.core.rollout.Observation;
import io.grocellery.core.rollout.Phase;
import io.grocellery.core.rollout.Reason;
import io.grocellery.core.rollout.Refusal;
import io.grocellery.core.rollout.RolloutEffect;
import io.grocellery.core.rollout.RolloutEngine;
import io.grocellery.core.rollout.RolloutId;
import io.grocellery.core.rollout.RolloutPlan;
import io.grocellery.core.rollout.RolloutRecord;
import io.grocellery.core.rollout.RolloutState;
import io.grocellery.core.status.Progress;
import io.grocellery.core.status.RolloutCourse;
import io.grocellery.core.status.RolloutStatus;
import io.grocellery.core.time.Patience;
import io.grocellery.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The rollouts of one environment. Any thread may ask; one calls {@link #turn}. */
public final class Rollouts {

    /** The kind of event that tells who approved a rollout that no run of the pipeline began. */
    public static final String APPROVAL = "approval-given";

    private static final int LONGEST_LIST = 50;
    private static final Duration TAKEN_DOWN_WITHIN = Duration.ofSeconds(45);

    private final Site site;
    private final RolloutDefinition definition;
    private final RolloutBook book;
    private final EventJournal journal;
    private final Patience patience;
    private final InstantSource clock;
    private final TestTraffic tests;
    private final LiveAdmission admission;
    private final Map<RolloutId, LiveRollout> live = new ConcurrentHashMap<>();

    public Rollouts(
            Site site, RolloutDefinition definition, RolloutBook book, EventJournal journal, Patience patience) {
        this.site = site;
        this.definition = definition;
        this.book = book;
        this.journal = journal;
        this.patience = patience;
        this.clock = patience.clock();
        this.tests = new TestTraffic(site.gateway(), site::testPaths);
        this.admission = new LiveAdmission(site, this::states, this::underWay);
    }

    /**
     * Requests to every service, for as long as it is open, once it is begun.
     *
     * @param rate requests a second; 0 for none
     */
    public SyntheticTraffic traffic(int rate) {
        return new SyntheticTraffic(
                site.gateway(),
                site.services().stream()
                        .map(site::testPaths)
                        .flatMap(List::stream)
                        .toList(),
                rate);
    }

    /** The latest first, at most fifty. */
    public List<RolloutStatus> list() {
        return book.of(name()).stream().limit(LONGEST_LIST).map(this::status).toList();
    }

    /** Every one that is written down, the latest first. */
    public List<RolloutId> all() {
        return book.of(name());
    }

    /**
     * Where a rollout stands.
     *
     * @throws NoSuchElementException when there is none of that name here
     */
    public RolloutStatus status(RolloutId id) {
        LiveRollout rollout = live.get(id);
        return rollout == null
                ? RolloutStatuses.of(requireHere(book.read(id)), Observation.BLIND, book.told(id), clock.instant())
                : RolloutStatuses.of(rollout.state(), rollout.lastSeen(), book.told(id), clock.instant());
    }

    /** How many stand in each phase, or ended in it; those that none is in too. */
    public Map<String, Long> phases() {
        Map<String, Long> phases = new LinkedHashMap<>();
        RolloutStatuses.PHASES.forEach(phase -> phases.put(phase, 0L));
        states().forEach(state -> phases.merge(RolloutStatuses.word(state.phase()), 1L, Long::sum));
        return phases;
    }

    /** How requests were last seen to be shared among the releases of rollouts that go on. */
    public Map<ServiceName, Map<ReleaseId, Weight>> weights() {
        Map<ServiceName, Map<ReleaseId, Weight>> weights = new LinkedHashMap<>();
        live.values().stream()
                .filter(rollout -> !rollout.state().over())
                .forEach(rollout -> rollout.lastSeen()
                        .services()
                        .forEach(
                                (service, sight) -> sight.weights().ifPresent(shares -> weights.put(service, shares))));
        return weights;
    }

    /** Of all that are written down, the latest first. */
    private Stream<RolloutState> states() {
        return book.of(name()).stream().map(id -> {
            LiveRollout rollout = live.get(id);
            return rollout == null ? book.read(id) : rollout.state();
        });
    }

    /**
     * How a rollout went until now.
     *
     * @throws NoSuchElementException when there is none of that name here
     */
    public RolloutCourse course(RolloutId id) {
        requireHere(book.read(id));
        return book.course(id);
    }

    private RolloutState requireHere(RolloutState state) {
        if (!state.environment().equals(name())) {
            throw new NoSuchElementException(
                    "rollout " + state.id() + " is one of " + state.environment() + ", not of " + name());
        }
        return state;
    }

    /**
     * Whether a rollout may begin.
     *
     * @throws RolloutRefusedException with everything that stands against it
     */
    public void admit(RolloutRequest request) {
        admission.admit(request, agreement(request));
    }

    private Optional<Agreement> agreement(RolloutRequest request) {
        request.requireWellFormed();
        return request.agreement(clock.instant());
    }

    private Optional<RolloutId> underWay(ServiceName service) {
        return live.values().stream()
                .map(LiveRollout::state)
                .filter(state -> !state.over())
                .filter(state -> state.parts().stream()
                        .anyMatch(part -> part.change().service().equals(service)))
                .map(RolloutState::id)
                .findFirst();
    }

    /** A rollout that has not ended, when there is one. */
    public Optional<RolloutId> underWay() {
        return live.values().stream()
                .map(LiveRollout::state)
                .filter(state -> !state.over())
                .map(RolloutState::id)
                .findFirst();
    }

    /**
     * Begins a rollout and returns while it goes on.
     *
     * @param listener is told of the preparations, and last of the rollout's id as the message of phase {@code rollout}
     * @throws RolloutRefusedException when something stands against it
     */
    public RolloutId begin(RolloutRequest request, Consumer<Progress> listener) {
        return begin(request, agreement(request), listener);
    }

    /**
     * Begins the rollout of a run, whose own journal holds who approved it.
     *
     * @param agreement what a person approved; empty when nobody was asked
     * @param listener is told of the preparations, and last of the rollout's id as the message of phase {@code rollout}
     * @throws RolloutRefusedException when something stands against it
     */
    public RolloutId begin(RolloutRequest request, Optional<Agreement> agreement, Consumer<Progress> listener) {
        request.requireWellFormed();
        request.wishes().forEach(wish -> site.prepare(wish.service(), wish.release(), listener));
        RolloutId id = begin(request, agreement);
        listener.accept(new Progress("rollout", Progress.State.DONE, id.value(), 0));
        return id;
    }

    /** Looks again: preparing took its time. */
    private synchronized RolloutId begin(RolloutRequest request, Optional<Agreement> agreement) {
        admission.admit(request, agreement);
        List<Change> changes = request.wishes().stream()
                .map(wish -> new Change(
                        wish.service(),
                        admission.serving(wish.service()).orElseThrow(),
                        wish.release(),
                        site.replicas()))
                .toList();
        RolloutPlan plan = definition.plan(request.chosen().orElse(site.strategy()), site.replicas());
        RolloutState state = RolloutState.begin(book.nextId(), name(), plan, changes, clock.instant());
        book.begin(state);
        tell(
                state,
                new RolloutEffect.Notify(
                        Severity.INFO,
                        "rollout-began",
                        plan.strategy() + " begun by " + request.asker() + ": " + changes));
        if (request.approves() != null) {
            agreement.map(Agreement::approval).ifPresent(given -> tellApproval(state, given));
        }
        follow(state);
        return state.id();
    }

    private void follow(RolloutState state) {
        LiveWorld world = new LiveWorld(site.instances(), site.router(), site.evidence(), tests, this::tell);
        live.put(state.id(), new LiveRollout(world, new RolloutEngine(state, world, book.of(state), clock)));
    }

    private void tellApproval(RolloutState state, Approval approval) {
        tell(
                state,
                new RolloutEffect.Notify(
                        Severity.INFO, APPROVAL, approval.by() + " approved " + approval.subject() + " for " + name()));
    }

    private void tell(RolloutState state, RolloutEffect.Notify notify) {
        Event event = new Event(
                clock.instant(),
                name(),
                state.id().value(),
                notify.kind(),
                notify.severity(),
                notify.message(),
                Map.of());
        book.tell(event);
        journal.append(event);
    }

    /**
     * Asks something of a rollout that is under way; it is heard at its next turn.
     *
     * @throws RolloutRefusedException when it cannot do that where it stands
     * @throws NoSuchElementException when there is none of that name here
     */
    public RolloutStatus ask(RolloutId id, Command command) {
        LiveRollout rollout = live.get(id);
        RolloutState state = rollout == null ? requireHere(book.read(id)) : rollout.state();
        command.refusedIn(state.phase()).ifPresent(refusal -> {
            throw new RolloutRefusedException("rollout " + id + " goes on as before", List.of(refusal));
        });
        if (rollout != null) {
            Phase before = state.phase();
            rollout.ask(command);
            patience.await(() -> !rollout.state().phase().equals(before), Duration.ofSeconds(3));
        }
        return status(id);
    }

    /**
     * The same again as a rollout that went back.
     *
     * @throws RolloutRefusedException when it did not go back, or something stands against it
     */
    public RolloutRequest again(RolloutId id, String by) {
        RolloutState state = requireHere(book.read(id));
        if (!(state.phase() instanceof Phase.RolledBack)) {
            throw new RolloutRefusedException(
                    "rollout " + id + " is not tried again",
                    List.of(new Refusal(
                            "nothing-to-retry",
                            "it is " + state.phase().inWords(),
                            "Only a rollout that went back is tried again")));
        }
        return new RolloutRequest(
                state.parts().stream()
                        .map(part -> new RolloutRequest.Entry(
                                part.change().service().value(),
                                part.change().candidate().value()))
                        .toList(),
                state.plan().strategy().toString(),
                false,
                by,
                null);
    }

    /** Looks, decides and acts once for every rollout. */
    public synchronized void turn() {
        live.forEach((id, rollout) -> {
            if (!rollout.turn()) {
                live.remove(id);
            }
        });
    }

    /** Goes on with what an earlier daemon had begun; in an environment that is down it ends where it stands. */
    public void resume() {
        book.of(name()).stream().map(book::read).filter(state -> !state.over()).forEach(state -> {
            if (site.wanted()) {
                follow(state);
            } else {
                close(state);
            }
        });
    }

    /** Before the environment is taken down: what is under way goes back, or is ended where it stands. */
    public void settle() {
        live.values().stream()
                .filter(rollout -> rollout.state().phase() instanceof Phase.Forward)
                .forEach(rollout -> rollout.ask(new Command.Abort("./grocellery down")));
        patience.await(() -> underWay().isEmpty(), TAKEN_DOWN_WITHIN);
        closeAll();
    }

    private synchronized void closeAll() {
        live.values().stream()
                .map(LiveRollout::state)
                .filter(state -> !state.over())
                .forEach(this::close);
        live.clear();
    }

    private void close(RolloutState state) {
        Instant now = clock.instant();
        Phase end = state.phase() instanceof Phase.Retiring
                ? new Phase.Promoted(now)
                : new Phase.RolledBack(
                        now, new Reason(Reason.Cause.PERSON, "the environment was taken down while it went on"));
        book.of(state).write(state.id(), List.of(new RolloutRecord.Moved(end, Weight.NONE)));
    }

    /** The releases that rollouts have put in the place of what was there, by service. */
    public Map<ServiceName, ReleaseId> promoted() {
        Map<ServiceName, ReleaseId> promoted = new LinkedHashMap<>();
        book.of(name()).stream()
                .map(book::read)
                .filter(state -> state.phase() instanceof Phase.Promoted || state.phase() instanceof Phase.Retiring)
                .flatMap(state -> state.parts().stream())
                .forEach(part -> promoted.putIfAbsent(
                        part.change().service(), part.change().candidate()));
        return promoted;
    }

    private EnvironmentName name() {
        return site.name();
    }
}
