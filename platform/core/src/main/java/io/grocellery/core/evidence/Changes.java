package io.grocellery.core.evidence;

import java.util.List;

/**
 * What a run changed where it was deployed last.
 *
 * @param environment empty when it was deployed nowhere
 * @param releases by service
 * @param commits what serves now and did not serve before, the latest first
 * @param unknown what cannot be told, and why
 */
public record Changes(String environment, List<ReleaseChange> releases, List<Commit> commits, List<String> unknown) {

    public Changes {
        releases = List.copyOf(releases);
        commits = List.copyOf(commits);
        unknown = List.copyOf(unknown);
    }
}
