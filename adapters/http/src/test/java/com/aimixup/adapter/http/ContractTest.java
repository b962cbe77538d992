package com.aimixup.adapter.http;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the document says and what the server does are the same. */
final class ContractTest {

    @Test
    void everyRouteIsInTheDocumentAndNoOther() {
        try (var world = new World()) {
            var running = world.server.routes().routes().stream()
                    .map(route -> route.method() + ' ' + route.pattern())
                    .collect(toCollection(TreeSet::new));
            assertEquals(running, Contract.operations());
        }
    }

    @Test
    void whatNeedsATokenAndWhichQueryParametersThereAreIsSaidAsItIs() {
        try (var world = new World()) {
            for (var route : world.server.routes().routes()) {
                var item = Contract.map(Contract.map(Contract.DOCUMENT, "paths"), route.pattern());
                var operation = Contract.map(item, route.method().toLowerCase(Locale.ROOT));
                assertEquals(route.access() == Route.Access.ANYONE,
                        operation.containsKey("security"), route.pattern());
                var responses = Contract.map(operation, "responses");
                assertEquals(route.access() == Route.Access.PERSON
                                || route.pattern().startsWith("/api/v1/sessions")
                                || isWebhook(route),
                        responses.containsKey("401"), route.pattern());
                // What is signed is judged by its bytes, whatever they are called.
                assertEquals(operation.containsKey("requestBody") && !isWebhook(route),
                        responses.containsKey("415"));
                for (var status : new String[] {"400", "500", "503"})
                    assertTrue(responses.containsKey(status), route.pattern());
                var query = Stream.ofNullable(operation.get("parameters"))
                        .flatMap(list -> Contract.list(list).stream())
                        .map(one -> new Schema(Contract.DOCUMENT).resolved(Contract.map(one)))
                        .filter(one -> one.get("in").equals("query"))
                        .map(one -> one.get("name")).collect(toCollection(TreeSet::new));
                assertEquals(new TreeSet<Object>(route.query()), query, route.pattern());
            }
        }
    }

    private static boolean isWebhook(Route route) {
        return route.pattern().startsWith("/webhooks/");
    }

    @Test
    void everyProblemTypeIsInTheDocumentAndNoOther() {
        Map<String, Object> ours = Stream.of(ProblemType.values()).collect(toMap(
                ProblemType::path, type -> Map.of("status", type.status(),
                        "title", type.title())));
        assertEquals(ours, Contract.problemTypes().entrySet().stream().collect(
                toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Test
    void everyOperationHasANameOfItsOwn() {
        var names = Contract.map(Contract.DOCUMENT, "paths").values().stream()
                .flatMap(item -> Contract.map(item).values().stream())
                .filter(Map.class::isInstance).map(Contract::map)
                .map(operation -> (String) operation.get("operationId")).toList();
        assertEquals(names.size(), names.stream().distinct().count());
        assertEquals(Contract.operations().size(), names.size());
    }

    @Test
    void theServerShowsTheDocumentAsItStandsInTheRepository() throws Exception {
        try (var world = new World()) {
            var shown = world.client().get("/openapi").is(200);
            assertEquals(Files.readString(Path.of("../../docs/api/openapi.yaml")),
                    shown.bodyText());
        }
    }

    @Test
    void aSchemaNoticesWhatIsNotInIt() {
        var schema = new Schema(Contract.DOCUMENT);
        var fine = new JsonObject().put("type", "/x").put("title", "x").put("status", 400)
                .put("detail", "x");
        schema.check("#/components/schemas/Problem", Json.read(Json.bytes(fine)));
        var wrong = Stream.<Function<JsonObject, JsonObject>>of(
                json -> json.put("errors", "none"),
                json -> json.put("code", "novel"),
                json -> json.put("turn", "no uuid"));
        wrong.forEach(change -> {
            var json = change.apply(new JsonObject().put("type", "/x").put("title", "x")
                    .put("status", 400).put("detail", "x"));
            assertThrows(AssertionError.class, () ->
                    schema.check("#/components/schemas/Problem", Json.read(Json.bytes(json))));
        });
    }
}
