package com.aimixup.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aimixup.domain.credits.Credits;
import com.aimixup.domain.payments.Product;
import com.aimixup.domain.payments.Shop;
import com.aimixup.domain.payments.ShopItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProductFileTest {
    private static final String PACK = "{id: pack, kind: pack, name: A pack, credits: 500,"
            + " lasts: P1Y, sold: {paddle: pri_1, play_store: [a, b]}}";
    @TempDir
    Path folder;

    @Test
    void aProductIsReadWithAllThatShopsCallIt() {
        var catalogue = ProductFile.read(file("products:\n- " + PACK + "\n"));
        var pack = catalogue.find(new ShopItem(Shop.PLAY_STORE, "b")).orElseThrow();
        assertEquals(List.of(pack), catalogue.products());
        assertEquals(Optional.of(pack), catalogue.find(new ShopItem(Shop.PADDLE, "pri_1")));
        assertEquals(Product.Kind.PACK, pack.kind());
        assertEquals(Credits.ofWhole(500), pack.credits());
        assertEquals(Optional.of(Period.ofYears(1)), pack.lasts());
    }

    @Test
    void withoutAFileNothingIsForSale() {
        assertEquals(List.of(), Paying.catalogue(Settings.of(Map.of())).products());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "id: pack          | id: A B            | products[0].id",
        "kind: pack        | kind: box          | products[0].kind has box and not one of pack",
        "kind: pack,       | ''                 | products[0].kind is missing",
        "name: A pack      | name: ''           | a product without a name",
        "credits: 500      | credits: 0         | a product without credits",
        "credits: 500      | credits: 0.5       | products[0].credits cannot be used",
        "credits: 500      | credits: many      | products[0].credits cannot be used",
        "lasts: P1Y        | lasts: a year      | products[0].lasts cannot be used",
        "lasts: P1Y        | lasts: P0D         | credits that never last",
        "paddle: pri_1     | kiosk: x           | products[0].sold has kiosk",
        "paddle: pri_1     | paddle:            | products[0].sold.paddle",
        "lasts: P1Y        | price: 3           | products[0].price is not known",
        "lasts: P1Y        | id: again          | twice",
    })
    void whatIsWrongIsNamed(String right, String wrong, String named) {
        var message = refusal("products:\n- " + PACK.replace(right, wrong) + "\n");
        assertTrue(message.contains(named), message);
    }

    @Test
    void whatIsThereTwiceIsNamed() {
        var message = refusal("products:\n- " + PACK + "\n- "
                + PACK.replace("id: pack", "id: other") + "\n");
        assertTrue(message.contains("two products are"), message);
        assertTrue(refusal("products:\n- " + PACK + "\n- " + PACK + "\n")
                .contains("two products pack"));
    }

    @ParameterizedTest
    @CsvSource({"''", "products: pack", "items: []", "'products: []\nmore: 1'", "'a: b: c'"})
    void whatIsNoListOfProductsIsRefused(String text) {
        assertTrue(refusal(text).contains("products"));
    }

    @Test
    void aFileThatIsNotThereStopsTheStart() {
        var message = assertThrows(Refusal.class, () -> Settings.of(Map.of("AIMIXUP_PRODUCTS",
                folder.resolve("none.yaml").toString()))).getMessage();
        assertTrue(message.contains("AIMIXUP_PRODUCTS"), message);
    }

    private String refusal(String text) {
        var file = file(text);
        return assertThrows(Refusal.class, () -> ProductFile.read(file)).getMessage();
    }

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("products.yaml"), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
