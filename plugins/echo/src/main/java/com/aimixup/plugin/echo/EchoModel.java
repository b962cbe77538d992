package com.aimixup.plugin.echo;

import com.aimixup.plugin.spi.ModelInfo;
import com.aimixup.plugin.spi.ModelInfo.Capability;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The models of the sandbox. What each does stands here and in docs/plugins.md. */
enum EchoModel {
    FAST("fast", "answers at once"),
    STEADY("steady", "answers word by word"),
    SLOW("slow", "thinks long before the first word"),
    REASONING("reasoning", "shows its reasoning before it answers"),
    NO_USAGE("no-usage", "answers, but never says what it used"),
    UNPRICED("unpriced", "answers, but nobody gave it a price"),
    REFUSE("refuse", "declines politely"),
    CUT("cut", "stops in mid-sentence without an end"),
    LATE_FAILURE("late-failure", "fails after the first words"),
    RATE_LIMITED("rate-limited", "asks to come back in two seconds"),
    OVERLOADED("overloaded", "is always too busy"),
    BAD_CREDENTIALS("bad-credentials", "never accepts its key"),
    TOO_LONG("too-long", "finds every question too long"),
    ENDLESS("endless", "speaks up to its limit and then never ends"),
    RUNAWAY("runaway", "speaks for ever and knows no limit"),
    SILENT("silent", "never says anything"),
    THROWS("throws", "breaks its contract by throwing"),
    OBSERVER("observer", "tells what it was handed"),
    BLIND("blind", "answers at once and takes no pictures"),
    PIXELS("pixels", "draws mosaics"),
    SLOW_PIXELS("slow-pixels", "thinks long before it draws mosaics"),
    NO_PIXELS("no-pixels", "declines to draw");

    static final int CONTEXT_TOKENS = 128_000;
    static final int OUTPUT_TOKENS_MAX = 8_192;

    private final String id;
    private final String what;

    EchoModel(String id, String what) {
        this.id = id;
        this.what = what;
    }

    static Optional<EchoModel> find(String id) {
        return Arrays.stream(values()).filter(model -> model.id.equals(id)).findFirst();
    }

    static List<ModelInfo> infos() {
        return Arrays.stream(values()).map(EchoModel::info).toList();
    }

    boolean draws() {
        return this == PIXELS || this == SLOW_PIXELS || this == NO_PIXELS;
    }

    private ModelInfo info() {
        var name = "Sandbox " + id + ": " + what;
        return draws()
                ? new ModelInfo(id, name, 0, 0, Set.of(Capability.IMAGE_OUTPUT))
                        .drawing(Mosaics.OPTIONS)
                : new ModelInfo(id, name, CONTEXT_TOKENS, OUTPUT_TOKENS_MAX, capabilities());
    }

    private Set<Capability> capabilities() {
        var some = EnumSet.of(Capability.CHAT, Capability.FILE_INPUT, Capability.IMAGE_INPUT,
                Capability.TOOLS, Capability.JSON_OUTPUT);
        if (this == REASONING) some.add(Capability.REASONING);
        if (this == BLIND) some.remove(Capability.IMAGE_INPUT);
        return some;
    }
}
