package com.aimixup.adapter.vault;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Stands before a port and stops the process, so to speak, at one of the calls to it. */
final class CrashingOnCall {
    private final boolean afterwards;
    private int callsLeft;

    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /**
     * @param call counted over all ports that this stands before
     * @param afterwards whether the call still has its effect
     */
    CrashingOnCall(int call, boolean afterwards) {
        this.callsLeft = call;
        this.afterwards = afterwards;
    }

    boolean crashed() {
        return callsLeft <= 0;
    }

    <T> T before(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port},
                (_, method, arguments) -> {
                    callsLeft--;
                    if (callsLeft == 0 && !afterwards) throw new Crash();
                    try {
                        var result = method.invoke(real, arguments);
                        if (callsLeft == 0) throw new Crash();
                        return result;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
