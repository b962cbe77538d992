package com.aimixup.launcher;

import com.aimixup.application.access.AppointStaff;
import com.aimixup.bootstrap.Refusal;
import com.aimixup.domain.access.Role;
import com.aimixup.domain.accounts.EmailAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says who is of the house. */
final class StaffCommand implements Command {
    private static final String ROLES = Stream.of(Role.values())
            .map(role -> role.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));

    @Override
    public String name() {
        return "staff";
    }

    @Override
    public String usage() {
        return "list\nappoint EMAIL ROLE\ndismiss EMAIL";
    }

    @Override
    public String summary() {
        return "show who has a role; give one, or take it, which ends their sessions";
    }

    @Override
    public int run(List<String> words, Context context) {
        if (words.isEmpty()) throw new Usage("list, appoint or dismiss?");
        var parsed = Words.parse(words, Set.of(), Set.of());
        switch (words.getFirst()) {
            case "list" -> {
                parsed.positions(1);
                list(context);
            }
            case "appoint" -> {
                var names = parsed.positions(3);
                change(context, names.get(1), Optional.of(role(names.get(2))));
            }
            case "dismiss" -> change(context, parsed.positions(2).get(1), Optional.empty());
            default -> throw new Usage("list, appoint or dismiss?");
        }
        return 0;
    }

    private static void list(Context context) {
        try (var backend = context.backend()) {
            for (var one : backend.stores().roles().all())
                context.terminal().line(one.account().value() + "  "
                        + one.role().name().toLowerCase(Locale.ROOT) + "  since " + one.since());
        }
    }

    private static void change(Context context, String email, Optional<Role> role) {
        var address = EmailAddress.parse(email).orElseThrow(() ->
                new Usage("EMAIL is no address"));
        try (var backend = context.backend()) {
            var stores = backend.stores();
            switch (new AppointStaff(stores.roles(), stores.accounts(), stores.sessions(),
                    stores.transactions(), context.surroundings().get().clock())
                    .handle(new AppointStaff.Command(address, role))) {
                case DONE -> context.terminal().line("done; their sessions have ended");
                case UNCHANGED -> context.terminal().line("it is so already");
                case UNKNOWN -> throw new Refusal("nobody has this address");
            }
        }
    }

    private static Role role(String text) {
        return Stream.of(Role.values())
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(text)).findFirst()
                .orElseThrow(() -> new Usage("ROLE must be one of " + ROLES));
    }
}
