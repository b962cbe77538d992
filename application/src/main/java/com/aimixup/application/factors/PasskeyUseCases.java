package com.aimixup.application.factors;

import com.aimixup.application.access.Passkeys;

/** What there is to do with passkeys, besides logging in. */
public record PasskeyUseCases(BeginPasskey begin, AddPasskey add, Passkeys list,
        RemovePasskey remove) {}
