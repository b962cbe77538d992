package com.aimixup.adapter.http;

import com.aimixup.application.providers.Casting;
import com.aimixup.application.teams.ChangeTeam;
import com.aimixup.application.teams.CreateTeam;
import com.aimixup.application.teams.RemoveTeam;
import com.aimixup.application.teams.TeamDraft;
import com.aimixup.application.teams.TeamUseCases;
import com.aimixup.domain.conversations.ModelRef;
import com.aimixup.domain.teams.Preset;
import com.aimixup.domain.teams.Team;
import com.aimixup.domain.teams.TeamId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Teams: agents and a mix to begin conversations with. */
final class TeamRoutes implements Route.Group {
    private static final String ALL = "/api/v1/teams";
    private static final String ONE = ALL + "/{team}";
    private final TeamUseCases teams;

    TeamRoutes(TeamUseCases teams) {
        this.teams = teams;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", ALL, this::list).taking("limit", "cursor"),
                Route.of("POST", ALL, this::create),
                Route.of("GET", ALL + "/presets", this::presets),
                Route.of("GET", ONE, this::show),
                Route.of("PATCH", ONE, this::change),
                Route.of("DELETE", ONE, this::remove));
    }

    private Reply list(Call call) {
        var limit = call.limit();
        var after = call.cursor(Cursor::id).map(TeamId::new);
        return Reply.ok(Cursor.page(teams.read().page(call.account(), after, limit + 1), limit,
                TeamJson::shown, last -> Cursor.of(last.id().value())));
    }

    private Reply create(Call call) {
        var command = call.body(in -> {
            var id = in.optional("id", Kind.id(TeamId::new));
            var draft = in.has("preset") ? TeamJson.wish(in).map(this::draft) : TeamJson.draft(in);
            return draft.map(made -> new CreateTeam.Command(call.account(), id, made));
        });
        return switch (teams.create().handle(command)) {
            case CreateTeam.Outcome.Created(var made) -> Reply.created(TeamJson.shown(made),
                    ALL + '/' + made.id().value(), made.version());
            case CreateTeam.Outcome.IdTaken() -> Reply.of(ProblemType.KEY_REUSED,
                    "Make a new id for a new team.");
            case CreateTeam.Outcome.SlugTaken() -> slugTaken();
            case CreateTeam.Outcome.Refused(var refusal) ->
                    new Reply.Failure(RosterProblems.of(refusal, "agents"));
        };
    }

    private Reply presets(Call call) {
        var models = models(Optional.empty());
        return Reply.ok(new JsonObject().put("data", Stream.of(Preset.values()).map(preset ->
                        TeamJson.shown(preset, teams.presets().draft(preset, models))).toList())
                .putNull("next_cursor"));
    }

    private TeamDraft draft(TeamJson.Wish wish) {
        return wish.onto(teams.presets().draft(wish.preset(), models(wish.models())));
    }

    private List<ModelRef> models(Optional<List<ModelRef>> chosen) {
        var models = chosen.orElseGet(() -> teams.presets().proposed());
        if (models.isEmpty())
            throw new Refused(RosterProblems.notUsable(Casting.Reason.NO_PROVIDER));
        return models;
    }

    private Reply show(Call call) {
        return teams.read().one(call.account(), id(call))
                .map(found -> Reply.ok(TeamJson.shown(found), found.version()))
                .orElseGet(() -> Reply.notFound("team"));
    }

    private Reply change(Call call) {
        var body = call.body();
        return Versions.change(call, wanted -> {
            var found = teams.read().one(call.account(), id(call));
            if (found.isEmpty()) return Optional.of(Reply.notFound("team"));
            return switch (teams.change().handle(command(found.get(), wanted, body))) {
                case ChangeTeam.Outcome.Changed(var changed) ->
                        Optional.of(Reply.ok(TeamJson.shown(changed), changed.version()));
                case ChangeTeam.Outcome.UnknownTeam() -> Optional.of(Reply.notFound("team"));
                case ChangeTeam.Outcome.ChangedMeanwhile _ -> Optional.empty();
                case ChangeTeam.Outcome.SlugTaken() -> Optional.of(slugTaken());
                case ChangeTeam.Outcome.Refused(var refusal) ->
                        Optional.of(new Reply.Failure(RosterProblems.of(refusal, "agents")));
            };
        });
    }

    private static ChangeTeam.Command command(Team found, Optional<Long> wanted, Body body) {
        return new ChangeTeam.Command(found.account(), found.id(),
                wanted.orElse(found.version()), body.read(in -> TeamJson.merged(in, found)));
    }

    private Reply remove(Call call) {
        var ifVersion = Versions.wanted(call.header("If-Match"));
        return switch (teams.remove().handle(new RemoveTeam.Command(call.account(), id(call),
                ifVersion))) {
            case RemoveTeam.Outcome.Removed() -> Reply.done();
            case RemoveTeam.Outcome.UnknownTeam() -> Reply.notFound("team");
            case RemoveTeam.Outcome.ChangedMeanwhile _ ->
                    new Reply.Failure(Versions.changedMeanwhile());
        };
    }

    private static Reply slugTaken() {
        return new Reply.Failure(Problem.of(ProblemType.SLUG_TAKEN,
                "Choose another slug, or change the team that has it.")
                .withError("slug", "is taken"));
    }

    private static TeamId id(Call call) {
        return call.id("team", TeamId::new);
    }
}
