package com.aimixup.domain.access;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a person knows a session by: a browser or program, and a system. */
public final class Device {
    private static final int PROGRAM_LENGTH_MAX = 40;
    /** In this order: most browsers also name those that they resemble. */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("edg", "Edge"), Map.entry("opr/", "Opera"), Map.entry("firefox", "Firefox"),
            Map.entry("fxios", "Firefox"), Map.entry("crios", "Chrome"),
            Map.entry("chrome", "Chrome"), Map.entry("safari", "Safari"));
    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("iphone", "iPhone"), Map.entry("ipad", "iPad"),
            Map.entry("android", "Android"), Map.entry("windows", "Windows"),
            Map.entry("mac os", "macOS"), Map.entry("linux", "Linux"));

    private Device() {}

    /**
     * Less than the header tells: versions would tell people apart and nobody needs them here.
     *
     * @param userAgent as in the header User-Agent
     */
    public static String named(String userAgent) {
        var lower = userAgent.toLowerCase(Locale.ROOT);
        var system = first(SYSTEMS, lower);
        if (lower.startsWith("mozilla/")) {
            var browser = first(BROWSERS, lower);
            return (browser.isEmpty() ? "Browser" : browser)
                    + (system.isEmpty() ? "" : ", " + system);
        }
        var program = userAgent.split("[/ ;(]", 2)[0].replaceAll("[^A-Za-z0-9._-]", "");
        if (program.isEmpty()) return "Unknown";
        return program.substring(0, Math.min(program.length(), PROGRAM_LENGTH_MAX));
    }

    private static String first(List<Map.Entry<String, String>> names, String text) {
        return names.stream().filter(name -> text.contains(name.getKey()))
                .map(Map.Entry::getValue).findFirst().orElse("");
    }
}
