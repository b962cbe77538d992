package com.aimixup.application.access;

final class MemoryCeremoniesTest extends CeremoniesContract {
    @Override
    protected Ceremonies ceremonies() {
        return new MemoryCeremonies(SITE, PAGE);
    }
}
