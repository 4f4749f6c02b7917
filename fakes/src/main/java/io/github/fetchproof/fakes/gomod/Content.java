package io.github.fetchproof.fakes.gomod;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The content of a file, to be read as often as asked. */
@FunctionalInterface
public interface Content {

    /** A new stream from the first byte, which the caller closes. */
    InputStream open() throws IOException;

    /** These bytes; the array is not copied. */
    static Content of(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }

    /** {@code length} zero bytes, which take no memory. */
    static Content zeros(long length) {
        return new Zeros(length);
    }

    /** Zero bytes, so many. */
    record Zeros(long length) implements Content {
        public Zeros {
            if (length < 0) {
                throw new IllegalArgumentException("a length must not be negative: " + length);
            }
        }

        @Override
        public InputStream open() {
            return new ZeroStream(length);
        }
    }

    /** A stream of zero bytes. */
    final class ZeroStream extends InputStream {
        private long left;

        private ZeroStream(long length) {
            left = length;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            left--;
            return 0;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            java.util.Arrays.fill(target, offset, offset + count, (byte) 0);
            left -= count;
            return count;
        }
    }
}
