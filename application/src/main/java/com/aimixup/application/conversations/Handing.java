package com.aimixup.application.conversations;

import com.aimixup.application.files.Handout;
import com.aimixup.application.files.Handouts;
import com.aimixup.application.files.Handouts.Reason;
import com.aimixup.application.providers.Casting;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.AgentId;
import com.aimixup.domain.conversations.Message;
import com.aimixup.domain.files.FileId;
import com.aimixup.plugin.spi.ModelInfo.Capability;
import com.aimixup.plugin.spi.ProviderFacts.DataCategory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hands the files of a branch to those who are going to hear it. What goes with the newest message
 * must be usable and taken by all; what went with earlier ones is left out where it is not, so that
 * a deleted file or a new agent does not end a conversation.
 */
final class Handing {
    /** So much is handed out with one question, the newest first; all of it is in memory. */
    private static final int TEXT_LENGTH_MAX = 2 * Handouts.TEXT_LENGTH_MAX;
    private static final int PICTURE_BYTES_MAX = 10_000_000;

    sealed interface Result {
        record Ready(Map<AgentId, Voice> cast) implements Result {}

        record Refused(TakeTurn.Outcome.FileNotUsable outcome) implements Result {}
    }

    private final Handouts handouts;
    private final Casting casting;

    Handing(Handouts handouts, Casting casting) {
        this.handouts = handouts;
        this.casting = casting;
    }

    /** Outside any transaction: it reads the files. */
    Result hand(AccountId account, List<Message> branch, Map<AgentId, Voice> cast) {
        if (branch.stream().allMatch(message -> message.files().isEmpty()))
            return new Result.Ready(cast);
        var ready = new HashMap<FileId, Handout>();
        var room = new Room();
        var question = branch.getLast();
        for (var index = 0; index < question.files().size(); index++) {
            var file = question.files().get(index);
            var refusal = switch (handouts.of(account, file)) {
                case Handouts.Result.NotUsable(var reason) -> Optional.of(reason);
                case Handouts.Result.Ready(var handout) -> {
                    ready.put(file, handout);
                    yield room.takes(handout) ? Optional.<Reason>empty()
                            : Optional.of(Reason.TOO_LARGE);
                }
            };
            if (refusal.isPresent()) return refused(file, index, refusal.get(), Optional.empty());
            for (var voice : cast.values())
                if (!takes(voice, ready.get(file))) return refused(file, index, Reason.NOT_TAKEN,
                        Optional.of(voice.agent().id()));
        }
        for (var message : branch.reversed())
            for (var file : message.files())
                if (!ready.containsKey(file)) ready.put(file, earlier(account, file, room));
        var handed = new HashMap<AgentId, Voice>();
        cast.forEach((agent, voice) -> handed.put(agent, voice.hearing(heard(voice, ready))));
        return new Result.Ready(handed);
    }

    /**
     * Hands on what was drawn since the turn began; the rest stays as it was handed.
     *
     * @param heard all that has been said up to now
     */
    Map<AgentId, Voice> handOn(AccountId account, List<Message> heard,
            Map<AgentId, Voice> cast) {
        var ready = new HashMap<FileId, Handout>();
        for (var voice : cast.values())
            voice.files().forEach((file, handout) -> ready.merge(file, handout, (one, other) ->
                    one instanceof Handout.LeftOut ? other : one));
        var fresh = heard.stream().flatMap(message -> message.files().stream())
                .filter(file -> !ready.containsKey(file)).toList();
        if (fresh.isEmpty()) return cast;
        var room = new Room();
        ready.values().forEach(room::takes);
        for (var file : fresh.reversed()) ready.put(file, earlier(account, file, room));
        var handed = new HashMap<AgentId, Voice>();
        cast.forEach((agent, voice) -> handed.put(agent, voice.hearing(heard(voice, ready))));
        return handed;
    }

    private static Result refused(FileId file, int index, Reason reason, Optional<AgentId> agent) {
        return new Result.Refused(
                new TakeTurn.Outcome.FileNotUsable(file, index, reason, agent));
    }

    private Handout earlier(AccountId account, FileId file, Room room) {
        if (room.isFull()) return new Handout.LeftOut(Handout.Why.NO_ROOM);
        return switch (handouts.of(account, file)) {
            case Handouts.Result.NotUsable(var reason) -> new Handout.LeftOut(
                    reason == Reason.TOO_LARGE ? Handout.Why.NO_ROOM : Handout.Why.GONE);
            case Handouts.Result.Ready(var handout) -> room.takes(handout)
                    ? handout : new Handout.LeftOut(Handout.Why.NO_ROOM);
        };
    }

    private Map<FileId, Handout> heard(Voice voice, Map<FileId, Handout> ready) {
        var heard = new HashMap<FileId, Handout>();
        ready.forEach((file, handout) -> heard.put(file, takes(voice, handout) ? handout
                : new Handout.LeftOut(Handout.Why.NOT_TAKEN)));
        return heard;
    }

    /**
     * Text is taken by every model that reads; its provider must have said that files may come.
     * Who draws is handed nothing.
     */
    private boolean takes(Voice voice, Handout handout) {
        if (voice.draws()) return handout instanceof Handout.LeftOut;
        var stated = voice.provider().facts().categories();
        return switch (handout) {
            case Handout.Words _ -> stated.contains(DataCategory.FILE);
            case Handout.Picture _ -> stated.contains(DataCategory.IMAGE) && casting
                    .capabilities(voice.agent().model()).contains(Capability.IMAGE_INPUT);
            case Handout.LeftOut _ -> true;
        };
    }

    /** What is left of the bounds of one question. */
    private static final class Room {
        private int text = TEXT_LENGTH_MAX;
        private int bytes = PICTURE_BYTES_MAX;

        boolean isFull() {
            return text == 0 && bytes == 0;
        }

        boolean takes(Handout handout) {
            return switch (handout) {
                case Handout.Words words -> {
                    var fits = words.length() <= text;
                    text = fits ? text - words.length() : 0;
                    yield fits;
                }
                case Handout.Picture picture -> {
                    var fits = picture.bytes().length <= bytes;
                    bytes = fits ? bytes - picture.bytes().length : 0;
                    yield fits;
                }
                case Handout.LeftOut _ -> true;
            };
        }
    }
}
