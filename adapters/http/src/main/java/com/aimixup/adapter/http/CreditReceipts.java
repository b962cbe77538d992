package com.aimixup.adapter.http;

import com.aimixup.application.credits.Receipts.Receipt;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.credits.UsageUnit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Why a charge is what it is, as members and as fields of a table. */
final class CreditReceipts {
    static final List<String> COLUMNS = List.of("work", "subject_id", "conversation_id",
            "agent_id", "provider", "model", "units", "prices_valid_from",
            "exact_micro_credits", "rounding_micro_credits", "estimated");

    private CreditReceipts() {}

    static JsonObject shown(Receipt receipt) {
        var bill = receipt.bill();
        var about = bill.about();
        return new JsonObject()
                .put("work", about.work())
                .put("subject_id", about.subject())
                .putId("conversation_id", about.conversation())
                .putId("agent_id", about.agent())
                .put("provider", bill.model().provider())
                .put("model", bill.model().model())
                .put("units", units(bill.units(), bill.tariff()))
                .putTime("prices_valid_from", bill.tariff().map(Tariff::validFrom))
                .putText("exact_micro_credits", plain(bill.exactMicros()))
                .putText("rounding_micro_credits", plain(receipt.rounding()))
                .put("charged_micro_credits", receipt.charged())
                .put("estimated", bill.estimated());
    }

    static List<JsonObject> units(Map<UsageUnit, Long> units, Optional<Tariff> tariff) {
        return units.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(used -> {
            var json = new JsonObject().put("unit", used.getKey())
                    .put("amount", used.getValue());
            tariff.flatMap(prices -> prices.of(used.getKey()))
                    .ifPresent(price -> json.put("micro_credits_per_million", price));
            return json;
        }).toList();
    }

    /** In the order of {@link #COLUMNS}. */
    static List<String> fields(Receipt receipt) {
        var bill = receipt.bill();
        var about = bill.about();
        return List.of(JsonObject.code(about.work()), about.subject().toString(),
                about.conversation().map(UUID::toString).orElse(""),
                about.agent().map(UUID::toString).orElse(""), bill.model().provider(),
                bill.model().model(), counted(bill.units()),
                bill.tariff().map(tariff -> tariff.validFrom().toString()).orElse(""),
                plain(bill.exactMicros()).orElse(""), plain(receipt.rounding()).orElse(""),
                Boolean.toString(bill.estimated()));
    }

    /** As {@code input=12 output=5}. */
    static String counted(Map<UsageUnit, Long> units) {
        return units.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(used -> JsonObject.code(used.getKey()) + '=' + used.getValue())
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> plain(Optional<BigDecimal> amount) {
        return amount.map(BigDecimal::toPlainString);
    }
}
