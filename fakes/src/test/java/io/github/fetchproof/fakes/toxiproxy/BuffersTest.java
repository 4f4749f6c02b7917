package io.github.fetchproof.fakes.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuffersTest {
    private final Buffers buffers = new Buffers();

    /** As a read from a socket leaves the shared buffer. */
    private ByteBuffer read(int size, int value) {
        ByteBuffer shared = buffers.borrow();
        while (shared.position() < size) {
            shared.put((byte) value);
        }
        return shared.flip();
    }

    private static void holds(ByteBuffer kept, int size, int value) {
        assertThat(kept.remaining()).isEqualTo(size);
        while (kept.hasRemaining()) {
            assertThat(kept.get()).isEqualTo((byte) value);
        }
    }

    @Test
    void muchIsKeptWhereItIsAndTheNextReadTouchesItNot() {
        ByteBuffer shared = read(Buffers.SIZE, 1);
        ByteBuffer kept = buffers.keep();
        read(Buffers.SIZE, 2);

        assertThat(kept).isSameAs(shared);
        holds(kept, Buffers.SIZE, 1);
    }

    @Test
    void littleIsCopied() {
        ByteBuffer shared = read(10, 1);
        ByteBuffer kept = buffers.keep();
        read(10, 2);

        assertThat(kept).isNotSameAs(shared);
        assertThat(buffers.borrow()).isSameAs(shared);
        holds(kept, 10, 1);
    }

    @Test
    void whatIsGivenBackIsTheNextToBeReadInto() {
        read(Buffers.SIZE, 1);
        ByteBuffer kept = buffers.keep();
        buffers.giveBack(kept);

        assertThat(buffers.borrow()).isSameAs(kept);
        assertThat(buffers.borrow()).as("until it is kept again").isSameAs(kept);
    }

    @Test
    void whatIsReadIntoWhileAnotherIsKeptIsNotTheKeptOne() {
        read(Buffers.SIZE, 1);
        ByteBuffer first = buffers.keep();
        ByteBuffer second = read(Buffers.SIZE, 2);
        buffers.keep();
        buffers.giveBack(first);
        ByteBuffer third = read(Buffers.SIZE, 3);

        assertThat(third).isSameAs(first).isNotSameAs(second);
        holds(second, Buffers.SIZE, 2);
    }

    @Test
    void onceAllAreKeptTheRestIsCopiedUntilOneComesBack() {
        List<ByteBuffer> kept = new ArrayList<>();
        for (int i = 0; i < Buffers.MOST; i++) {
            read(Buffers.SIZE, i);
            kept.add(buffers.keep());
        }

        assertThat(kept.subList(0, Buffers.MOST - 1)).allMatch(ByteBuffer::isDirect);
        assertThat(kept.get(Buffers.MOST - 1).isDirect()).isFalse();
        buffers.giveBack(kept.remove(0));
        read(Buffers.SIZE, Buffers.MOST);
        assertThat(buffers.keep().isDirect()).isTrue();
        for (int i = 0; i < kept.size(); i++) {
            holds(kept.get(i), Buffers.SIZE, i + 1);
        }
    }
}
