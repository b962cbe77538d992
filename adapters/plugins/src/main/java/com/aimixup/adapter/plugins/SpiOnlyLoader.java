package com.aimixup.adapter.plugins;

/**
 * What a plugin sees of the world outside its jars: the JDK, and of us the provider port alone. It
 * is asked before the plugin's own jars, so a copy of the port in them is never used.
 */
final class SpiOnlyLoader extends ClassLoader {
    private static final String SPI = "com.aimixup.plugin.spi.";

    private final ClassLoader ours;

    SpiOnlyLoader(ClassLoader ours) {
        super("aimixup-spi", ClassLoader.getPlatformClassLoader());
        this.ours = ours;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith(SPI)) return ours.loadClass(name);
        throw new ClassNotFoundException(name);
    }
}
