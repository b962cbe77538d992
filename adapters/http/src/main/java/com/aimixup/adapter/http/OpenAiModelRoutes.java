package com.aimixup.adapter.http;

import com.aimixup.application.providers.ListModels;
import com.aimixup.application.teams.ReadTeams;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.teams.Team;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The models that can be used, named with their provider. */
final class OpenAiModelRoutes implements Route.Group {
    private static final int TEAMS_MAX = 200;
    private final ListModels models;
    private final ReadTeams teams;

    OpenAiModelRoutes(ListModels models, ReadTeams teams) {
        this.models = models;
        this.teams = teams;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/v1/models", this::list),
                Route.of("GET", "/v1/models/{model}", this::one));
    }

    private Reply list(Call call) {
        return Reply.ok(new JsonObject().put("object", "list")
                .put("data", all(call).toList()));
    }

    private Reply one(Call call) {
        // A plus is no space in a path, but the decoder is for forms.
        var id = URLDecoder.decode(call.parameter("model").replace("+", "%2B"),
                StandardCharsets.UTF_8);
        return all(call).filter(model -> model.members().get("id").equals(id)).findFirst()
                .map(Reply::ok)
                .orElseGet(() -> OpenAiError.request(404, "model_not_found",
                        "There is no such model. GET /v1/models lists all.").reply());
    }

    /** The caller's own teams are models, too. */
    private Stream<JsonObject> all(Call call) {
        return Stream.concat(models.handle().stream()
                .filter(model -> model.tariff().filter(Tariff::pricesChat).isPresent())
                .map(OpenAiModelRoutes::shown),
                teams.page(call.account(), Optional.empty(), TEAMS_MAX).stream()
                        .map(OpenAiModelRoutes::shown));
    }

    private static JsonObject shown(Team team) {
        return new JsonObject()
                .put("id", OpenAiRoutes.TEAM + '/' + team.slug().text().reveal())
                .put("object", "model")
                .put("created", team.createdAt().getEpochSecond())
                .put("owned_by", OpenAiRoutes.TEAM);
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
