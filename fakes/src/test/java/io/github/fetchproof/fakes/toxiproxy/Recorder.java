package io.github.fetchproof.fakes.toxiproxy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The end of a chain that remembers what came, and can be blocked. */
final class Recorder implements Outlet {
    final List<Integer> sizes = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    End end = End.OPEN;
    boolean blocked;

    @Override
    public boolean ready() {
        return !blocked;
    }

    @Override
    public void pass(Chunk chunk) {
        sizes.add(chunk.size());
        text.append(StandardCharsets.ISO_8859_1.decode(chunk.bytes()));
    }

    @Override
    public void end(End how) {
        end = how;
    }

    String text() {
        return text.toString();
    }
}
