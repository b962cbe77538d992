package com.aimixup.application.mail;

/** Hands mails to whoever carries them. The same mail may come twice. */
@FunctionalInterface
public interface Deliveries {

    Result deliver(Mail mail);

    enum Result {
        TAKEN,
        /** Not now; it may be tried again. */
        LATER,
        /** Not this one, ever. */
        REFUSED
    }
}
