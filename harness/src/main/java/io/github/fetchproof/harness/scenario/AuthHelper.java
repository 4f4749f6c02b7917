package io.github.fetchproof.harness.scenario;

/**
 * A program for GOAUTH, which the kit puts before a subject: it prints what a scenario says. In both, <code>{P1}</code> is the
 * URL of an origin. Immutable.
 *
 * @param first what it prints when it is run without arguments, before anybody was asked
 * @param again what it prints when it is run with the URL that was refused
 * @see <a href="https://pkg.go.dev/cmd/go#hdr-GOAUTH_environment_variable">GOAUTH</a>
 */
public record AuthHelper(String first, String again) {

    /** No such program. */
    public static final AuthHelper NONE = new AuthHelper("", "");

    /** The header field {@code Authorization} for the requests below a URL, as such a program prints it. */
    public static String tell(String url, String authorization) {
        return url + "\n\nAuthorization: " + authorization + "\n\n";
    }
}
