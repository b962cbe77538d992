package com.aimixup.adapter.http;

import com.aimixup.application.conversations.ChangeConversation;
import com.aimixup.application.conversations.ChangeConversation.Edit;
import com.aimixup.application.conversations.CreateConversation;
import com.aimixup.application.conversations.ReadConversations;
import com.aimixup.application.conversations.RemoveConversation;
import com.aimixup.application.teams.ReadTeams;
import com.aimixup.application.teams.TeamDraft;
import com.aimixup.domain.accounts.AccountId;
import com.aimixup.domain.conversations.Conversation;
import com.aimixup.domain.conversations.ConversationId;
import com.aimixup.domain.privacy.Private;
import com.aimixup.domain.teams.Slug;
import com.aimixup.domain.teams.TeamId;
import java.util.List;
import java.util.Optional;

/** Conversations themselves; their agents, turns and messages have routes of their own. */
final class ConversationRoutes implements Route.Group {
    static final String ALL = "/api/v1/conversations";
    static final String ONE = ALL + "/{conversation}";
    private final CreateConversation create;
    private final ReadConversations read;
    private final ChangeConversation change;
    private final RemoveConversation remove;
    private final ReadTeams teams;

    ConversationRoutes(CreateConversation create, ReadConversations read,
            ChangeConversation change, RemoveConversation remove, ReadTeams teams) {
        this.create = create;
        this.read = read;
        this.change = change;
        this.remove = remove;
        this.teams = teams;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", ALL, this::list).taking("limit", "cursor"),
                Route.of("POST", ALL, this::create),
                Route.of("GET", ONE, this::show),
                Route.of("PATCH", ONE, this::change),
                Route.of("DELETE", ONE, this::remove));
    }

    private Reply list(Call call) {
        var limit = call.limit();
        var after = call.cursor(Cursor::id).map(ConversationId::new);
        return Reply.ok(Cursor.page(read.page(call.account(), after, limit + 1), limit,
                ConversationJson::shown, last -> Cursor.of(last.id().value())));
    }

    private Reply create(Call call) {
        return switch (create.handle(call.body(in -> command(call.account(), in)))) {
            case CreateConversation.Outcome.Created(var made) -> Reply.created(
                    ConversationJson.shown(made), ALL + '/' + made.id().value(), made.version());
            case CreateConversation.Outcome.IdTaken() -> Reply.of(ProblemType.KEY_REUSED,
                    "Make a new id for a new conversation.");
            case CreateConversation.Outcome.Refused(var refusal) ->
                    new Reply.Failure(RosterProblems.of(refusal, "agents"));
        };
    }

    private Optional<CreateConversation.Command> command(AccountId account, Fields in) {
        var team = in.optional("team", Kind.text(1, Slug.LENGTH_MAX))
                .map(named -> team(account, named));
        var id = in.optional("id", Kind.id(ConversationId::new));
        var title = in.optional("title", ConversationJson.TITLE);
        var named = RulesJson.named(in);
        var agents = in.optional("agents",
                Kind.list(Conversation.AGENTS_MAX, Kind.object(ConversationJson::draft)));
        var localOnly = in.optional("local_only", Kind.flag());
        if (team.isPresent() && agents.isPresent()) in.refuse("agents", "does not go with team");
        var rules = named.onto(team.map(TeamDraft::rules).orElse(RulesJson.DEFAULT));
        return in.build(() -> new CreateConversation.Command(account, id,
                Private.of(title.orElse("")), rules,
                agents.or(() -> team.map(TeamDraft::agents)).orElse(List.of()),
                localOnly.orElse(false)));
    }

    /** By its id or its slug. */
    private TeamDraft team(AccountId account, String named) {
        return Uuids.parse(named).flatMap(id -> teams.one(account, new TeamId(id)))
                .or(() -> Slug.parse(named).flatMap(slug -> teams.bySlug(account, slug)))
                .map(TeamDraft::of)
                .orElseThrow(() -> new Refused(Problem.of(ProblemType.UNKNOWN_TEAM,
                        "Name one of your teams by its id or its slug.")
                        .withError("team", "is no team of yours")));
    }

    private Reply show(Call call) {
        return read.one(call.account(), id(call))
                .map(found -> Reply.ok(ConversationJson.shown(found), found.version()))
                .orElseGet(() -> Reply.notFound("conversation"));
    }

    private Reply change(Call call) {
        var body = call.body();
        return Merging.onto(read, change, call, found -> body.read(in -> settings(found, in)),
                changed -> Reply.ok(ConversationJson.shown(changed), changed.version()));
    }

    private static Optional<Edit> settings(Conversation found, Fields in) {
        var title = in.merged("title", ConversationJson.TITLE, found.title().reveal(), "");
        var rules = RulesJson.merged(in, found.rules());
        var localOnly = in.merged("local_only", Kind.flag(), found.localOnly(), false);
        return in.build(() -> new Edit.Settings(Optional.of(Private.of(title)),
                Optional.of(rules), Optional.of(localOnly)));
    }

    private Reply remove(Call call) {
        var ifVersion = Versions.wanted(call.header("If-Match"));
        return switch (remove.handle(new RemoveConversation.Command(call.account(), id(call),
                ifVersion))) {
            case RemoveConversation.Outcome.Removed() -> Reply.done();
            case RemoveConversation.Outcome.UnknownConversation() ->
                    Reply.notFound("conversation");
            case RemoveConversation.Outcome.ChangedMeanwhile _ ->
                    new Reply.Failure(Versions.changedMeanwhile());
        };
    }

    static ConversationId id(Call call) {
        return call.id("conversation", ConversationId::new);
    }
}
