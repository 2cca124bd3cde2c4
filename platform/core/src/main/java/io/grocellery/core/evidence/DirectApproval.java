package io.grocellery.core.evidence;

/**
 * A person's approval of a deployment that no run of the pipeline made.
 *
 * @param at ISO-8601 in UTC
 * @param rollout what came of it
 * @param words who approved which digest
 */
public record DirectApproval(String at, String environment, String rollout, String words) {}
