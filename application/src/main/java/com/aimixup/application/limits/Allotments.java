package com.aimixup.application.limits;


/**
 * How many requests of a window are given out already, to whatever node. Whom a subject is, only
 * {@code KeyedHash} can tell.
 */
public interface Allotments {

    /** @param most that all nodes together may have in the window */
    record Wish(String subject, long number, long most) {}

    /**
     * @param number what was given: all that was wished for at first, and at most a quarter of the
     *     rest later, so that no node has much more than it needs when little is left; 0 if nothing
     *     is left
     * @param left what nobody has yet
     */
    record Grant(long number, long left) {}

    /**
     * Gives out what is given to nobody else; on its own, in no transaction.
     *
     * @param window a number that grows with time
     */
    Grant take(long window, Wish wish);

    /** @return how many entries of windows before that one are gone */
    int forget(long window);
}
