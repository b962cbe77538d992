package com.aimixup.domain.policy;

/** The version of the privacy policy, named by the date of its last change. */
public record PolicyVersion(String value) {

    /** The version in force; a person accepts it when signing up ({@code changes.notify}). */
    public static final PolicyVersion CURRENT = new PolicyVersion("2026-04-29");
}
