package com.aimixup.adapter.http;

import com.aimixup.application.providers.ListModels;
import com.aimixup.application.providers.ListProviders;
import com.aimixup.application.providers.Providers.Listing;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.credits.Tariff;
import com.aimixup.domain.images.PicturePrice;
import com.aimixup.plugin.spi.ImageOptions;
import com.aimixup.plugin.spi.ModelInfo.Capability;
import com.aimixup.plugin.spi.ProviderFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Which models there are, what they cost, and where the data goes. */
final class ModelRoutes implements Route.Group {
    private final ListModels models;
    private final ListProviders providers;

    ModelRoutes(ListModels models, ListProviders providers) {
        this.models = models;
        this.providers = providers;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/api/v1/models", this::models),
                Route.of("GET", "/api/v1/providers", this::providers),
                Route.of("GET", "/api/v1/prices", this::prices));
    }

    private Reply models(Call call) {
        return list(models.handle().stream().map(ModelRoutes::shown).toList());
    }

    private Reply providers(Call call) {
        return list(providers.handle().stream().map(ModelRoutes::shown).toList());
    }

    private Reply prices(Call call) {
        var prices = new ArrayList<JsonObject>();
        for (var model : models.handle())
            model.tariff().ifPresent(tariff -> prices.add(named(model.ref())
                    .put("valid_from", tariff.validFrom())
                    .put("micro_credits_per_million", shown(tariff))));
        return list(prices);
    }

    /** These lists are short, so they come whole. */
    private static Reply list(List<JsonObject> items) {
        return Reply.ok(new JsonObject().put("data", items).putNull("next_cursor"));
    }

    private static JsonObject named(ModelRef ref) {
        return new JsonObject().put("provider", ref.provider()).put("model", ref.model());
    }

    private static JsonObject shown(ListModels.Model model) {
        var json = named(model.ref())
                .put("display_name", model.info().displayName())
                .put("context_tokens", model.info().contextTokens())
                .put("output_tokens_max", model.info().outputTokensMax())
                .putTexts("capabilities", codes(model.info().capabilities()))
                .put("usable", model.tariff().filter(tariff -> prices(model, tariff)).isPresent());
        model.info().images().ifPresentOrElse(
                images -> json.put("images", shown(images)), () -> json.putNull("images"));
        model.tariff().ifPresentOrElse(
                tariff -> json.put("micro_credits_per_million", shown(tariff)),
                () -> json.putNull("micro_credits_per_million"));
        return json.put("data", shown(model.facts()));
    }

    /** What it has a price for is what it does. */
    private static boolean prices(ListModels.Model model, Tariff tariff) {
        var can = model.info().capabilities();
        return can.contains(Capability.CHAT) && tariff.pricesChat()
                || can.contains(Capability.IMAGE_OUTPUT) && PicturePrice.isIn(tariff);
    }

    private static JsonObject shown(ImageOptions images) {
        return new JsonObject().putTexts("sizes", images.sizes())
                .putTexts("qualities", images.qualities())
                .put("count_max", images.countMax());
    }

    private static JsonObject shown(Listing.Active provider) {
        return new JsonObject().put("provider", provider.id())
                .put("data", shown(provider.facts()));
    }

    private static JsonObject shown(Tariff tariff) {
        var json = new JsonObject();
        tariff.microsPerMillion().entrySet().stream().sorted(
                Map.Entry.comparingByKey()).forEach(price ->
                json.put(JsonObject.code(price.getKey()), price.getValue()));
        return json;
    }

    private static JsonObject shown(ProviderFacts facts) {
        return new JsonObject()
                .put("legal_name", facts.legalName())
                .put("country", facts.country())
                .put("local", facts.local())
                .putTexts("hosts", facts.hosts().stream().sorted().toList())
                .putTexts("categories", codes(facts.categories()))
                .put("trains_on_data", facts.trainsOnData())
                .put("retention", facts.retention())
                .put("transfer_basis", facts.transferBasis())
                .put("terms", facts.terms().toString())
                .put("checked_on", facts.checkedOn().toString());
    }

    private static List<String> codes(Collection<? extends Enum<?>> values) {
        return values.stream().map(JsonObject::code).sorted().toList();
    }
}
