package com.aimixup.adapter.http;

import com.aimixup.application.providers.ListModels;
import com.aimixup.domain.credits.Tariff;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The models that can be used, named with their provider. */
final class OpenAiModelRoutes implements Route.Group {
    private final ListModels models;

    OpenAiModelRoutes(ListModels models) {
        this.models = models;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/v1/models", this::list),
                Route.of("GET", "/v1/models/{model}", this::one));
    }

    private Reply list(Call call) {
        return Reply.ok(new JsonObject().put("object", "list")
                .put("data", usable().map(OpenAiModelRoutes::shown).toList()));
    }

    private Reply one(Call call) {
        // A plus is no space in a path, but the decoder is for forms.
        var id = URLDecoder.decode(call.parameter("model").replace("+", "%2B"),
                StandardCharsets.UTF_8);
        return usable().filter(model -> id(model).equals(id)).findFirst()
                .map(model -> Reply.ok(shown(model)))
                .orElseGet(() -> OpenAiError.request(404, "model_not_found",
                        "There is no such model. GET /v1/models lists all.").reply());
    }

    private Stream<ListModels.Model> usable() {
        return models.handle().stream()
                .filter(model -> model.tariff().filter(Tariff::pricesChat).isPresent());
    }

    private static String id(ListModels.Model model) {
        return model.ref().provider() + '/' + model.ref().model();
    }

    private static JsonObject shown(ListModels.Model model) {
        return new JsonObject().put("id", id(model)).put("object", "model")
                .put("created", model.tariff().orElseThrow().validFrom().getEpochSecond())
                .put("owned_by", model.ref().provider());
    }
}
