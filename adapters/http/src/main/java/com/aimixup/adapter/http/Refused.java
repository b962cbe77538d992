package com.aimixup.adapter.http;

/**
 * Ends the reading of a request that cannot be understood. What is understood is answered by a
 * {@link Reply}, also where it is a refusal.
 */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;

    Refused(Problem problem) {
        super(problem.type().path(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
