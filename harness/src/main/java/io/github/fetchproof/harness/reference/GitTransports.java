package io.github.fetchproof.harness.reference;

import io.github.fetchproof.harness.git.SshAddress;
import java.util.Optional;

/**
 * Makes the way to a repository from its URL: over HTTPS or SSH, as its page says, or as git's configuration does. Safe to share.
 *
 * @param sites make the sources of URLs
 * @param ssh shared by all repositories
 * @param hosts what is remembered of those who are asked
 */
record GitTransports(
        Decisions decisions,
        Sites sites,
        GitConfiguration configuration,
        SshCommand ssh,
        TimeAndChance time,
        Hosts hosts) {

    /** @throws FetchFailure when there is none, or git's configuration cannot be read */
    GitTransport of(GoImport found) throws FetchFailure {
        String url = decisions.placed(found.repository(), configuration.instead(found.repository()));
        Optional<SshAddress> address = SshAddress.of(url);
        if (address.isEmpty()) {
            check(new GoImport(found.prefix(), found.vcs(), url, found.subdirectory()), found);
            return https(url);
        }
        Optional<String> otherwise = decisions.overHttps(address.get());
        return new SshGit(
                decisions,
                ssh,
                time,
                hosts,
                address.get(),
                otherwise.isPresent() ? Optional.of(https(otherwise.get())) : Optional.empty());
    }

    /** What a user configures is held against the same rules as what a page says; it is not repeated, since it may hold a password. */
    private void check(GoImport placed, GoImport found) throws FetchFailure {
        String problem = decisions.repositoryProblem(placed);
        if (!problem.isEmpty()) {
            throw new FetchFailure(
                    FailureClass.INVALID,
                    problem + ", also where git's configuration puts another in the place of "
                            + decisions.shown(found.repository()));
        }
    }

    private GitTransport https(String url) throws FetchFailure {
        return new HttpsGit(decisions, site(url));
    }

    /** The source of a URL that a page names. */
    HttpSource site(String url) throws FetchFailure {
        try {
            return sites.known().apply(url);
        } catch (IllegalArgumentException wrong) {
            throw new FetchFailure(FailureClass.INVALID, "a repository must have a valid URL: " + decisions.shown(url));
        }
    }
}
