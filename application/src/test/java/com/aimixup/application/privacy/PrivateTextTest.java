package com.aimixup.application.privacy;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.application.credits.Period;
import com.aimixup.domain.access.AddressRange;
import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.credits.Entry;
import com.aimixup.domain.credits.Transfer;
import com.aimixup.domain.credits.TransferId;
import com.aimixup.domain.credits.Wallet;
import com.aimixup.domain.payments.ProductId;
import com.aimixup.domain.privacy.Private;
import com.aimixup.plugin.spi.Provider;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No record prints what a person wrote, or a secret. Every text is taken for private but those that
 * are listed here, so whoever adds one has to decide.
 */
final class PrivateTextTest {
    static final String CANARY = "canary-4711";
    private static final String CANARY_ADDRESS = "2001:db8::4711";

    /** Our own words, codes and names of models; none is written by a person. */
    private static final Set<String> PUBLIC = Set.of(
            "Active.id", "Answer.end", "Arrived.mediaType", "Bought.subscription",
            "Buyer.checkout", "Buyer.subscription", "Canvas.quality", "Canvas.size",
            "ChatRequest.model", "Command.reason", "Disclosure.basis",
            "Disclosure.country", "Disclosure.recipient", "End.reason", "Entry.id", "Entry.note",
            "Entry.source", "Entry.type", "Failed.code", "FieldRef.column", "FieldRef.table",
            "Grant.reason",
            "ImageJob.failure", "ImageOptions.qualities", "ImageOptions.sizes",
            "ImageOrder.quality", "ImageOrder.size", "ImageRequest.model", "Asked.site",
            "Known.entries", "Known.judged",
            "Made.failure", "ModelInfo.displayName", "ModelInfo.id", "ModelRef.model",
            "ModelRef.provider", "NotOffered.offered",
            "PaymentEvent.id", "PaymentEvent.source", "PaymentEvent.type",
            "Picture.mediaType", "PolicyVersion.value", "Product.name", "ProductId.value",
            "ProviderFacts.country", "ProviderFacts.hosts", "ProviderFacts.legalName",
            "ProviderFacts.retention", "ProviderFacts.transferBasis", "Purchase.subscription",
            "PurchaseKey.transaction", "Purse.subject", "Quarantined.id",
            "Quarantined.reason",
            "Refund.reversedBy", "RefundReversed.adjustment", "RefundReversed.by",
            "Refunded.adjustment", "Rejected.what", "Restriction.reason",
            "Role.instructions", "Role.name",
            "Shelved.model", "ShopItem.item", "Step.reason", "StoredFile.mediaType",
            "Subscription.reference", "Sum.key",
            "SubscriptionTold.reference", "Table.basis", "Table.holds", "Table.name",
            "Table.retention", "Tally.source", "Tally.type", "Turn.reason", "Wish.subject");

    /** Bundles of objects at work; they hold no values. */
    private static final Set<String> WIRING = Set.of("AccountUseCases", "CompletionUseCases",
            "OpenSession", "PasskeyPorts", "PasskeyUseCases", "PasswordAgain", "RecoveryCodes",
            "FileUseCases",
            "ImageUseCases", "KeyUseCases", "MessageUseCases", "Parts", "PasswordUseCases",
            "Services", "SessionUseCases", "FactorUseCases", "FactorChange",
            "PaymentUseCases", "RestrictionUseCases", "Run", "SpendingUseCases", "Stored",
            "TeamUseCases", "Telling", "TurnTaking", "Window");

    private static final Transfer TRANSFER = new Transfer(new TransferId(new UUID(0, 1)),
            Transfer.Kind.GRANT, Instant.EPOCH, Optional.empty(),
            List.of(new Entry(Wallet.GRANTED, new Credits(-1)),
                    new Entry(Wallet.AVAILABLE, new Credits(1))), List.of());

    private final Records records = new Records(
            component -> isPublic(component) ? "NL" : CANARY, Map.of(Transfer.class, TRANSFER,
                    AddressRange.class, new AddressRange(CANARY_ADDRESS),
                    ProductId.class, new ProductId("pack"), Period.class, new Period(
                            LocalDate.EPOCH, LocalDate.EPOCH, ZoneOffset.UTC)));

    @ParameterizedTest
    @MethodSource("records")
    void aRecordPrintsNothingPrivate(Class<?> type) {
        var printed = records.make(type).toString();
        assertFalse(printed.contains(CANARY) || printed.contains(CANARY_ADDRESS), type::getName);
    }

    @Test
    void theListNamesOnlyWhatIsThere() throws Exception {
        var unknown = new HashSet<>(PUBLIC);
        for (var type : records().toList())
            for (var component : type.getRecordComponents()) unknown.remove(name(component));
        assertTrue(unknown.isEmpty(), unknown::toString);
    }

    static Stream<Class<?>> records() throws Exception {
        return Stream.of(Private.class, Provider.class, Vault.class).flatMap(member -> {
            try {
                return Records.beside(member).stream();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }).filter(type -> !WIRING.contains(type.getSimpleName()));
    }

    private static boolean isPublic(RecordComponent component) {
        return PUBLIC.contains(name(component));
    }

    private static String name(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }
}
