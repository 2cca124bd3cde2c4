package io.grocellery.core.scan;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be looked for, and what may be said when nothing was found. */
public enum Scan {
    /** Compiled Java, by SpotBugs with FindSecBugs. */
    SPOTBUGS("that no class has a pattern of wrong or unsafe code that SpotBugs and FindSecBugs know"),
    /** Sources, by Semgrep with the rules of {@code policy/semgrep}. */
    SEMGREP("that no source breaks a rule of policy/semgrep"),
    /** Keys and passwords in the files and in their history, by gitleaks. */
    GITLEAKS("that neither the files nor their history hold a key or a password"),
    /** Terraform, Dockerfiles and workflows, by Checkov. */
    CHECKOV("that Terraform, Dockerfiles and workflows are configured safely"),
    /** Configuration, by Trivy, with what it knows without a database. */
    TRIVY("that Dockerfiles, Terraform and Kubernetes files pass Trivy's checks"),
    /** The licences of what is shipped, from the bills of materials. */
    LICENCES("that every part that is shipped has a licence of policy/licences.yaml"),
    /** Known vulnerabilities of what is shipped, by Trivy's database over bills of materials and images. */
    VULNERABILITIES("that no part that is shipped has a known vulnerability"),
    /** As whom images start, and passwords in what they start with. */
    CONTAINER("that the images start as nobody in particular and bring no password along"),
    /** Keys and passwords in the files of images, by gitleaks. */
    LAYERS("that no file of the images holds a key or a password"),
    /** How images were made, and keys in them, by Trivy. */
    IMAGE("that the images pass Trivy's checks"),
    /** What a running application answers to attacks, by OWASP ZAP. */
    ZAP("that the running application withstands the attacks that ZAP knows");

    private final String claim;

    Scan(String claim) {
        this.claim = claim;
    }

    /**
     * The one of that word.
     *
     * @throws IllegalArgumentException when there is none, naming those there are
     */
    public static Scan named(String word) {
        return Arrays.stream(values())
                .filter(scan -> scan.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no scan '" + word + "', only " + words()));
    }

    /** The words of all, with commas. */
    public static String words() {
        return Arrays.stream(values()).map(Scan::word).collect(Collectors.joining(", "));
    }

    /** How it is typed, such as {@code semgrep}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it shows when it finds nothing, and what nobody can say when it did not run. */
    public String claim() {
        return claim;
    }

    @Override
    public String toString() {
        return word();
    }
}
