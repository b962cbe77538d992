package com.aimixup.application.access;

import com.aimixup.application.privacy.PersonalData;
import com.aimixup.application.runtime.MemoryTable;
import com.aimixup.application.runtime.MemoryTransactions;
import com.aimixup.domain.accounts.AccountId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Second factors in memory. */
public final class MemoryFactors implements Factors {
    private record Code(AccountId account, String hash) {
        static Code of(AccountId account, byte[] hash) {
            return new Code(account, HexFormat.of().formatHex(hash));
        }
    }

    private final MemoryTransactions transactions;
    private final MemoryTable<AccountId, Factor> factors;
    private final MemoryTable<Code, Code> codes;

    public MemoryFactors(MemoryTransactions transactions) {
        this.transactions = transactions;
        factors = transactions.table();
        codes = transactions.table();
    }

    @Override
    public Optional<Factor> find(AccountId account) {
        return factors.find(account);
    }

    @Override
    public Optional<Factor> lock(AccountId account) {
        return find(account);
    }

    @Override
    public void save(Factor factor) {
        factors.put(factor.account(), factor);
    }

    @Override
    public void setRecoveryCodes(AccountId account, List<byte[]> hashes) {
        transactions.statement(() -> {
            codes.removeAll((code, _) -> code.account().equals(account));
            hashes.forEach(hash -> codes.put(Code.of(account, hash), Code.of(account, hash)));
        });
    }

    @Override
    public long recoveryCodes(AccountId account) {
        return codes.all((code, _) -> code.account().equals(account)).size();
    }

    @Override
    public boolean spendRecoveryCode(AccountId account, byte[] hash) {
        return transactions.statement(() -> {
            var found = codes.find(Code.of(account, hash)).isPresent();
            codes.remove(Code.of(account, hash));
            return found;
        });
    }

    @Override
    public void remove(AccountId account) {
        factors.remove(account);
    }

    @Override
    public List<PersonalData.Table> tables() {
        return List.of();
    }

    @Override
    public void export(AccountId account, Sections sections) {
        find(account).ifPresent(factor -> sections.record("secondFactor",
                Map.of("confirmed", factor.isConfirmed())));
    }

    @Override
    public void erase(AccountId account) {
        transactions.statement(() -> {
            factors.remove(account);
            codes.removeAll((code, _) -> code.account().equals(account));
        });
    }
}
