package com.aimixup.application.factors;

import com.aimixup.application.access.Factors;
import com.aimixup.application.access.SecondFactor;
import com.aimixup.domain.access.Base32;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.privacy.Private;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes the codes for those who lose what they log in with. */
record RecoveryCodes(Factors factors, RandomGenerator random) {
    private static final int CODES = 10;
    private static final int CODE_BYTES = 10;

    /** In place of those that were; told this once. */
    List<Private<String>> renew(AccountId account) {
        var codes = new ArrayList<String>();
        for (int number = 0; number < CODES; number++) {
            var bytes = new byte[CODE_BYTES];
            random.nextBytes(bytes);
            codes.add(Base32.encode(bytes));
        }
        factors.setRecoveryCodes(account, codes.stream().map(SecondFactor::hash).toList());
        return codes.stream().map(Private::of).toList();
    }
}
