package com.aimixup.plugin.spi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that a plugin can see of the port: a line for each type and each member. */
final class Api {
    private static final String PACKAGE = Provider.class.getPackageName() + ".";
    private static final int SEEN = Modifier.PUBLIC | Modifier.PROTECTED;
    private static final int TOLD = SEEN | Modifier.STATIC | Modifier.ABSTRACT;
    private static final Set<String> EVERYBODYS = Set.of("equals", "hashCode", "toString");
    private static final Set<String> HANDED_OVER =
            Set.of("ChatRequest", "ImageRequest", "AnswerFormat", "Tools");

    private Api() {}

    static SortedSet<String> now() {
        var lines = new TreeSet<String>();
        for (var type : types()) if (isSeen(type)) describe(type, lines);
        return lines;
    }

    /** What would break a plugin that was compiled for the recorded one. */
    static List<String> broken(SortedSet<String> recorded, SortedSet<String> now) {
        var broken = new ArrayList<String>();
        for (var line : recorded) if (!now.contains(line)) broken.add("gone or changed: " + line);
        for (var line : now) if (!recorded.contains(line) && isOfKnown(line, recorded)) {
            if (line.contains(" abstract ")) broken.add("must be implemented: " + line);
            if (isHandedOver(line) && (line.contains(" permits ") || line.contains(" constant ")))
                broken.add("unknown to the switches of plugins: " + line);
        }
        return broken;
    }

    /** A type that is new as a whole can hurt nobody. */
    private static boolean isOfKnown(String line, SortedSet<String> recorded) {
        return recorded.stream().anyMatch(known -> known.startsWith(owner(line) + " type "));
    }

    private static boolean isHandedOver(String line) {
        return HANDED_OVER.contains(owner(line).replaceFirst("\\$.*", ""));
    }

    private static String owner(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    private static void describe(Class<?> type, SortedSet<String> lines) {
        var owner = brief(type.getName());
        var parents = Stream.concat(Optional.ofNullable(type.getGenericSuperclass()).stream(),
                Arrays.stream(type.getGenericInterfaces())).map(Api::name).sorted()
                .collect(Collectors.joining(", "));
        lines.add(owner + " type " + kind(type) + " of " + parents);
        if (type.isSealed()) for (var permitted : type.getPermittedSubclasses())
            lines.add(owner + " permits " + brief(permitted.getName()));
        for (var field : type.getDeclaredFields()) if (isSeen(field.getModifiers()))
            lines.add(owner + line(field));
        for (var maker : type.getDeclaredConstructors()) if (isSeen(maker.getModifiers()))
            lines.add(owner + " constructor " + line(maker));
        for (var method : type.getDeclaredMethods())
            if (isSeen(method.getModifiers()) && !method.isSynthetic()
                    && !EVERYBODYS.contains(method.getName()))
                lines.add(owner + " method " + line(method));
    }

    private static String kind(Class<?> type) {
        var kind = type.isRecord() ? "record" : type.isEnum() ? "enum"
                : type.isInterface() ? "interface" : "class";
        return (Modifier.isFinal(type.getModifiers()) ? "final " : "")
                + (type.isSealed() ? "sealed " : "") + kind;
    }

    private static String line(Field field) {
        if (field.isEnumConstant()) return " constant " + field.getName();
        try {
            var value = Modifier.isStatic(field.getModifiers()) && field.getType().isPrimitive()
                    ? " = " + field.get(null) : "";
            return " field " + Modifier.toString(field.getModifiers() & TOLD) + " "
                    + name(field.getGenericType()) + " " + field.getName() + value;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String line(Executable member) {
        var before = switch (member) {
            case Method method -> Modifier.toString(method.getModifiers() & TOLD)
                    + (method.isDefault() ? " default" : "") + " "
                    + name(method.getGenericReturnType()) + " " + method.getName();
            case Constructor<?> maker -> Modifier.toString(maker.getModifiers() & TOLD);
        };
        return before + Arrays.stream(member.getGenericParameterTypes()).map(Api::name)
                .collect(Collectors.joining(", ", "(", ")"))
                + Arrays.stream(member.getGenericExceptionTypes()).map(Api::name)
                        .map(name -> " throws " + name).sorted().collect(Collectors.joining());
    }

    private static String name(Type type) {
        return brief(type.getTypeName()).replace("java.lang.", "");
    }

    private static String brief(String name) {
        return name.replace(PACKAGE, "");
    }

    /** Also its surroundings: a public type in a hidden one is hidden. */
    private static boolean isSeen(Class<?> type) {
        return isSeen(type.getModifiers())
                && (type.getEnclosingClass() == null || isSeen(type.getEnclosingClass()))
                && !type.isAnonymousClass() && !type.isLocalClass();
    }

    private static boolean isSeen(int modifiers) {
        return (modifiers & SEEN) != 0;
    }

    private static List<Class<?>> types() {
        try {
            var root = Path.of(Provider.class.getProtectionDomain().getCodeSource().getLocation()
                    .toURI());
            try (var files = Files.walk(root)) {
                var found = new ArrayList<Class<?>>();
                for (var file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                    var name = root.relativize(file).toString().replace('/', '.');
                    if (!name.endsWith("package-info.class")) found.add(Class.forName(
                            name.substring(0, name.length() - ".class".length())));
                }
                return found;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
