package io.github.fetchproof.harness.witness;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A packet socket on loopback that shares a ring of frames with the kernel.
 *
 * <p>Loopback passes each packet twice, going out and coming in. The ring holds the outgoing one: the kernel puts it
 * there before the sender's system call returns, so what was sent before is in the ring before. A shared ring, because
 * an ordinary user may not enlarge a socket's receive buffer, and because it keeps only the head of each packet: a fast
 * download fills it a thousand times slower. When it is full all the same, the kernel counts what it drops.
 *
 * <p>One thread at a time may use it; {@link #dropped()} is for any thread until {@link #close()}.
 *
 * @see <a href="https://docs.kernel.org/networking/packet_mmap.html">Packet MMAP</a>, layout {@code TPACKET_V2}
 */
final class PacketRing implements AutoCloseable {

    /** Takes one frame out of the ring. */
    @FunctionalInterface
    interface Taker {
        /**
         * Takes it.
         *
         * @param frame the first bytes of the frame; valid during the call only
         * @param length bytes of the whole frame
         * @param wallNanos when it passed, in nanoseconds since 1970
         */
        void take(ByteBuffer frame, int length, long wallNanos);
    }

    private static final int FRAME = 1024;
    private static final int FRAMES = 32 * 1024;
    private static final int BLOCK = 64 * 1024;

    // struct tpacket2_hdr
    private static final int STATUS = 0;
    private static final int LENGTH = 4;
    private static final int CAPTURED = 8;
    private static final int MAC_AT = 12;
    private static final int SECONDS = 16;
    private static final int NANOSECONDS = 20;
    private static final int STATUS_KERNEL = 0;
    private static final int STATUS_USER = 1;

    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private final int socket;
    private final Pointer memory;
    private final ByteBuffer ring;
    private final Memory pollRequest = new Memory(8);
    private int next;
    private long dropped;
    private boolean closed;

    private PacketRing(int socket, Pointer memory) {
        this.socket = socket;
        this.memory = memory;
        this.ring = memory.getByteBuffer(0, (long) FRAME * FRAMES).order(ByteOrder.nativeOrder());
        pollRequest.setInt(0, socket);
        pollRequest.setShort(4, Libc.POLLIN);
    }

    /**
     * Opens the ring; from here on no packet on loopback escapes it unless it is counted as dropped.
     *
     * @throws IOException when this process may not tap (it needs {@code CAP_NET_RAW}), or this is not Linux
     */
    static PacketRing open() throws IOException {
        NetworkInterface loopback = NetworkInterface.getByName("lo");
        if (loopback == null) {
            throw new IOException("there is no network interface lo to tap");
        }
        int socket = -1;
        try {
            socket = Libc.socket(Libc.AF_PACKET, Libc.SOCK_RAW | Libc.SOCK_CLOEXEC, 0);
            keepOutgoingPackets(socket);
            setInt(socket, Libc.PACKET_VERSION, Libc.TPACKET_V2);
            makeRing(socket);
            Pointer memory = Libc.mmap(
                    Pointer.NULL,
                    new NativeLong((long) FRAME * FRAMES),
                    Libc.PROT_READ_WRITE,
                    Libc.MAP_SHARED,
                    socket,
                    new NativeLong(0));
            PacketRing ring = new PacketRing(socket, memory);
            bind(socket, loopback.getIndex());
            return ring;
        } catch (LastErrorException refused) {
            if (socket >= 0) {
                Libc.close(socket);
            }
            throw new IOException("the loopback cannot be tapped: " + refused.getMessage(), refused);
        } catch (UnsatisfiedLinkError | NoClassDefFoundError noLibrary) {
            throw new IOException("the loopback cannot be tapped, JNA does not work here: " + noLibrary, noLibrary);
        }
    }

    /** Waits until a frame is there, at most this long. */
    void await(int milliseconds) throws IOException {
        try {
            Libc.poll(pollRequest, new NativeLong(1), milliseconds);
        } catch (LastErrorException failed) {
            if (failed.getErrorCode() != Libc.EINTR) {
                throw new IOException("waiting for packets failed: " + failed.getMessage(), failed);
            }
        }
    }

    /** Hands over the frames that are there, in the order they passed, at most a ring full. */
    void drain(Taker taker) {
        for (int taken = 0; taken < FRAMES; taken++) {
            int base = next * FRAME;
            int status = (int) INT.getAcquire(ring, base + STATUS);
            if ((status & STATUS_USER) == 0) {
                return;
            }
            int captured = ring.getInt(base + CAPTURED);
            int start = base + Short.toUnsignedInt(ring.getShort(base + MAC_AT));
            long seconds = Integer.toUnsignedLong(ring.getInt(base + SECONDS));
            try {
                taker.take(
                        ring.slice(start, captured).order(ByteOrder.BIG_ENDIAN),
                        ring.getInt(base + LENGTH),
                        seconds * 1_000_000_000L + ring.getInt(base + NANOSECONDS));
            } finally {
                INT.setRelease(ring, base + STATUS, STATUS_KERNEL);
                next = (next + 1) % FRAMES;
            }
        }
    }

    /** Packets that passed since {@link #open()} while the ring was full. */
    synchronized long dropped() {
        if (!closed) {
            Memory statistics = new Memory(8); // struct tpacket_stats: packets, drops; reading resets them
            Libc.getsockopt(socket, Libc.SOL_PACKET, Libc.PACKET_STATISTICS, statistics, new IntByReference(8));
            dropped += Integer.toUnsignedLong(statistics.getInt(4));
        }
        return dropped;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            dropped();
            closed = true;
            Libc.munmap(memory, new NativeLong((long) FRAME * FRAMES));
            Libc.close(socket);
        }
    }

    /** {@code if (packet.type == PACKET_OUTGOING) accept whole; else ignore}, in the kernel's classic filter language. */
    private static void keepOutgoingPackets(int socket) {
        Memory code = new Memory(4 * 8);
        instruction(code, 0, 0x30, 0, 0, 0xFFFFF000 + 4); // load the packet's type
        instruction(code, 1, 0x15, 0, 1, 4); // PACKET_OUTGOING?
        instruction(code, 2, 0x06, 0, 0, 0x40000); // accept
        instruction(code, 3, 0x06, 0, 0, 0); // ignore
        Memory program = new Memory(2L * Native.POINTER_SIZE); // struct sock_fprog: count, pointer
        program.clear();
        program.setShort(0, (short) 4);
        program.setPointer(Native.POINTER_SIZE, code);
        Libc.setsockopt(socket, Libc.SOL_SOCKET, Libc.SO_ATTACH_FILTER, program, (int) program.size());
    }

    private static void instruction(Memory code, int at, int operation, int ifTrue, int ifFalse, int constant) {
        code.setShort(8L * at, (short) operation);
        code.setByte(8L * at + 2, (byte) ifTrue);
        code.setByte(8L * at + 3, (byte) ifFalse);
        code.setInt(8L * at + 4, constant);
    }

    private static void makeRing(int socket) {
        Memory request = new Memory(16); // struct tpacket_req
        request.setInt(0, BLOCK);
        request.setInt(4, FRAMES / (BLOCK / FRAME));
        request.setInt(8, FRAME);
        request.setInt(12, FRAMES);
        Libc.setsockopt(socket, Libc.SOL_PACKET, Libc.PACKET_RX_RING, request, (int) request.size());
    }

    private static void setInt(int socket, int option, int value) {
        Memory memory = new Memory(4);
        memory.setInt(0, value);
        Libc.setsockopt(socket, Libc.SOL_PACKET, option, memory, 4);
    }

    private static void bind(int socket, int interfaceIndex) {
        Memory address = new Memory(20); // struct sockaddr_ll
        address.clear();
        address.setShort(0, (short) Libc.AF_PACKET);
        address.getByteBuffer(2, 2).order(ByteOrder.BIG_ENDIAN).putShort((short) Libc.ETH_P_ALL);
        address.setInt(4, interfaceIndex);
        Libc.bind(socket, address, (int) address.size());
    }
}
