package io.grocellery.performance.benchmark;

/** A program of the machine that a benchmark needs. */
public enum Tool {
    /** Sends HTTP requests over so many connections. */
    WRK("wrk", "wrk", "-v"),
    /** What a proxy is compared with. */
    NGINX("nginx", "nginx", "-v"),
    /** What a service is compared with: the same SQL without a service around it. */
    PGBENCH("pgbench", "postgresql-contrib", "--version");

    private final String program;
    private final String debianPackage;
    private final String versionOption;

    Tool(String program, String debianPackage, String versionOption) {
        this.program = program;
        this.debianPackage = debianPackage;
        this.versionOption = versionOption;
    }

    public String program() {
        return program;
    }

    /** The package of Debian that brings it. */
    public String debianPackage() {
        return debianPackage;
    }

    /** Makes it tell its version. */
    public String versionOption() {
        return versionOption;
    }
}
