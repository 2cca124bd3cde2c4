package io.grocellery.chassis.problem;

/** An exception that knows which problem it stands for. */
public interface HasProblem {

    Problem problem();
}
