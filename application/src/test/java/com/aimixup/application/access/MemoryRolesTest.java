package com.aimixup.application.access;

import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.application.runtime.Transactions;

final class MemoryRolesTest extends RolesContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final Roles roles = new MemoryRoles(transactions);

    @Override
    protected Roles roles() {
        return roles;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
