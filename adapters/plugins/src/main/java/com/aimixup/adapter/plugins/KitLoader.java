package com.aimixup.adapter.plugins;

import com.aimixup.plugin.spi.ProviderFactory;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A plugin together with its tests, and behind them the conformance kit. Of the kit it sees what
 * tests need; the kit's own libraries it does not, as it will not see them in a server.
 */
final class KitLoader extends URLClassLoader {
    private static final Pattern SHARED = Pattern.compile(
            "(com\\.aimixup\\.plugin\\.tck|org\\.junit|org\\.opentest4j|org\\.apiguardian)\\..*");
    private static final String SHARED_SERVICES = "META-INF/services/org.junit.";

    private final URLClassLoader kit;

    private KitLoader(List<URL> plugin, SpiOnlyLoader port, URLClassLoader kit) {
        super("plugin-tested", plugin.toArray(URL[]::new), port);
        this.kit = kit;
    }

    static KitLoader of(List<Path> plugin, List<Path> kit) throws MalformedURLException {
        var port = new SpiOnlyLoader(ProviderFactory.class.getClassLoader());
        return new KitLoader(urls(plugin), port,
                new URLClassLoader("plugin-kit", urls(kit).toArray(URL[]::new), port));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        return SHARED.matcher(name).matches() ? kit.loadClass(name) : super.findClass(name);
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        var found = new ArrayList<>(Collections.list(super.findResources(name)));
        if (name.startsWith(SHARED_SERVICES)) found.addAll(Collections.list(
                kit.findResources(name)));
        return Collections.enumeration(found);
    }

    @Override
    public void close() throws IOException {
        super.close();
        kit.close();
    }

    private static List<URL> urls(List<Path> jars) throws MalformedURLException {
        var urls = new ArrayList<URL>();
        for (var jar : jars) urls.add(jar.toUri().toURL());
        return urls;
    }
}
