package io.github.fetchproof.fakes.git;

import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.fakes.world.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.KeySetPublickeyAuthenticator;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;

/**
 * A host that serves repositories over SSH, {@code git-upload-pack 'path'} and no other command, to whoever has one of the keys that
 * it was given, under any user name.
 *
 * <p>It reports connections, keys that are shown, and each command as an exchange: the command as it came is the request line, the environment stands for
 * headers, and there is no status. Thread safe. Closing it ends its connections and threads.
 */
public final class SshHost implements AutoCloseable {

    static {
        SecurityUtils.setAPrioriDisabledProvider(SecurityUtils.BOUNCY_CASTLE, true); // the JVM's own will do
    }

    private final SshServer server;

    private SshHost(SshServer server) {
        this.server = server;
    }

    /**
     * Starts a host.
     *
     * @param origin its name in events
     * @param address where it listens, on loopback; port 0 for any that is free
     * @param hostKey by which clients know it, see {@link SshKey#knownHost}
     * @param authorized public keys as they stand in {@code authorized_keys}
     * @param repositories path without a slash in front, {@code r} or {@code group/r.git}, to what is there; any thread asks
     * @param log where it reports
     * @throws IllegalArgumentException when the address is not on loopback, or a public key is none
     * @throws UncheckedIOException when it cannot listen there
     */
    public static SshHost start(
            String origin,
            InetSocketAddress address,
            SshKey hostKey,
            Collection<String> authorized,
            Function<String, Optional<UploadPackService>> repositories,
            EventLog log) {
        if (address.getAddress() == null || !address.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("an SSH host must listen on loopback: " + address);
        }
        SshSessions sessions = new SshSessions(origin, log);
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost(address.getAddress().getHostAddress());
        server.setPort(address.getPort());
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey.pair()));
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        PublickeyAuthenticator known = new KeySetPublickeyAuthenticator(origin, keys(authorized));
        server.setPublickeyAuthenticator((user, key, session) -> {
            boolean lets = known.authenticate(user, key, session);
            sessions.shown(session, key, lets);
            return lets;
        });
        server.setCommandFactory((channel, line) -> new GitCommand(line, repositories, sessions));
        server.addSessionListener(sessions);
        try {
            server.start();
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        return new SshHost(server);
    }

    /** The same for the repositories of a site; each is packed when it is first asked for. */
    public static SshHost start(
            String origin,
            InetSocketAddress address,
            SshKey hostKey,
            Collection<String> authorized,
            Site site,
            EventLog log) {
        Map<String, UploadPackService> services = new ConcurrentHashMap<>();
        return start(
                origin,
                address,
                hostKey,
                authorized,
                path -> site.repositoryAt("/" + path)
                        .map(there -> services.computeIfAbsent(there.name(), first -> UploadPackService.of(there))),
                log);
    }

    private static List<PublicKey> keys(Collection<String> lines) {
        List<PublicKey> keys = new ArrayList<>();
        for (String line : lines) {
            try {
                keys.add(PublicKeyEntry.parsePublicKeyEntry(line).resolvePublicKey(null, Map.of(), null));
            } catch (IllegalArgumentException | IOException | GeneralSecurityException bad) {
                throw new IllegalArgumentException("a public key must be as in authorized_keys: " + line, bad);
            }
        }
        return keys;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(server.getHost(), server.getPort());
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
