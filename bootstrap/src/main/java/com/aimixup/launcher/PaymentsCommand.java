package com.aimixup.launcher;

import com.aimixup.application.payments.PaymentEvents;
import com.aimixup.application.payments.PaymentEvents.State;
import com.aimixup.bootstrap.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Shows the inbox of payment events, and has those that wait tried again. */
final class PaymentsCommand implements Command {
    private static final int SHOWN = 200;

    @Override
    public String name() {
        return "payments";
    }

    @Override
    public String usage() {
        return "list [--state waiting|applied|ignored|stuck]\nretry [ID]";
    }

    @Override
    public String summary() {
        return "show what payment services told, and have what waits or is stuck tried again";
    }

    @Override
    public int run(List<String> words, Context context) {
        if (words.isEmpty()) throw new Usage("list or retry?");
        var parsed = Words.parse(words, Set.of("--state"), Set.of());
        switch (words.getFirst()) {
            case "list" -> {
                parsed.positions(1);
                list(parsed.option("--state").map(PaymentsCommand::state), context);
            }
            case "retry" -> {
                if (words.size() > 1) parsed.positions(2);
                retry(words.stream().skip(1).findFirst(), context);
            }
            default -> throw new Usage("list or retry?");
        }
        return 0;
    }

    private static void list(Optional<State> state, Context context) {
        var out = context.terminal().out();
        try (var backend = context.backend()) {
            var events = backend.stores().payments().events();
            for (var event : events.list(state, SHOWN)) out.printf("%s  %-10s %-28s %-32s %-8s%s%n",
                    event.receivedAt(), event.source(), event.type(), event.id(),
                    event.state().name().toLowerCase(Locale.ROOT), more(event));
            events.counts().forEach((each, count) ->
                    out.println(each.name().toLowerCase(Locale.ROOT) + ' ' + count));
        }
    }

    private static String more(PaymentEvents.Entry event) {
        var note = event.note().map(code -> ' ' + code).orElse("");
        return event.state() == State.WAITING
                ? note + ", tried " + event.tries() + " times, next " + event.nextTryAt() : note;
    }

    private static void retry(Optional<String> id, Context context) {
        try (var backend = context.backend()) {
            var count = backend.stores().payments().events().retry(id,
                    context.surroundings().get().clock().instant());
            if (id.isPresent() && count == 0)
                throw new Refusal("no event of this id waits or is stuck");
            context.terminal().line(count + " will be tried by a running server within seconds");
        }
    }

    private static State state(String text) {
        return Arrays.stream(State.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text)).findFirst()
                .orElseThrow(() -> new Usage("--state is waiting, applied, ignored or stuck"));
    }
}
