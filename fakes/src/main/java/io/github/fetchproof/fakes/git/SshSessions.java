package io.github.fetchproof.fakes.git;

import io.github.fetchproof.fakes.traffic.Event.Connected;
import io.github.fetchproof.fakes.traffic.Event.Disconnected;
import io.github.fetchproof.fakes.traffic.Event.Exchange;
import io.github.fetchproof.fakes.traffic.Event.KeyShown;
import io.github.fetchproof.fakes.traffic.EventLog;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;

/** The connections of an SSH host: it numbers them, and reports what is seen of them. */
final class SshSessions implements SessionListener {

    private static final AttributeKey<Integer> NUMBER = new AttributeKey<>();

    private final String origin;
    private final EventLog log;
    private final AtomicInteger last = new AtomicInteger();

    SshSessions(String origin, EventLog log) {
        this.origin = origin;
        this.log = log;
    }

    @Override
    public void sessionCreated(Session session) {
        int number = last.incrementAndGet();
        session.setAttribute(NUMBER, number);
        String peer = session.getRemoteAddress() instanceof InetSocketAddress at
                ? at.getAddress().getHostAddress() + ":" + at.getPort()
                : "";
        log.add(new Connected(log.nanos(), origin, number, peer));
    }

    @Override
    public void sessionClosed(Session session) {
        log.add(new Disconnected(log.nanos(), origin, number(session), "fin"));
    }

    /** Reports a key that was shown. */
    void shown(Session session, PublicKey key, boolean known) {
        log.add(new KeyShown(log.nanos(), origin, number(session), KeyUtils.getFingerPrint(key), known));
    }

    /**
     * Reports a command that has ended.
     *
     * @param since when it began
     * @param environment the variables that matter, {@code NAME=VALUE}
     * @param path the repository it asked for
     * @param bytes what was sent
     */
    void ran(Session session, long since, String line, List<String> environment, String path, long bytes) {
        log.add(new Exchange(since, log.nanos(), origin, number(session), line, environment, path, 0, bytes, ""));
    }

    long nanos() {
        return log.nanos();
    }

    private static int number(Session session) {
        Integer number = session.getAttribute(NUMBER);
        return number == null ? 0 : number;
    }
}
