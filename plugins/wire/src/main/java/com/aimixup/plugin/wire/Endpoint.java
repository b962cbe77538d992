package com.aimixup.plugin.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The address of a provider's API. */
public record Endpoint(URI base) {

    /**
     * @throws IllegalArgumentException if it is not an https address; http is for this machine only
     */
    public static Endpoint of(String base) {
        var endpoint = anyOf(base);
        if (!endpoint.base.getScheme().equals("https") && !endpoint.isThisMachine()) {
            throw new IllegalArgumentException("base_url is not https");
        }
        return endpoint;
    }

    /** Like {@link #of}, but http may lead to another machine: for models in the house. */
    public static Endpoint anyOf(String base) {
        var uri = parse(base.strip());
        if (uri.getScheme() == null || !uri.getScheme().matches("https?") || uri.getHost() == null
                || uri.getRawUserInfo() != null || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("base_url is not an http address");
        }
        return new Endpoint(uri);
    }

    public String host() {
        return base.getHost();
    }

    /** @param path begins with a slash */
    public HttpRequest.Builder get(String path, Duration timeout) {
        return request(path, timeout).GET();
    }

    public HttpRequest.Builder post(String path, JsonNode body, Duration timeout) {
        return request(path, timeout).header("content-type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.write(body)));
    }

    /**
     * HTTP/1.1: one connection a call, so that closing it stops the provider, no call waits behind
     * another, and no limit of streams a connection fails the hundred-and-first.
     */
    private HttpRequest.Builder request(String path, Duration timeout) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(timeout);
    }

    /** Part of a path, for example the id of a model. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The JDK's own message would quote a password in the address. */
    private static URI parse(String text) {
        try {
            return new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("base_url is not an address");
        }
    }

    private boolean isThisMachine() {
        return host().equals("localhost") || host().equals("[::1]")
                || host().matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }
}
