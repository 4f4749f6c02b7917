package io.github.fetchproof.harness.reference;

import io.github.fetchproof.harness.fetcher.Outcome;

/**
 * What a failure means for those who decide: whether to ask again, whether another source may be asked, and which word the
 * user reads. This is the one table; {@link Decisions} reads it.
 *
 * <table>
 * <caption>Classes of failure</caption>
 * <tr><th>class</th><th>for instance</th><th>asked again</th><th>next source after {@code ,}</th><th>after {@code |}</th></tr>
 * <tr><td>NOT_FOUND</td><td>404, 410, a missing file</td><td>no: it would not change</td><td>yes</td><td>yes</td></tr>
 * <tr><td>UNAUTHORIZED</td><td>401, 403</td><td>no</td><td>no: "forbidden" is no leave to ask elsewhere</td><td>yes</td></tr>
 * <tr><td>TRANSIENT</td><td>refused, reset, time-out, cut body, 408, 429, 500, 502, 503, 504</td><td>yes, within
 * bounds</td><td>no: an outage must not send a name elsewhere</td><td>yes</td></tr>
 * <tr><td>PERMANENT</td><td>any other status, a bad certificate, a bad redirect</td><td>no</td><td>no</td><td>yes</td></tr>
 * <tr><td>SHUNNED</td><td>the breaker of the source is open</td><td>no: that is its purpose</td><td>no</td><td>yes</td></tr>
 * <tr><td>INVALID</td><td>HTML for JSON, not a zip, a name that escapes</td><td>no</td><td>no</td><td>yes</td></tr>
 * <tr><td>INTEGRITY</td><td>another hash than go.sum's</td><td>no</td><td>no</td><td>no: somebody must look</td></tr>
 * <tr><td>REFUSED</td><td>a bad module path, {@code off}, what is not supported</td><td>no</td><td>no</td><td>no</td></tr>
 * <tr><td>LOCAL</td><td>the disk is full, the cache is not writable</td><td>no</td><td>no</td><td>no: no source is to
 * blame</td></tr>
 * <tr><td>OVERDUE</td><td>the time for the whole operation is over</td><td>no</td><td>no</td><td>no</td></tr>
 * </table>
 *
 * @see <a href="https://go.dev/ref/mod#goproxy-protocol">GOPROXY protocol</a>
 */
public enum FailureClass {
    NOT_FOUND(Outcome.NOT_FOUND, false, true, true),
    UNAUTHORIZED(Outcome.UNAUTHORIZED, false, false, true),
    TRANSIENT(Outcome.UNAVAILABLE, true, false, true),
    PERMANENT(Outcome.UNAVAILABLE, false, false, true),
    SHUNNED(Outcome.UNAVAILABLE, false, false, true),
    INVALID(Outcome.INVALID, false, false, true),
    INTEGRITY(Outcome.INTEGRITY, false, false, false),
    REFUSED(Outcome.INVALID, false, false, false),
    LOCAL(Outcome.UNAVAILABLE, false, false, false),
    OVERDUE(Outcome.UNAVAILABLE, false, false, false);

    private final Outcome outcome;
    private final boolean passing;
    private final boolean passesComma;
    private final boolean passesPipe;

    FailureClass(Outcome outcome, boolean passing, boolean passesComma, boolean passesPipe) {
        this.outcome = outcome;
        this.passing = passing;
        this.passesComma = passesComma;
        this.passesPipe = passesPipe;
    }

    /** The word for it in a result. */
    public Outcome outcome() {
        return outcome;
    }

    /** Whether it may pass by itself, so that the same source may be asked again. */
    public boolean passing() {
        return passing;
    }

    /** Whether the list goes on after an entry that failed so. */
    public boolean goesOn(boolean afterPipe) {
        return afterPipe ? passesPipe : passesComma;
    }
}
