package com.aimixup.application.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps what was exported, for a test to look at. */
public final class MemorySections implements PersonalData.Sections {
    /** One exported record. */
    public record Exported(String section, Map<String, Object> fields) {}

    private final List<Exported> records = new ArrayList<>();

    @Override
    public void record(String section, Map<String, Object> fields) {
        records.add(new Exported(section, Map.copyOf(fields)));
    }

    public List<Exported> records() {
        return List.copyOf(records);
    }

    public List<Map<String, Object>> of(String section) {
        return records.stream().filter(exported -> exported.section().equals(section))
                .map(Exported::fields).toList();
    }

    @Override
    public String toString() {
        return records.toString();
    }
}
