package io.github.fetchproof.harness.reference;

import io.github.fetchproof.harness.git.SshAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of {@link Decisions} that is about repositories over SSH. Pure; safe to share.
 *
 * <p>OpenSSH says how a connection failed in words alone: its status is 255 for everything. The words are those of its sources,
 * {@code sshconnect.c} and {@code kex.c} of https://github.com/openssh/openssh-portable, which are not translated.
 */
interface SshDecisions {
    /** What ssh says when nobody at the port of SSH spoke SSH to it. */
    Pattern NOBODY_SPOKE = Pattern.compile(
            "connect to host \\S+ port \\d+: |Connection timed out during banner exchange"
                    + "|^(kex_exchange_identification|banner exchange): ",
            Pattern.MULTILINE);

    /** What ssh says when the host turned all keys away. */
    Pattern TURNED_AWAY = Pattern.compile("Permission denied \\(");

    /** What ssh says when the host did not prove who it is. */
    Pattern NOT_PROVEN = Pattern.compile("Host key verification failed");

    /**
     * Where a repository is asked: where git's configuration puts it (VCS-017).
     *
     * @param named its URL, as its page says
     * @param configured what {@code url.<base>.insteadOf} makes of that
     */
    default String placed(String named, String configured) {
        return configured;
    }

    /**
     * Whether the port of SSH is blocked, so that HTTPS is asked instead (VCS-016): nothing of an answer came, and nobody spoke SSH
     * there. A host that turned the key away, or is not the one that is known, has answered; so has one whose command failed.
     */
    default boolean isBlocked(SshEnd end) {
        boolean answered = end.bytes() > 0
                || TURNED_AWAY.matcher(end.words()).find()
                || NOT_PROVEN.matcher(end.words()).find();
        boolean silent = end.status().isEmpty();
        return !answered
                && (silent
                        || (end.isOfSsh() && NOBODY_SPOKE.matcher(end.words()).find()));
    }

    /** Where a repository is asked whose port of SSH is blocked: at the same host by HTTPS (VCS-016). */
    default Optional<String> overHttps(SshAddress address) {
        String path = address.path().startsWith("/") ? address.path() : "/" + address.path();
        return Optional.of("https://" + address.hostInUrl() + path);
    }

    /** What it means that a conversation failed: whatever befell ssh may pass, what the host answered will not (VCS-011, VCS-014). */
    default FailureClass classOf(SshEnd end) {
        if (end.isOfSsh() && TURNED_AWAY.matcher(end.words()).find()) {
            return FailureClass.UNAUTHORIZED;
        }
        boolean answered = !end.isOfSsh() && end.status().isPresent();
        return answered || NOT_PROVEN.matcher(end.words()).find() ? FailureClass.PERMANENT : FailureClass.TRANSIENT;
    }

    /**
     * What it means that HTTPS failed as well: hosts tell those whom they do not know that there is no such repository, which is not
     * what SSH would have said (VCS-011).
     *
     * @param overHttps what that failure means by itself
     */
    default FailureClass classOfBoth(FailureClass overHttps) {
        return overHttps == FailureClass.NOT_FOUND ? FailureClass.TRANSIENT : overHttps;
    }
}
