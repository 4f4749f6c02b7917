package io.github.fetchproof.harness.reference;

import io.github.fetchproof.fakes.gomod.ModuleVersion;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sees to it that a module version is downloaded by one thread of one process at a time (CONC-001, CONC-006). The lock between
 * processes is the operating system's, on the {@code .lock} file: it ends with the process that holds it (CONC-005).
 */
final class VersionLocks {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final ModuleCache cache;
    private final Pause pause;
    private final Map<ModuleVersion, ReentrantLock> threads = new ConcurrentHashMap<>();
    private final Set<ModuleVersion> held = ConcurrentHashMap.newKeySet();

    VersionLocks(ModuleCache cache, Pause pause) {
        this.cache = cache;
        this.pause = pause;
    }

    /** What is done while the lock is held. */
    @FunctionalInterface
    interface Work {
        void run() throws FetchFailure, InterruptedException;
    }

    /** Works while no other thread of this process works on the version. */
    void amongThreads(ModuleVersion module, Deadline deadline, Work work) throws FetchFailure, InterruptedException {
        ReentrantLock lock = threads.computeIfAbsent(module, unseen -> new ReentrantLock());
        if (!lock.tryLock(deadline.leftNanos(), TimeUnit.NANOSECONDS)) {
            throw overdue(module);
        }
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** Works while no other process works on the version; its directory is made if it is not there. */
    void amongProcesses(ModuleVersion module, Deadline deadline, Work work) throws FetchFailure, InterruptedException {
        if (!cache.decisions().waitsForOthers()) {
            makeDirectory(module);
            hold(module, work);
            return;
        }
        Path path = cache.at(module, "lock");
        try (FileChannel file = open(module);
                FileLock lock = wait(module, file, deadline)) {
            hold(module, work);
        } catch (IOException unlockable) {
            throw new FetchFailure(FailureClass.LOCAL, "could not lock " + path + ": " + unlockable);
        }
    }

    private void hold(ModuleVersion module, Work work) throws FetchFailure, InterruptedException {
        held.add(module);
        try {
            work.run();
        } finally {
            held.remove(module);
        }
    }

    /** The versions that this process is working on, while no other may. */
    Set<ModuleVersion> held() {
        return Set.copyOf(held);
    }

    private void makeDirectory(ModuleVersion module) throws FetchFailure {
        try {
            cache.makeDirectory(module);
        } catch (IOException unwritable) {
            throw new FetchFailure(FailureClass.LOCAL, "could not make a place for " + module + ": " + unwritable);
        }
    }

    private FileChannel open(ModuleVersion module) throws IOException {
        cache.makeDirectory(module);
        return FileChannel.open(cache.at(module, "lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private FileLock wait(ModuleVersion module, FileChannel file, Deadline deadline)
            throws IOException, FetchFailure, InterruptedException {
        while (!deadline.over()) {
            Optional<FileLock> lock = attempt(file);
            if (lock.isPresent()) {
                return lock.get();
            }
            pause.of(BETWEEN_LOOKS);
        }
        throw overdue(module);
    }

    /** Empty while somebody else has it, be it another fetcher in this very process. */
    private static Optional<FileLock> attempt(FileChannel file) throws IOException {
        try {
            return Optional.ofNullable(file.tryLock());
        } catch (OverlappingFileLockException inThisProcess) {
            return Optional.empty();
        }
    }

    private static FetchFailure overdue(ModuleVersion module) {
        return new FetchFailure(
                FailureClass.OVERDUE, Trouble.OVERDUE.words() + ": somebody else is downloading " + module);
    }
}
