package io.github.fetchproof.harness.reference;

import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.gomod.ModuleSource;
import io.github.fetchproof.fakes.gomod.Query;
import io.github.fetchproof.fakes.gomod.Version;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entry {@code direct} of a list: asks each module's own host, and makes of its repository what a proxy would have had. Remembers
 * what it found, so one should last as long as one request to the fetcher. Nothing of a repository is kept on the disk.
 *
 * @see <a href="https://go.dev/ref/mod#vcs">Version control systems</a>
 */
final class DirectSource implements Source {
    private static final Pattern PATH = Pattern.compile("(.+)/(?:(@latest)|@v/(list)|@v/(.+)\\.(info|mod|zip))");
    private static final int LATEST = 2;
    private static final int LIST = 3;
    private static final int QUERY = 4;

    private final Decisions decisions;
    private final TimeAndChance time;
    private final GitTransports ways;
    private final Discovery discovery;
    private final Once<GitHost> hosts = new Once<>();

    DirectSource(Decisions decisions, TimeAndChance time, GitTransports ways) {
        this.decisions = decisions;
        this.time = time;
        this.ways = ways;
        this.discovery = new Discovery(decisions, ways.sites());
    }

    @Override
    public String name() {
        return "direct";
    }

    @Override
    public <S extends Sink> S get(String path, Part part, Supplier<S> sinks, Duration allowed, Errand errand)
            throws FetchFailure, InterruptedException {
        Matcher asked = PATH.matcher(path);
        if (!asked.matches()) {
            throw new FetchFailure(FailureClass.NOT_FOUND, "a module's host has nothing like " + path);
        }
        try {
            return get(asked, part, sinks, allowed, errand);
        } catch (IllegalArgumentException absent) {
            throw new FetchFailure(FailureClass.NOT_FOUND, String.valueOf(absent.getMessage()));
        }
    }

    private <S extends Sink> S get(Matcher asked, Part part, Supplier<S> sinks, Duration allowed, Errand errand)
            throws FetchFailure, InterruptedException {
        ModulePath path = ModulePath.unescape(asked.group(1));
        Deadline deadline = time.deadline(allowed);
        GoImport found = discovery.of(path, deadline, errand);
        if (found.isProxy() && decisions.asksNamedProxies()) {
            return ways.site(found.repository()).get(asked.group(), part, sinks, deadline.left(), errand);
        }
        GitHost host = host(found);
        GitModule module = new GitModule(decisions, source(path, found), host, deadline, errand);
        try {
            return written(sinks.get(), body(module, asked, part));
        } catch (IOException damaged) {
            throw host.damage(damaged, deadline);
        }
    }

    private GitHost host(GoImport found) throws FetchFailure, InterruptedException {
        if (!decisions.allows(found.prefix(), found.vcs())) {
            throw new FetchFailure(
                    FailureClass.REFUSED, "GOVCS does not allow " + found.vcs() + " for " + found.prefix());
        }
        return hosts.get(found.prefix() + " " + found.repository(), () -> new GitHost(decisions, ways.of(found)));
    }

    private static ModuleSource source(ModulePath path, GoImport found) {
        return new ModuleSource(path, found.prefix(), found.subdirectory());
    }

    private static byte[] body(GitModule module, Matcher asked, Part part)
            throws FetchFailure, IOException, InterruptedException {
        if (asked.group(LATEST) != null) {
            return module.latest();
        }
        if (asked.group(LIST) != null) {
            return module.list();
        }
        String query = asked.group(QUERY);
        return switch (part) {
            case MOD -> module.goMod(Version.unescape(query));
            case ZIP -> module.zip(Version.unescape(query));
            default -> module.info(unescaped(query));
        };
    }

    private static String unescaped(String query) {
        return Query.Revision.unescape(query).text();
    }

    private static <S extends Sink> S written(S sink, byte[] body) throws FetchFailure {
        try {
            sink.write(body, body.length);
            sink.finish();
            return sink;
        } catch (FetchFailure full) {
            sink.abandon();
            throw full;
        }
    }
}
