package io.grocellery.cli;

/** Who types. */
final class Person {

    private Person() {}

    /** The user's name on this machine. */
    static String here() {
        return System.getProperty("user.name", "somebody");
    }
}
