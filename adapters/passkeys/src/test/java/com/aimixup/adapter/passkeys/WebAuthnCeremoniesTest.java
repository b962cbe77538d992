package com.aimixup.adapter.passkeys;

import com.aimixup.application.access.Ceremonies;
import com.aimixup.application.access.CeremoniesContract;
import java.util.Set;

final class WebAuthnCeremoniesTest extends CeremoniesContract {
    @Override
    protected Ceremonies ceremonies() {
        return new WebAuthnCeremonies(SITE, Set.of(PAGE));
    }
}
