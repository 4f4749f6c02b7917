package io.github.fetchproof.fakes.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.sshd.server.command.AbstractCommandSupport;

/** A command that came over SSH: {@code git-upload-pack 'path'} is done, all else refused in a sentence. */
final class GitCommand extends AbstractCommandSupport {

    private static final Pattern LINE = Pattern.compile("git[ -]upload-pack '?/?([^']*)'?");
    private static final String VARIABLE = "GIT_PROTOCOL";

    private final String line;
    private final Function<String, Optional<UploadPackService>> repositories;
    private final SshSessions sessions;

    GitCommand(String line, Function<String, Optional<UploadPackService>> repositories, SshSessions sessions) {
        super(line, null);
        this.line = line;
        this.repositories = repositories;
        this.sessions = sessions;
    }

    @Override
    public void run() {
        long since = sessions.nanos();
        String protocol = getEnvironment().getEnv().getOrDefault(VARIABLE, "");
        Matcher known = LINE.matcher(line);
        String path = known.matches() ? known.group(1) : "";
        Counted out = new Counted(getOutputStream());
        String problem = null;
        try {
            Optional<UploadPackService> service = repositories.apply(path);
            if (service.isEmpty()) {
                problem = known.matches()
                        ? "there is no repository " + path + "\n"
                        : "only git-upload-pack may be run here, not " + line + "\n";
                getErrorStream().write(problem.getBytes(UTF_8));
                getErrorStream().flush();
            } else {
                service.get().converse(protocol, getInputStream(), out);
                out.flush();
            }
        } catch (IOException | UncheckedIOException gone) {
            problem = "the client is gone";
        }
        List<String> environment = protocol.isEmpty() ? List.of() : List.of(VARIABLE + "=" + protocol);
        sessions.ran(getServerSession(), since, line, environment, path, out.bytes);
        onExit(problem == null ? 0 : 1);
    }

    /** Counts what is sent. */
    private static final class Counted extends FilterOutputStream {
        private long bytes;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int single) throws IOException {
            out.write(single);
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) throws IOException {
            out.write(some, offset, length);
            bytes += length;
        }
    }
}
