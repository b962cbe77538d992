package com.aimixup.adapter.http;

import java.util.Locale;

/** Every kind of refusal there is. The paths are part of the contract: docs/api/openapi.yaml. */
enum ProblemType {
    BAD_REQUEST(400, "The request is not well-formed"),
    INVALID_INPUT(400, "Some input is not right"),
    MALFORMED_JSON(400, "The body is not JSON"),
    EVENT_NOT_READABLE(400, "The event cannot be read"),
    UNAUTHENTICATED(401, "A valid access token is needed"),
    WRONG_CREDENTIALS(401, "The e-mail address or the password is wrong"),
    CODE_NEEDED(401, "A code of the second factor is needed"),
    PASSKEY_WRONG(401, "The passkey was not taken"),
    CODE_WRONG(401, "The code of the second factor is wrong"),
    REFRESH_TOKEN_INVALID(401, "The refresh token is not valid"),
    REFRESH_TOKEN_REUSED(401, "The refresh token was used before"),
    NOT_GENUINE(401, "The event is not genuine"),
    TOO_FEW_CREDITS(402, "There are too few credits"),
    DEBT_OPEN(402, "A debt is open"),
    ACCOUNT_RESTRICTED(403, "The account is restricted"),
    SECOND_FACTOR_REQUIRED(403, "A second factor has to be added first"),
    INSUFFICIENT_SCOPE(403, "The key may not do this"),
    WRONG_CODE(403, "The code is wrong"),
    WRONG_PASSWORD(403, "The password is wrong"),
    ADDRESS_NOT_ALLOWED(403, "The key may not be used from here"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "This method is not for this address"),
    TURN_IN_PROGRESS(409, "A turn is under way in this conversation"),
    FACTOR_THERE_ALREADY(409, "There is a second factor already"),
    CHANGED_MEANWHILE(412, "It has changed in the meantime"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is not of a type that is taken here"),
    RANGE_NOT_SATISFIABLE(416, "The file does not have these bytes"),
    LINK_NOT_VALID(422, "The link is not good"),
    UNDERAGE(422, "The service is for people of 18 and older"),
    POLICY_NOT_CURRENT(422, "The accepted privacy policy is not the one in force"),
    PASSKEY_NOT_TAKEN(422, "The passkey was not taken"),
    TOO_MANY_PASSKEYS(422, "There are too many passkeys"),
    KEY_REUSED(422, "The same id or key was used for something else"),
    TOO_MANY_AGENTS(422, "The conversation has too many agents"),
    AGENT_NAME_TAKEN(422, "Another agent of the conversation has this name"),
    MODEL_NOT_USABLE(422, "The model cannot be used"),
    LOCAL_ONLY(422, "The conversation is local only"),
    SLUG_TAKEN(422, "Another of your teams has this slug"),
    UNKNOWN_TEAM(422, "There is no such team"),
    NOT_REPLACEABLE(422, "This message cannot be replaced so"),
    AGENT_GONE(422, "The agent is not in the conversation any more"),
    NOTHING_SAID(422, "Nothing has been said in the conversation"),
    NO_AGENTS(422, "The conversation has no agents"),
    QUESTION_TOO_LONG(422, "The question is too long for one of the models"),
    UNKNOWN_PARENT(422, "The message to answer to is not in this conversation"),
    UNKNOWN_PRODUCT(422, "There is no such product"),
    PAYMENTS_NOT_SET_UP(422, "Nothing can be paid for here"),
    CANCEL_ELSEWHERE(422, "The subscription is of another shop"),
    INVOICE_ELSEWHERE(422, "The invoice is of another shop"),
    TOO_MANY_KEYS(422, "There are too many keys"),
    FILE_NOT_USABLE(422, "A file cannot be handed to the agents"),
    PICTURE_NOT_TAKEN(422, "The picture is not taken"),
    STORAGE_FULL(422, "There is no room for this file"),
    TOO_MANY_REQUESTS(429, "There are too many requests"),
    TOO_MANY_ATTEMPTS(429, "There were too many attempts"),
    TOO_MANY_TURNS(429, "Too many turns are under way"),
    TOO_MANY_IMAGES(429, "Too many orders for pictures are under way"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    PROVIDER_FAILED(502, "The provider did not answer"),
    SHOP_REFUSED(502, "The shop did not accept it"),
    BUSY(503, "The server is busy"),
    SHOP_UNREACHABLE(503, "The shop cannot be reached"),
    STOPPING(503, "The server is stopping"),
    STORE_UNAVAILABLE(503, "The database cannot be reached");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String path() {
        return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
