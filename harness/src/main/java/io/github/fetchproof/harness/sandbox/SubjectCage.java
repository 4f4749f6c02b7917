package io.github.fetchproof.harness.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Holds one subject, so that its end is the end of everything it started.
 *
 * <p>In a sandbox a cage is a PID namespace: a child that detached itself dies with it. PID 1 there is a shell that does
 * nothing but wait: the subject itself keeps the ordinary meaning of signals, which a PID 1 has not. Without a sandbox the
 * subject is started plain, and what detached itself may outlive it.
 *
 * <p>A subject whose directory is in the {@code commons} sees none of the others there, and may not mount: what it damages is its
 * own.
 *
 * @param rung the rung this process stands on, {@link Rung#OFF} without a sandbox
 * @param commons the directory in which all subjects have their own; empty when nothing is to be hidden
 * @param resolvConf the file that a subject sees as {@code /etc/resolv.conf}; empty when it is the sandbox's
 */
public record SubjectCage(Rung rung, Optional<Path> commons, Optional<Path> resolvConf) {
    private static final long SECONDS_TO_VANISH = 5;

    /** Set for the cage, not for the subject: the file to name those in who outlive the subject. */
    public static final String LEFT_BEHIND = "FETCHPROOF_LEFT_BEHIND";

    /** Runs the subject; whoever is then still there after two seconds' grace is named, one a line, before the cage ends them. */
    private static final String WAIT = """
            commons=${1:-none}
            names=$2
            shift 2
            [ -z "$names" ] || mount --bind "$names" /etc/resolv.conf || {
              echo "this subject cannot be told of another name server" >&2
              exit 1
            }
            left=$FETCHPROOF_LEFT_BEHIND
            unset FETCHPROOF_LEFT_BEHIND
            case $left in
              "$commons"/?*)
                own=${left%/*}
                exec 9< "$own"
                mount -t tmpfs -o size=64k,mode=0711 fetchproof "$commons" && mkdir -p "$own" \
                  && mount --no-canonicalize --bind /proc/self/fd/9 "$own" && cd "$PWD" || {
                    echo "the files of other subjects cannot be hidden from this one" >&2
                    exit 1
                  }
                exec 9<&- ;;
            esac
            others() {
              read -r self more < /proc/self/stat
              for each in /proc/[0-9]*; do
                case $each in /proc/1|/proc/$self) continue ;; esac
                while read -r key value rest; do
                  case $key in
                    Name:) name=$value ;;
                    State:) case $value in Z|X) ;; *) echo "$name" ;; esac; break ;;
                  esac
                done 2>/dev/null < "$each/status"
              done
            }
            "$@"
            status=$?
            if [ -n "$left" ]; then
              tries=0
              while found=$(others) && [ -n "$found" ] && [ $tries -lt 20 ]; do
                sleep 0.1
                tries=$((tries + 1))
              done
              [ -z "$found" ] || echo "$found" >> "$left"
            fi
            exit $status
            """;

    public SubjectCage(Rung rung) {
        this(rung, Optional.empty(), Optional.empty());
    }

    /** The cage for subjects that this process starts. */
    public static SubjectCage here() {
        return new SubjectCage(Sandbox.current().orElse(Rung.OFF));
    }

    /** The same cage, which hides from a subject with a directory in the commons whatever else is there. */
    public SubjectCage hiding(Path others) {
        return new SubjectCage(rung, Optional.of(others.toAbsolutePath().normalize()), resolvConf);
    }

    /**
     * The same cage, whose subjects look up names over TCP at port 53 of this address.
     *
     * @param file where that is written for them; it must stay for as long as they are started
     * @throws UncheckedIOException when it cannot be written
     */
    public SubjectCage askingOverTcp(InetAddress nameServer, Path file) {
        try {
            Files.writeString(file, EtcFiles.askingOverTcp(nameServer));
        } catch (IOException e) {
            throw new UncheckedIOException("a subject cannot be told of another name server: " + file, e);
        }
        return new SubjectCage(rung, commons, Optional.of(file.toAbsolutePath().normalize()));
    }

    /** Whether nothing a subject starts can outlive the cage. */
    public boolean holds() {
        return rung != Rung.OFF;
    }

    /** The cage in words. */
    public String describe() {
        return holds()
                ? "a PID namespace for each subject: nothing it starts outlives it"
                : "plain child processes: a process that a subject detaches may outlive it";
    }

    /**
     * The argv that runs a subject in a cage of its own. Input, output, environment and working directory are those of
     * the started process; the exit status is the subject's, 128 + n after signal n.
     */
    public List<String> command(List<String> argv) {
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("a subject needs a command: []");
        }
        if (!holds()) {
            return List.copyOf(argv);
        }
        List<String> command =
                new ArrayList<>(List.of("unshare", "-pf", "--kill-child", "--mount-proc", "sh", "-c", WAIT, "cage"));
        command.add(commons.map(Path::toString).orElse(""));
        command.add(resolvConf.map(Path::toString).orElse(""));
        command.addAll(
                rung == Rung.SUDO
                        ? List.of("setpriv", "--ambient-caps", "-all", "--inh-caps", "-all", "--")
                        : List.of("setpriv", "--bounding-set", "-sys_admin", "--inh-caps", "-all", "--"));
        command.addAll(argv);
        return List.copyOf(command);
    }

    /**
     * Asks the subject to end: TERM to it, not to what it started.
     *
     * @param started the process that {@link #command} was started as
     */
    public void askToEnd(Process started) {
        subject(started).ifPresent(ProcessHandle::destroy);
    }

    /**
     * The subject's own process; empty when it has ended.
     *
     * @param started the process that {@link #command} was started as
     */
    public Optional<ProcessHandle> subject(Process started) {
        if (!holds()) {
            return Optional.of(started.toHandle()).filter(ProcessHandle::isAlive);
        }
        // unshare passes no signal on: the subject is the eldest child of the waiting shell, which is unshare's only
        // child.
        return shell(started).flatMap(SubjectCage::eldestChild);
    }

    /**
     * Ends the subject at once, and all it started as far as the cage {@linkplain #holds() holds}. When {@code started}
     * has then ended, so has everything in the cage; its exit status is then not zero, and says nothing more.
     *
     * @param started the process that {@link #command} was started as
     */
    public void end(Process started) throws InterruptedException {
        if (!holds()) {
            List<ProcessHandle> below = started.descendants().toList();
            started.destroyForcibly();
            below.forEach(ProcessHandle::destroyForcibly);
            return;
        }
        // With its PID 1 the kernel ends the namespace, and only then does unshare see it end and end itself.
        shell(started).ifPresent(ProcessHandle::destroyForcibly);
        if (!started.waitFor(SECONDS_TO_VANISH, TimeUnit.SECONDS)) {
            started.destroyForcibly();
        }
    }

    private static Optional<ProcessHandle> shell(Process started) {
        return started.children().findFirst();
    }

    private static Optional<ProcessHandle> eldestChild(ProcessHandle shell) {
        return shell.children().min(ProcessHandle::compareTo);
    }
}
