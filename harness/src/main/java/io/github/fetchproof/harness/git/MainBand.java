package io.github.fetchproof.harness.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The pack in a stream of packets; what is said of progress on another band is passed over, and an error on a third is thrown.
 *
 * @see <a href="https://git-scm.com/docs/gitprotocol-pack#_packfile_data">packfile data</a>
 */
final class MainBand extends InputStream {
    private static final int HEAD = 4;
    private static final int DATA = 1;
    private static final int ERROR = 3;

    private final InputStream packets;
    private int left;
    private boolean ended;

    MainBand(InputStream packets) {
        this.packets = packets;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (left == 0 && !ended) {
            nextPacket();
        }
        if (ended) {
            return -1;
        }
        int count = packets.read(target, offset, Math.min(left, length));
        if (count < 0) {
            throw new EOFException("a pack must end with an empty packet");
        }
        left -= count;
        return count;
    }

    private void nextPacket() throws IOException {
        int length = length(whole(HEAD));
        if (length == 0) {
            ended = true;
            return;
        }
        int band = length > HEAD ? packets.read() : -1;
        int rest = length - HEAD - 1;
        if (band == DATA) {
            left = rest;
        } else if (band == ERROR) {
            throw new IOException("the server says: " + new String(whole(rest), UTF_8).strip());
        } else {
            whole(Math.max(0, rest));
        }
    }

    private static int length(byte[] head) throws IOException {
        try {
            return Integer.parseInt(new String(head, UTF_8), 16);
        } catch (NumberFormatException none) {
            throw new IOException("a packet must begin with its length", none);
        }
    }

    private byte[] whole(int length) throws IOException {
        byte[] bytes = packets.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("a packet must be as long as it says");
        }
        return bytes;
    }
}
