package io.github.fetchproof.benchmarks.relay;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * The two bulk services, on blocking channels. Blocks of {@link #BLOCK} bytes come without end from the source, and go to the
 * sink until one whose first byte says that it is the last; that one is answered with a byte.
 */
final class Bulk {
    static final int BLOCK = 256 * 1024;
    static final byte MORE = 0;
    static final byte LAST = 1;

    private Bulk() {}

    /** Sends until the client has enough, which ends in an IOException. */
    static void source(SocketChannel client) throws IOException {
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
        while (client.isOpen()) {
            write(client, block);
        }
    }

    /** Takes all blocks and says so. */
    static void sink(SocketChannel client) throws IOException {
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
        do {
            block.clear();
            while (block.hasRemaining()) {
                if (client.read(block) < 0) {
                    throw new EOFException("the client went before its last block");
                }
            }
        } while (block.get(0) != LAST);
        client.write(block.clear().limit(1));
    }

    /** Sends all of a block. */
    static void write(SocketChannel channel, ByteBuffer block) throws IOException {
        block.clear();
        while (block.hasRemaining()) {
            channel.write(block);
        }
    }
}
