package com.aimixup.application.files;

import com.aimixup.application.runtime.StoreUnavailable;
import com.aimixup.domain.files.ObjectId;

/** Bytes that are nobody's any more. */
final class Leftovers {
    private Leftovers() {}

    /** What was asked for is done already; if these stay for now, the sweep finds them. */
    static void delete(Objects objects, ObjectId object) {
        try {
            objects.delete(object);
        } catch (StoreUnavailable later) {
            return;
        }
    }
}
