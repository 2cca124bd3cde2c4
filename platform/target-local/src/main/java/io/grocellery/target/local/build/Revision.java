package io.grocellery.target.local.build;

/**
 * A state of the sources.
 *
 * @param hash the whole hash of its commit, which need not be on any branch
 * @param name for people: the short hash of the commit it stands on, with {@code -dirty} when files differ from it
 */
public record Revision(String hash, String name) {}
