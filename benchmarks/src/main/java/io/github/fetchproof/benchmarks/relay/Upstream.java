package io.github.fetchproof.benchmarks.relay;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The program behind the relays: an echo for each road, so that none runs out of ports for another, a source and a sink. It
 * prints their ports, in this order, and runs until the end of its standard input.
 */
public final class Upstream {
    private static final int BACKLOG = 4096;

    private Upstream() {}

    /** What is done with one bulk connection. */
    @FunctionalInterface
    private interface Service {
        void serve(SocketChannel client) throws IOException;
    }

    /**
     * Runs it.
     *
     * @param args none
     * @throws IOException when nothing can listen
     */
    public static void main(String[] args) throws IOException {
        List<ServerSocketChannel> all = new ArrayList<>();
        for (int i = 0; i < Road.ALL.size() + 2; i++) {
            all.add(listen());
        }
        List<ServerSocketChannel> echoes = all.subList(0, Road.ALL.size());
        List<ServerSocketChannel> bulk = all.subList(echoes.size(), all.size());
        Echo echo = new Echo(echoes);
        start("echo", echo::serve);
        start("source", () -> accept(bulk.get(0), Bulk::source));
        start("sink", () -> accept(bulk.get(1), Bulk::sink));
        System.out.println(
                all.stream().map(each -> "" + each.socket().getLocalPort()).collect(Collectors.joining(" ")));
        Child.serve(command -> {
            throw new IllegalArgumentException("the upstream takes no commands: " + command);
        });
    }

    private static ServerSocketChannel listen() throws IOException {
        return ServerSocketChannel.open().bind(Loopback.at(0), BACKLOG);
    }

    private static void accept(ServerSocketChannel listener, Service service) throws IOException {
        while (listener.isOpen()) {
            SocketChannel client = listener.accept();
            start("bulk", () -> {
                try (client) {
                    service.serve(client);
                }
            });
        }
    }

    @FunctionalInterface
    private interface Task {
        void run() throws IOException;
    }

    private static void start(String name, Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException gone) {
                        // The client has enough: the ordinary end of a source.
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }
}
