package com.aimixup.application.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Finds all records of a module and makes one of each, filled with samples. */
final class Records {
    private final Function<RecordComponent, String> texts;
    private final Map<Class<?>, Object> ready;

    /**
     * @param texts what to put into a component that is, or holds, a string
     * @param ready samples of types that cannot be made of any values
     */
    Records(Function<RecordComponent, String> texts, Map<Class<?>, Object> ready) {
        this.texts = texts;
        this.ready = ready;
    }

    /** All records beside a class, wherever it was loaded from: a folder or a jar. */
    static List<Class<?>> beside(Class<?> member) throws Exception {
        var origin = Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(origin)) return in(origin);
        try (var jar = FileSystems.newFileSystem(origin)) {
            return in(jar.getPath("/"));
        }
    }

    private static List<Class<?>> in(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length())
                            .replace('/', '.').replace('\\', '.'))
                    .<Class<?>>map(Records::load).filter(Class::isRecord).toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    Object make(Class<?> type) {
        if (ready.containsKey(type)) return ready.get(type);
        var components = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(Arrays.stream(components)
                    .map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(part -> sample(part.getGenericType(), texts.apply(part))).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    private Object sample(Type type, String text) {
        if (type instanceof TypeVariable<?> || type == String.class) return text;
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            var raw = (Class<?>) generic.getRawType();
            if (raw == Map.class)
                return Map.of(sample(arguments[0], text), sample(arguments[1], text));
            var inner = sample(arguments[0], text);
            if (raw == List.class) return List.of(inner);
            if (raw == Set.class) return Set.of(inner);
            return raw == Optional.class ? Optional.of(inner) : make(raw);
        }
        return plain((Class<?>) type);
    }

    private Object plain(Class<?> type) {
        if (ready.containsKey(type)) return ready.get(type);
        if (type.isEnum()) return type.getEnumConstants()[0];
        if (type.isRecord()) return make(type);
        if (type.isSealed()) return plain(type.getPermittedSubclasses()[0]);
        if (type.isInterface())
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                    (_, method, _) -> method.getName());
        var simple = SIMPLE.get(type);
        return simple != null ? simple : make(type, "no sample");
    }

    private static Object make(Class<?> type, String otherwise) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(otherwise + ": " + type.getName(), e);
        }
    }

    private static final Map<Class<?>, Object> SIMPLE = Map.ofEntries(
            Map.entry(long.class, 1L), Map.entry(Long.class, 1L),
            Map.entry(int.class, 1), Map.entry(boolean.class, true),
            Map.entry(Boolean.class, true), Map.entry(Integer.class, 1),
            Map.entry(double.class, 1.0), Map.entry(byte[].class, new byte[32]),
            Map.entry(Instant.class, Instant.EPOCH), Map.entry(UUID.class, new UUID(0, 1)),
            Map.entry(Duration.class, Duration.ofSeconds(1)),
            Map.entry(LocalDate.class, LocalDate.EPOCH),
            Map.entry(InputStream.class, InputStream.nullInputStream()),
            Map.entry(Period.class, Period.ofDays(1)),
            Map.entry(Currency.class, Currency.getInstance("EUR")),
            Map.entry(URI.class, URI.create("https://example.org")),
            Map.entry(OptionalDouble.class, OptionalDouble.of(1)),
            Map.entry(OptionalInt.class, OptionalInt.of(1)),
            Map.entry(OptionalLong.class, OptionalLong.of(1)));
}
