package io.github.fetchproof.harness.git;

import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * Where a repository is that is asked over SSH. Immutable.
 *
 * @param user whom to be there; empty for ssh's own choice
 * @param host a name or an address, without brackets
 * @param port 0 for ssh's own choice
 * @param path as the host is told it
 * @see <a href="https://git-scm.com/docs/git-clone#_git_urls">git URLs</a>
 */
public record SshAddress(String user, String host, int port, String path) {

    private static final int PORT = 22;

    private static final Set<String> SCHEMES = Set.of("ssh", "git+ssh", "ssh+git");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_.][A-Za-z0-9_.+-]*|");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_.][A-Za-z0-9_.-]*|[0-9A-Fa-f:.]+");
    private static final Pattern PATH = Pattern.compile("[^-\\p{Cntrl}]\\P{Cntrl}*");

    /**
     * Reads {@code ssh://[user@]host[:port]/path} or {@code [user@]host:path}.
     *
     * @return empty when it is another URL, or one that ssh or the host would take for an option
     */
    public static Optional<SshAddress> of(String url) {
        URIish parts;
        try {
            parts = new URIish(url);
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
        boolean ssh = parts.getScheme() == null ? parts.getHost() != null : SCHEMES.contains(parts.getScheme());
        String user = said(parts.getUser());
        String host = said(parts.getHost()).replaceAll("^\\[|\\]$", "");
        String path = said(parts.getPath()).replaceFirst("^/~", "~");
        return ssh
                        && USER.matcher(user).matches()
                        && HOST.matcher(host).matches()
                        && PATH.matcher(path).matches()
                ? Optional.of(new SshAddress(user, host, Math.max(0, parts.getPort()), path))
                : Optional.empty();
    }

    private static String said(@Nullable String part) {
        return part == null ? "" : part;
    }

    /** What ssh is to connect to: {@code [user@]host}. */
    public String destination() {
        return user.isEmpty() ? host : user + "@" + host;
    }

    /** What is to be run there. */
    public String command() {
        return "git-upload-pack '" + path.replace("'", "'\\''").replace("!", "'\\!'") + "'";
    }

    /** Its host as URLs have it: an address of IPv6 stands in brackets. */
    public String hostInUrl() {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /** Whom a connection is made to: {@code ssh://host:port}, whatever the repository. */
    public String server() {
        return "ssh://" + hostInUrl() + ":" + (port == 0 ? PORT : port);
    }

    @Override
    public String toString() {
        return "ssh://" + (user.isEmpty() ? "" : user + "@") + hostInUrl() + (port == 0 ? "" : ":" + port)
                + (path.startsWith("/") ? "" : "/") + path;
    }
}
