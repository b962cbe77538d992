package com.aimixup.application.limits;

final class MemoryAllotmentsTest extends AllotmentsContract {
    private final Allotments allotments = new MemoryAllotments();

    @Override
    protected Allotments allotments() {
        return allotments;
    }
}
