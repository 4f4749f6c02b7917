package io.github.fetchproof.harness.runner;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Tears down whatever happens: what one part fails at must not keep the next from closing. */
final class Quietly {

    private static final Logger LOG = System.getLogger(Quietly.class.getName());

    private Quietly() {}

    static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "could not tear down " + part.getClass().getSimpleName(), e);
        }
    }
}
