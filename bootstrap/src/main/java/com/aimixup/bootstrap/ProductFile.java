package com.aimixup.bootstrap;

import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.payments.Catalogue;
import com.aimixup.domain.payments.Product;
import com.aimixup.domain.payments.ProductId;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.ShopItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The operator's products: a YAML file with a list {@code products}. */
final class ProductFile {
    private static final String LIST = "products";
    private static final Set<String> KEYS =
            Set.of("id", "kind", "name", "credits", "lasts", "sold");

    private final Path file;

    private ProductFile(Path file) {
        this.file = file;
    }

    /** @throws Refusal naming the key that is wrong */
    static Catalogue read(Path path) {
        return new ProductFile(path).catalogue();
    }

    private Catalogue catalogue() {
        if (!(content() instanceof Map<?, ?> all) || !all.keySet().equals(Set.of(LIST))
                || !(all.get(LIST) instanceof List<?> list))
            throw wrong(LIST, "must be there, alone, and be a list");
        var products = new ArrayList<Product>();
        for (var one : list) products.add(product(LIST + '[' + products.size() + ']', one));
        try {
            return new Catalogue(products);
        } catch (IllegalArgumentException twice) {
            throw wrong(LIST, "has something twice: " + twice.getMessage());
        }
    }

    private Object content() {
        try (var reader = Files.newBufferedReader(file)) {
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            return Optional.<Object>ofNullable(new Yaml(new SafeConstructor(options)).load(reader))
                    .orElse(Map.of());
        } catch (IOException unreadable) {
            throw new Refusal("cannot read the products file " + file + ", which "
                    + Setting.PRODUCTS.variable() + " names", unreadable);
        } catch (YAMLException malformed) {
            throw new Refusal("the products file " + file + " is not valid YAML, or has a key"
                    + " twice", malformed);
        }
    }

    private Product product(String at, Object value) {
        if (!(value instanceof Map<?, ?> fields)) throw wrong(at, "must be lines of key: value");
        for (var key : fields.keySet())
            if (!KEYS.contains(String.valueOf(key))) throw wrong(at + '.' + key, "is not known");
        var id = made(at + ".id", () -> new ProductId(text(at, fields, "id")));
        var kind = choice(at + ".kind", text(at, fields, "kind"), Product.Kind.values());
        var name = text(at, fields, "name");
        var lasts = Optional.ofNullable(fields.get("lasts")).map(String::valueOf)
                .map(period -> made(at + ".lasts", () -> Period.parse(period)));
        var credits = made(at + ".credits", () -> credits(fields.get("credits")));
        var sold = sold(at + ".sold", fields.get("sold"));
        return made(at, () -> new Product(id, kind, name, credits, lasts, sold));
    }

    private Set<ShopItem> sold(String at, Object value) {
        if (!(value instanceof Map<?, ?> shops) || shops.isEmpty())
            throw wrong(at, "must name a shop at least, with what it calls the product");
        var sold = new HashSet<ShopItem>();
        shops.forEach((name, items) -> {
            var shop = choice(at, String.valueOf(name), Shop.values());
            for (var item : items instanceof List<?> several ? several : Arrays.asList(items))
                sold.add(made(at + '.' + name, () -> new ShopItem(shop,
                        item == null ? "" : item.toString())));
        });
        return sold;
    }

    private static Credits credits(Object value) {
        if (value instanceof Integer whole) return Credits.ofWhole(whole);
        throw new IllegalArgumentException("must be a whole number of credits");
    }

    private String text(String at, Map<?, ?> fields, String key) {
        var value = fields.get(key);
        if (value == null || value instanceof Map || value instanceof Iterable)
            throw wrong(at + '.' + key, "is missing, or no plain text");
        return value.toString();
    }

    private <E extends Enum<E>> E choice(String at, String text, E[] all) {
        return Arrays.stream(all).filter(one -> code(one).equals(text)).findFirst()
                .orElseThrow(() -> wrong(at, "has " + text + " and not one of "
                        + Arrays.stream(all).map(ProductFile::code)
                                .collect(Collectors.joining(", "))));
    }

    private static String code(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private <T> T made(String at, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException bad) {
            throw wrong(at, "cannot be used: " + bad.getMessage());
        }
    }

    private Refusal wrong(String key, String why) {
        return new Refusal("the products file " + file + ": " + key + ' ' + why);
    }
}
