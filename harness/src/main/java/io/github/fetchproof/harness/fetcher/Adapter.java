package io.github.fetchproof.harness.fetcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;

/**
 * The program that lets a {@link FetcherProvider} speak the session protocol, from a process of its own:
 *
 * <pre>java -cp YOUR-CLASS-PATH:fetchproof.jar io.github.fetchproof.harness.fetcher.Adapter your.Provider</pre>
 *
 * <p>It reads the kit's lines from standard input and answers on standard output; the protocol is told in {@code
 * session-protocol.md} beside this file. For the fetcher's own code standard input is empty and standard output is standard
 * error, so a stray print breaks nothing. The environment of the process is the {@link Surroundings}.
 *
 * <p>Exit code: 0 after {@code bye} or the end of the input, 2 when the provider cannot be used, with one sentence on standard
 * error, 1 when the conversation broke.
 */
public final class Adapter {
    static final int UNUSABLE = 2;

    private Adapter() {}

    /** Takes the name of the provider's class; ends the process. */
    public static void main(String[] arguments) {
        InputStream in = System.in;
        PrintStream out = System.out;
        System.setIn(InputStream.nullInputStream());
        System.setOut(System.err);
        System.exit(run(arguments, new Surroundings(System.getenv()), in, out, System.err));
    }

    static int run(String[] arguments, Surroundings surroundings, InputStream in, OutputStream out, PrintStream log) {
        Conversation conversation;
        try {
            conversation = new Conversation(provider(arguments), surroundings, out, log);
        } catch (IllegalArgumentException unusable) {
            log.println("fetchproof: " + unusable.getMessage());
            return UNUSABLE;
        }
        try {
            conversation.follow(in);
            return 0;
        } catch (IOException | IllegalArgumentException broken) {
            log.println("fetchproof: the conversation broke: " + broken.getMessage());
            return 1;
        }
    }

    private static FetcherProvider provider(String[] arguments) {
        if (arguments.length != 1) {
            throw new IllegalArgumentException(
                    "usage: Adapter CLASS, with the name of a class that implements FetcherProvider");
        }
        String name = arguments[0];
        try {
            Class<?> found = Class.forName(name, true, Adapter.class.getClassLoader());
            if (!FetcherProvider.class.isAssignableFrom(found)) {
                throw new IllegalArgumentException(name + " does not implement " + FetcherProvider.class.getName());
            }
            return (FetcherProvider) found.getConstructor().newInstance();
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("the class path holds no class " + name, e);
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
            throw new IllegalArgumentException(
                    name + " must be a public class with a public constructor without parameters", e);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("the constructor of " + name + " threw " + e.getCause(), e);
        } catch (LinkageError e) {
            throw new IllegalArgumentException(name + " could not be loaded: " + e, e);
        }
    }
}
