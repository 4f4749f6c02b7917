package io.github.fetchproof.harness.witness;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A capture file that tcpdump and Wireshark read: Ethernet frames with times in nanoseconds.
 *
 * <p>Bounded: a frame is cut behind its first {@value #SNAP} bytes, and frames that would make the file larger than its
 * limit are left out. One thread at a time.
 *
 * @see <a href="https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-05.html">PCAP capture file format</a>
 */
final class Pcap implements AutoCloseable {
    static final int SNAP = 512;
    static final long LARGEST_FILE = 20L * 1024 * 1024;

    private static final int MAGIC_NANOSECONDS = 0xA1B23C4D;
    private static final int LINKTYPE_ETHERNET = 1;
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;

    private final OutputStream out;
    private final long limit;
    private long written;
    private long leftOut;

    private Pcap(OutputStream out, long limit) {
        this.out = out;
        this.limit = limit;
    }

    /** Creates the file, or empties it. */
    static Pcap create(Path file, long limit) throws IOException {
        Pcap pcap = new Pcap(new BufferedOutputStream(Files.newOutputStream(file), 64 * 1024), limit);
        byte[] bytes = new byte[FILE_HEADER];
        ByteBuffer header =
                little(bytes).putInt(MAGIC_NANOSECONDS).putShort((short) 2).putShort((short) 4);
        header.putInt(0).putInt(0).putInt(SNAP).putInt(LINKTYPE_ETHERNET);
        pcap.write(bytes);
        return pcap;
    }

    /**
     * Adds a frame.
     *
     * @param frame its first bytes; the position is left as it is
     * @param length bytes of the whole frame
     * @param wallNanos nanoseconds since 1970
     */
    void add(ByteBuffer frame, int length, long wallNanos) throws IOException {
        int kept = Math.min(SNAP, frame.remaining());
        if (written + RECORD_HEADER + kept > limit) {
            leftOut++;
            return;
        }
        byte[] bytes = new byte[RECORD_HEADER + kept];
        ByteBuffer record = little(bytes);
        record.putInt((int) (wallNanos / 1_000_000_000L)).putInt((int) (wallNanos % 1_000_000_000L));
        record.putInt(kept).putInt(length);
        record.put(RECORD_HEADER, frame, frame.position(), kept);
        write(bytes);
    }

    /** Frames that had no room. */
    long leftOut() {
        return leftOut;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        written += bytes.length;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
