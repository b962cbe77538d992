package com.aimixup.adapter.vault;

/** A master key that is missing, unreadable or wrong; its message is written for the operator. */
public final class MasterKeyUnusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MasterKeyUnusable(String message) {
        super(message);
    }

    static MasterKeyUnusable missing(int version, String place) {
        return new MasterKeyUnusable("Master key " + version + " is missing: looked for it in "
                + place + ". What is stored can be read only with it; restore it from where you"
                + " keep your keys. Nothing was changed.");
    }

    static MasterKeyUnusable wrong(int version, String place) {
        return new MasterKeyUnusable("Master key " + version + " in " + place
                + " is not the one this database was encrypted with. Nothing was changed.");
    }
}
