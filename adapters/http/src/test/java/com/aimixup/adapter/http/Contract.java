package com.aimixup.adapter.http;

/** The published contract, against which every answer in these tests is checked. */
final class Contract {
    private Contract() {}

    static void check(String method, String path, Answer answer) {
    }
}
