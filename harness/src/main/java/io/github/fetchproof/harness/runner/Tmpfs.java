package io.github.fetchproof.harness.runner;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * File systems in memory, mounted by Linux's own calls: a process for each, as {@code mount} would be, costs ten times as much,
 * and a run mounts hundreds.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/mount.2.html">mount(2)</a>
 * @see <a href="https://docs.kernel.org/filesystems/tmpfs.html">tmpfs</a>, its options
 */
final class Tmpfs {
    private static final String SOURCE = "fetchproof";
    private static final NativeLong MS_REMOUNT = new NativeLong(32);
    private static final NativeLong NO_FLAGS = new NativeLong(0);
    private static final int MNT_DETACH = 2;

    private Tmpfs() {}

    /** @throws IOException with the system's reason */
    static void mount(Path directory, String options) throws IOException {
        call(() -> Libc.mount(SOURCE, directory.toString(), "tmpfs", NO_FLAGS, options));
    }

    /**
     * Changes the options of one that is mounted.
     *
     * @throws IOException with the system's reason, for instance that this is not a mounted one
     */
    static void remount(Path directory, String options) throws IOException {
        call(() -> Libc.mount(SOURCE, directory.toString(), "tmpfs", MS_REMOUNT, options));
    }

    /**
     * Unmounts one, also while it is used: who uses it keeps it.
     *
     * @throws IOException with the system's reason
     */
    static void unmount(Path directory) throws IOException {
        call(() -> Libc.umount2(directory.toString(), MNT_DETACH));
    }

    private interface Call {
        int make() throws LastErrorException;
    }

    private static void call(Call call) throws IOException {
        try {
            call.make();
        } catch (LastErrorException e) {
            throw new IOException(e.getMessage(), e);
        } catch (LinkageError e) {
            throw new IOException("not on this system: " + e, e);
        }
    }

    private static final class Libc {
        static {
            Native.register(Libc.class, "c");
        }

        private Libc() {}

        static native int mount(String source, String target, String type, NativeLong flags, @Nullable String data)
                throws LastErrorException;

        static native int umount2(String target, int flags) throws LastErrorException;
    }
}
