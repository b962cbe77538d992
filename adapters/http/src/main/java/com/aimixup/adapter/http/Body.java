package com.aimixup.adapter.http;

import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;

/** The JSON object that came with a request; may be read more than once. */
record Body(JsonValue.Members members) {

    /** @throws Refused if it is not an object */
    static Body of(byte[] bytes) {
        if (Json.read(bytes) instanceof JsonValue.Members members) return new Body(members);
        throw new Refused(Problem.of(ProblemType.MALFORMED_JSON, "Send a JSON object."));
    }

    /** @throws Refused with all that the reader found wrong */
    <T> T read(Function<Fields, Optional<T>> reader) {
        var place = new Place("", new ArrayList<>());
        return reader.apply(new Fields(members.values(), place))
                .orElseThrow(() -> new Refused(Problem.wrongInput(place.wrong())));
    }
}
