package io.grocellery.core.judge;

/** What a rule says about a candidate, from what was counted so far. */
public enum Verdict {
    /** Good enough to go on. */
    PASS,
    /** Withdraw it. */
    FAIL,
    /** Undecided: more requests will decide. */
    CONTINUE,
    /** Undecided: there were no requests to judge by. */
    NO_DATA,
    /** Neither good enough nor provably bad: a person must look. */
    INCONCLUSIVE
}
