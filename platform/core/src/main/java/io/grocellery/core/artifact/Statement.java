package io.grocellery.core.artifact;

import io.grocellery.core.delivery.AttestationKind;
import io.grocellery.core.model.Digest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is said of a release: an in-toto statement, version 1.
 *
 * @param subjects what it is about, at least one
 * @param predicate what it says, as JSON: maps, lists, texts, numbers; in its order
 */
public record Statement(List<Subject> subjects, AttestationKind kind, Map<String, Object> predicate) {

    /** @throws IllegalArgumentException when it is about nothing */
    public Statement {
        subjects = List.copyOf(subjects);
        predicate = Collections.unmodifiableMap(new LinkedHashMap<>(predicate));
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException("a statement of kind " + kind + " is about nothing");
        }
    }

    /** Whether it is about what has this digest. */
    public boolean covers(Digest digest) {
        return subjects.stream().anyMatch(subject -> subject.digest().equals(digest));
    }

    /** The digest of the file that the image is kept in. */
    public Optional<Digest> archive() {
        return subjects.stream().filter(Subject::isArchive).map(Subject::digest).findFirst();
    }

    /** The same of further subjects too; one of the same name is replaced. */
    public Statement about(List<Subject> further) {
        Map<String, Subject> all = new LinkedHashMap<>();
        subjects.forEach(subject -> all.put(subject.name(), subject));
        further.forEach(subject -> all.put(subject.name(), subject));
        return new Statement(new ArrayList<>(all.values()), kind, predicate);
    }
}
