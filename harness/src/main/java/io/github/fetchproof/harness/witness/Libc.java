package io.github.fetchproof.harness.witness;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** The calls of Linux's C library that the tap needs, and the constants from its headers. */
final class Libc {
    static final int AF_PACKET = 17;
    static final int SOCK_RAW = 3;
    static final int SOCK_CLOEXEC = 0x80000;
    static final int ETH_P_ALL = 0x0003;

    static final int SOL_SOCKET = 1;
    static final int SO_ATTACH_FILTER = 26;
    static final int SOL_PACKET = 263;
    static final int PACKET_RX_RING = 5;
    static final int PACKET_STATISTICS = 6;
    static final int PACKET_VERSION = 10;
    static final int TPACKET_V2 = 1;

    static final int PROT_READ_WRITE = 3;
    static final int MAP_SHARED = 1;
    static final short POLLIN = 1;
    static final int EINTR = 4;

    static {
        Native.register(Libc.class, "c");
    }

    private Libc() {}

    static native int socket(int domain, int type, int protocol) throws LastErrorException;

    static native int bind(int socket, Pointer address, int length) throws LastErrorException;

    static native int setsockopt(int socket, int level, int option, Pointer value, int length)
            throws LastErrorException;

    static native int getsockopt(int socket, int level, int option, Pointer value, IntByReference length)
            throws LastErrorException;

    static native Pointer mmap(
            Pointer address,
            com.sun.jna.NativeLong length,
            int protection,
            int flags,
            int file,
            com.sun.jna.NativeLong at)
            throws LastErrorException;

    static native int munmap(Pointer address, com.sun.jna.NativeLong length) throws LastErrorException;

    static native int poll(Pointer descriptors, com.sun.jna.NativeLong count, int milliseconds)
            throws LastErrorException;

    static native int close(int descriptor) throws LastErrorException;
}
