package io.github.fetchproof.harness.reference;

import io.github.fetchproof.harness.git.Advertisement;
import io.github.fetchproof.harness.git.PackRequest;
import io.github.fetchproof.harness.git.SshAddress;
import io.github.fetchproof.harness.resilience.Breaker;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A repository that is asked over SSH, by a connection for each question; over HTTPS from the moment on when the port of SSH turns out
 * to be blocked. All repositories of a host share its breaker, and an open one counts as a blocked port.
 *
 * @see <a href="https://git-scm.com/docs/gitprotocol-pack#_ssh_transport">SSH transport</a>
 */
final class SshGit implements GitTransport {
    private static final int LINES_SHOWN = 3;

    private final Decisions decisions;
    private final SshCommand command;
    private final Retries retries;
    private final Host host;
    private final SshAddress address;
    private final Optional<GitTransport> https;
    private volatile Optional<FetchFailure> blocked = Optional.empty();

    /** @param https the way when the port is blocked; empty for none */
    SshGit(
            Decisions decisions,
            SshCommand command,
            TimeAndChance time,
            Hosts hosts,
            SshAddress address,
            Optional<GitTransport> https) {
        this.decisions = decisions;
        this.command = command;
        this.retries = new Retries(decisions, time, hosts);
        this.host = hosts.at(breaker(decisions, address.server()));
        this.address = address;
        this.https = https;
    }

    /** A name that is one in ssh's configuration alone need not be one in a URL. */
    private static String breaker(Decisions decisions, String server) {
        try {
            URI url = new URI(server);
            return url.getHost() == null ? server : decisions.breakerOf(url);
        } catch (URISyntaxException ownName) {
            return server;
        }
    }

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public Advertisement refs(Deadline deadline, Errand errand) throws FetchFailure, InterruptedException {
        SshCommand.Conversation<Advertisement> conversation = (in, out) -> {
            Advertisement refs = Advertisement.read(in);
            out.write(PackRequest.nothing());
            out.close();
            return refs;
        };
        Optional<Advertisement> refs = overSsh(Part.REFS, conversation, deadline, errand);
        return refs.isPresent() ? refs.get() : overHttps(way -> way.refs(deadline, errand));
    }

    @Override
    public byte[] pack(PackRequest request, Deadline deadline, Errand errand)
            throws FetchFailure, InterruptedException {
        SshCommand.Conversation<byte[]> conversation = (in, out) -> {
            Advertisement.read(in);
            out.write(request.body());
            out.close();
            return in.readAllBytes();
        };
        Optional<byte[]> pack = overSsh(Part.PACK, conversation, deadline, errand);
        return pack.isPresent() ? pack.get() : overHttps(way -> way.pack(request, deadline, errand));
    }

    /** What came of it; empty when HTTPS is to be asked. */
    private <T> Optional<T> overSsh(
            Part part, SshCommand.Conversation<T> conversation, Deadline deadline, Errand errand)
            throws FetchFailure, InterruptedException {
        return blocked.isPresent()
                ? Optional.empty()
                : retries.run(attempt -> unlessBlocked(part, conversation, errand), deadline.left(), errand);
    }

    private <T> Optional<T> unlessBlocked(Part part, SshCommand.Conversation<T> conversation, Errand errand)
            throws FetchFailure, InterruptedException {
        try {
            return Optional.of(admitted(part, conversation, errand));
        } catch (SshCommand.Failed failed) {
            SshEnd end = failed.end();
            if (errand.deadline().over()) {
                throw failure(decisions.classOf(Trouble.OVERDUE), end);
            }
            if (https.isEmpty() || !decisions.isBlocked(end)) {
                throw failure(decisions.classOf(end), end);
            }
            blocked = Optional.of(failure(decisions.classOf(end), end));
            return Optional.empty();
        }
    }

    private <T> T admitted(Part part, SshCommand.Conversation<T> conversation, Errand errand)
            throws SshCommand.Failed, FetchFailure, InterruptedException {
        if (!host.enter(errand.deadline())) {
            throw new FetchFailure(
                    decisions.classOf(Trouble.OVERDUE), name() + ": " + Trouble.OVERDUE.words() + ", in a queue");
        }
        try {
            Breaker.Admission admission = host.admit();
            if (!admission.granted()) {
                String why =
                        "not asked, since too many requests to this host failed, the last by: " + host.lastFailure();
                throw new SshCommand.Failed(new SshEnd(OptionalInt.empty(), 0, why));
            }
            return reported(part, conversation, errand, admission.round());
        } finally {
            host.leave();
        }
    }

    private <T> T reported(Part part, SshCommand.Conversation<T> conversation, Errand errand, int round)
            throws SshCommand.Failed, InterruptedException {
        errand.tried(1);
        try {
            T answer = command.converse(address, decisions.largest(part), conversation, errand.deadline());
            host.succeeded(round);
            return answer;
        } catch (SshCommand.Failed failed) {
            if (decisions.classOf(failed.end()) != FailureClass.TRANSIENT) {
                host.succeeded(round);
            } else if (!errand.deadline().over()) {
                host.failed(round, why(failed.end()));
            }
            throw failed;
        }
    }

    /** A question, to the other way. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(GitTransport way) throws FetchFailure, InterruptedException;
    }

    private <T> T overHttps(Question<T> question) throws FetchFailure, InterruptedException {
        try {
            return question.ask(https.orElseThrow());
        } catch (FetchFailure too) {
            throw new FetchFailure(
                    decisions.classOfBoth(too.failureClass()),
                    blocked.orElse(too).message() + "; instead " + too.message(),
                    too.asked(),
                    too.unresolved());
        }
    }

    private FetchFailure failure(FailureClass meaning, SshEnd end) {
        return new FetchFailure(meaning, name() + ": " + why(end));
    }

    private String why(SshEnd end) {
        List<String> lines = end.words()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
        String words = last.isEmpty() ? "" : ": " + decisions.shown(String.join("; ", last));
        if (end.status().isEmpty()) {
            return (end.bytes() == 0 ? "no answer came" : "the answer stopped coming") + words;
        }
        int status = end.status().getAsInt();
        String what = status == 0 ? "it does not answer as git does" : "git-upload-pack ended with status " + status;
        return (end.isOfSsh() ? "ssh failed" : what) + words;
    }
}
