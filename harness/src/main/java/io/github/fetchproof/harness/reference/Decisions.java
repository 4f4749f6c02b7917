package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.fakes.gomod.GoSum;
import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.gomod.Version;
import io.github.fetchproof.fakes.gomod.ZipRules;
import io.github.fetchproof.harness.resilience.Backoff;
import io.github.fetchproof.harness.resilience.Breaker;
import io.github.fetchproof.harness.resilience.Fallback;
import io.github.fetchproof.harness.resilience.RetryAfter;
import io.github.fetchproof.harness.resilience.RetryBudget;
import io.github.fetchproof.harness.resilience.RetryRule;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.X509TrustManager;
import okhttp3.HttpUrl;
import okhttp3.TlsVersion;

/**
 * Everything the reference decides, apart from all it does. Pure: values in, values out, no state; safe to share.
 *
 * <p>As it stands it is right. A flawed fetcher overrides one method and hands the result to {@link
 * ReferenceProvider#decisions}, so that exactly one thing is wrong with it.
 */
public class Decisions implements DatabaseDecisions, PasswordDecisions, DirectDecisions, SshDecisions {
    /** More redirects than this are an error (PROTO-023). */
    private static final int MOST_REDIRECTS = 10;

    private static final int BUDGET_AT_MOST = 100;

    private static final int EXCERPT_BYTES = 640;
    private static final int EXCERPT_LINES = 8;
    private static final int MOST_CHARACTERS_SHOWN = 200;
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9_~+][A-Za-z0-9._~+-]*");
    private static final Pattern PSEUDO_TIME = Pattern.compile("([0-9]{14})-[A-Za-z0-9]+(\\+incompatible)?$");

    protected final Settings settings;

    public Decisions(Settings settings) {
        this.settings = settings;
    }

    // What a failure is.

    /** What a final status other than 200 means (PROTO-006, PROTO-007, RETRY-001, RETRY-005). */
    public FailureClass classOf(int status) {
        return switch (status) {
            case 404, 410 -> FailureClass.NOT_FOUND;
            case 401, 403 -> FailureClass.UNAUTHORIZED;
            case 408, 429, 500, 502, 503, 504 -> FailureClass.TRANSIENT;
            default -> FailureClass.PERMANENT;
        };
    }

    /**
     * What an answer with such a status means: its text is for people, and proxies write "timed out" under a 404 (LIST-001).
     *
     * @param text the first lines of the answer, empty when it had none
     */
    public FailureClass classOf(int status, String text) {
        return classOf(status);
    }

    /** What trouble on the way means. */
    public FailureClass classOf(Trouble trouble) {
        return trouble.failureClass();
    }

    /** What an open breaker means: an error, never "not found" (CB-002). */
    public FailureClass classOfOpenBreaker() {
        return FailureClass.SHUNNED;
    }

    /** Whether a status is success. */
    public boolean isSuccess(int status) {
        return status == 200;
    }

    // Where to ask.

    /** Whether a module must never be named to a proxy (PRIV-001). */
    public boolean isPrivate(ModulePath path) {
        return settings.privateModules().matches(path);
    }

    @Override
    public boolean allows(String path, String vcs) {
        return settings.versionControl().allows(path, vcs);
    }

    @Override
    public boolean isInsecure(String path) {
        return settings.insecureModules().matches(path);
    }

    /**
     * Whether a hash must come from a checksum database (SUM-004, SDB-001, SDB-021).
     *
     * @param listed whether go.sum lists the module's hashes, which is enough
     */
    public boolean needsSumDatabase(ModulePath path, boolean listed) {
        return !listed
                && !settings.sumDatabase().equals("off")
                && !settings.unlistedModules().matches(path);
    }

    /**
     * Reads the list of sources (LIST-010 to LIST-017).
     *
     * @throws IllegalArgumentException a sentence for the user
     */
    public Fallback sources(String goproxy) {
        return Fallback.parse(goproxy);
    }

    /** The entry to ask after one has failed; empty when the failure is final (LIST-001 to LIST-009). */
    public OptionalInt next(Fallback list, int index, FailureClass failure) {
        if (!failure.goesOn(list.entries().get(index).anyError())) {
            return OptionalInt.empty();
        }
        return list.next(index, kind(failure));
    }

    /** Which failure to report when all have failed: the index of an entry (LIST-018). */
    public int toReport(Fallback list, List<FailureClass> failures) {
        return list.toReport(failures.stream().map(this::kind).toList());
    }

    /**
     * What is said when all have failed: the failure that is reported, then all the others (LIST-019).
     *
     * @param others in the order of the list
     */
    public String told(String reported, List<String> others) {
        return String.join(
                "; also ", Stream.concat(Stream.of(reported), others.stream()).toList());
    }

    /** What is said of a request that failed: which, and why (NET-010). */
    public String told(URI url, String why) {
        return "GET " + url + ": " + why;
    }

    /** How a failure counts in a list. */
    public Fallback.Failure kind(FailureClass failure) {
        return failure == FailureClass.NOT_FOUND ? Fallback.Failure.NOT_FOUND : Fallback.Failure.ERROR;
    }

    /**
     * How long one source may be asked again and again: all the time that is left when its failure would be final, an equal
     * share when others come after it, so that a dead source leaves time for the next. What moves is not cut off by it.
     */
    public Duration shareOfTime(Fallback list, int index, Duration left) {
        boolean last = next(list, index, FailureClass.TRANSIENT).isEmpty();
        return last ? left : left.dividedBy(list.entries().size() - index);
    }

    // How to ask.

    /**
     * Reads what a user calls a module path, before anyone is asked (PROTO-015).
     *
     * @throws IllegalArgumentException a sentence for the user
     */
    public ModulePath path(String text) {
        return new ModulePath(text);
    }

    /** What is wrong with a version that is to be asked for, empty when nothing is (PROTO-015). */
    public String queryProblem(String query) {
        return REVISION.matcher(query).matches() ? "" : "a version query must be letters, digits and ._~+- alone";
    }

    /** The version that a query spells out; what else it may mean only a source can tell (PROTO-014). */
    public Optional<Version> spelledOut(String query) {
        return Version.ifCanonical(query);
    }

    /** Where a proxy has a file, below its base URL (PROTO-001, PROTO-003). */
    public String pathOf(ModuleVersion module, Part part) {
        return module.artefact(part.extension());
    }

    /**
     * The path to ask for: what a proxy has lies below its base URL, with one slash between them (PROTO-005).
     *
     * @param base the path of the base URL, which begins with a slash
     */
    public String below(String base, String path) {
        return base.endsWith("/") ? base + path : base + "/" + path;
    }

    /** The query of a request: none, a server of plain files must do (PROTO-001). */
    public String queryFor(Part part) {
        return "";
    }

    /** The Accept-Encoding of our own; empty to leave it to the library, which undoes what it offers (PROTO-027). */
    public String encodings() {
        return "";
    }

    /** How many requests may be out to one source, and how many modules of one request are worked on (CONC-007). */
    public int parallel() {
        return settings.parallel();
    }

    /**
     * Whether a reply is one to a query, which its transaction id tells: whoever guesses where to can send one (DNS-007).
     *
     * @param asked the query's id
     * @param replied the reply's
     */
    public boolean isReply(int asked, int replied) {
        return asked == replied;
    }

    /** Whether what did not fit into a packet is asked for again over TCP (DNS-006). */
    public boolean asksAgainOverTcp() {
        return true;
    }

    /** Which addresses of a host are dialled, in this order, until one takes it: all of them (DNS-008). */
    public List<InetAddress> toDial(List<InetAddress> addresses) {
        return addresses;
    }

    /** Whether a host that could not be looked up, however often, is left alone as long as one request lasts (DNS-004). */
    public boolean remembersDeadNames() {
        return true;
    }

    /** How long each phase may take. */
    public Settings.Limits limits() {
        return settings.limits();
    }

    /** Whether a failure of this class may be asked again at the same source (RETRY-001, RETRY-005). */
    public boolean mayAskAgain(FailureClass failure) {
        return failure.passing();
    }

    /**
     * How often and after which waits (RETRY-002 to RETRY-004).
     *
     * @param allowed the time for all attempts at this source
     */
    public RetryRule retryRule(Duration allowed) {
        return new RetryRule(settings.retries().attempts(), backoff(), allowed, allowed);
    }

    /** The wait of our own choosing. */
    public Backoff backoff() {
        return Backoff.fullJitter(settings.retries().base(), settings.retries().cap());
    }

    /** The wait a server asks for, zero when it does not say it in a known form. */
    public Duration asked(String retryAfter, Instant now) {
        return RetryAfter.parse(retryAfter, now).orElse(Duration.ZERO);
    }

    /**
     * How long no other request either goes to a host that answered so: it is the host that is overloaded, not the one request
     * that was told (RETRY-004).
     *
     * @param asked the wait it asks for, zero when it does not
     */
    public Duration pauseFor(int status, Duration asked) {
        return status == 429 || status == 503 ? asked : Duration.ZERO;
    }

    /** The retries of one run, at its start (RETRY-008). */
    public RetryBudget retryBudget() {
        Settings.Retries retries = settings.retries();
        return RetryBudget.of(retries.share(), retries.reserve(), Math.max(BUDGET_AT_MOST, retries.reserve()));
    }

    /** A source's breaker, at the start of a run. A probe that is never heard of again counts as failed in the end. */
    public Breaker breaker() {
        Settings.BreakerRules rules = settings.breaker();
        return Breaker.closed(
                new Breaker.Rules(rules.failures(), rules.failures(), rules.openFor(), 1, limits().overall()));
    }

    /** Which requests share a breaker: those to the same scheme, host and port (CB-004). */
    public String breakerOf(URI url) {
        return url.getScheme() + "://" + url.getHost() + ":" + url.getPort();
    }

    /** Whether a status tells against the health of a source; 429 does not: that source lives, and says when to come back. */
    public boolean blames(int status) {
        return classOf(status) == FailureClass.TRANSIENT && status != 429;
    }

    /** Whether trouble tells against the health of a source. */
    public boolean blames(Trouble trouble) {
        return trouble.blamesSource();
    }

    /** Where a redirect leads; empty when its Location is no URL, or one of another scheme than http and https (PROTO-025). */
    public Optional<HttpUrl> target(HttpUrl from, String location) {
        return Optional.ofNullable(from.resolve(location));
    }

    /** Where a request is made again that failed: where it was made, never without TLS (TLS-002). */
    public HttpUrl again(HttpUrl url) {
        return url;
    }

    /** Who sends a request on to its host, which then need not be looked up; empty when nobody does. */
    public Optional<HttpUrl> forwardProxy(HttpUrl url) {
        return settings.forwardProxies().of(url);
    }

    /** The roots that are trusted, those of the user's where there are any (TLS-007); empty for the JVM's own. */
    public Optional<Path> roots() {
        return settings.roots();
    }

    /** Who judges the certificates of servers (TLS-001). */
    public X509TrustManager judge(X509TrustManager strict) {
        return strict;
    }

    /** Who judges whether a certificate is for the host that was dialled (TLS-001). */
    public HostnameVerifier hostNames(HostnameVerifier strict) {
        return strict;
    }

    /** The versions of TLS that are spoken (TLS-004). */
    public List<TlsVersion> tlsVersions() {
        return List.of(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2);
    }

    /** Whether a redirect is followed: never from https to http, and not too often (PROTO-022 to 024, TLS-003). */
    public boolean follows(URI from, URI to, int redirectsBefore) {
        boolean downgrade = from.getScheme().equals("https") && !to.getScheme().equals("https");
        return !downgrade && redirectsBefore < MOST_REDIRECTS;
    }

    /** What a file that is missing in a directory of files means (PROTO-030). */
    public FailureClass classOfMissingFile() {
        return FailureClass.NOT_FOUND;
    }

    // Which version to take.

    /** The version in a line of a list, empty when it has none: such a line is skipped (PROTO-016, PROTO-018). */
    public Optional<Version> listed(String line) {
        return Version.ifCanonical(line.strip().split("\\s+", 2)[0]);
    }

    /** Whether a listed version is a tag (PROTO-017). */
    public boolean isTag(Version version) {
        return !version.isPseudo();
    }

    /**
     * The version to prefer: the highest release, else the highest prerelease (PROTO-019).
     *
     * @param tagged in their order
     * @return empty to ask the source for its latest
     */
    public Optional<Version> highest(List<Version> tagged) {
        Optional<Version> release =
                tagged.stream().filter(version -> !version.isPrerelease()).reduce((lower, higher) -> higher);
        return release.isPresent() ? release : tagged.stream().reduce((lower, higher) -> higher);
    }

    /** The version to take when nothing is tagged and the source knows no latest (PROTO-020). */
    public Optional<Version> newest(List<Version> pseudo) {
        return pseudo.stream().max(Comparator.comparing(Decisions::pseudoTime));
    }

    private static String pseudoTime(Version version) {
        Matcher matcher = PSEUDO_TIME.matcher(version.value());
        return matcher.find() ? matcher.group(1) : "";
    }

    /** What is wrong with the version a source names for a query, empty when nothing is: it may be another (PROTO-013). */
    public String answerProblem(ModulePath path, String query, Version answer) {
        return path.agreesWith(answer) ? "" : answer + " cannot be a version of this module";
    }

    // What to accept.

    /** Whether a success of this Content-Type is taken: servers of plain files call things what they like (PROTO-026). */
    public boolean acceptsType(Part part, String contentType) {
        return true;
    }

    /** Whether lengths make sense: none of them may be believed when they do not (PROTO-029). */
    public boolean isSensible(List<String> lengths) {
        return lengths.isEmpty()
                || (lengths.size() == 1 && LENGTH.matcher(lengths.get(0)).matches());
    }

    /** The most bytes that are read of the body of a refusal; none where it is not plain text (PROTO-008, LIM-005). */
    public int largestRefusal(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith("text/plain") ? EXCERPT_BYTES : 0;
    }

    /** What is shown to the user of the beginning of a refusal: a few lines, nothing that moves a cursor (PROTO-008). */
    public String excerpt(byte[] beginning) {
        String text = new String(beginning, UTF_8).strip();
        boolean printable = text.codePoints().allMatch(c -> c == '\n' || c == '\r' || c == '\t' || isPrintable(c));
        return printable ? String.join("\n", text.lines().limit(EXCERPT_LINES).toList()) : "";
    }

    /** What is shown of a text from outside: a few words of it, nothing that moves a cursor (PROTO-008). */
    public String shown(String foreign) {
        StringBuilder shown = new StringBuilder();
        foreign.codePoints().limit(MOST_CHARACTERS_SHOWN).forEach(c -> shown.appendCodePoint(isPrintable(c) ? c : '?'));
        return shown.append(foreign.length() > MOST_CHARACTERS_SHOWN ? "..." : "")
                .toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /** Whether a body that is announced to be too large is refused before it comes (LIM-001, LIM-005). */
    public boolean heedsAnnouncedSize() {
        return true;
    }

    /** The most bytes of a body (LIM-001, LIM-005). */
    public long largest(Part part) {
        return part.largest();
    }

    /**
     * Whether a body is whole (NET-003).
     *
     * @param ended whether the protocol says that it ended, rather than that it broke off
     * @param declared its Content-Length, if there was one
     */
    public boolean isWhole(boolean ended, OptionalLong declared, long received) {
        return ended && (declared.isEmpty() || declared.getAsLong() == received);
    }

    /** Whether what came before a body broke off is kept and the next answer appended (RETRY-007): never. */
    public boolean keepsBrokenBodies() {
        return false;
    }

    /**
     * Reads a go.sum (SUM-007, SUM-014).
     *
     * @throws IllegalArgumentException when a line is malformed
     */
    public GoSum goSum(String text) {
        return GoSum.parse(text);
    }

    /** What go.sum lists for the zip of a module, or for its go.mod: each has a line of its own (SUM-005). */
    public List<String> listed(GoSum sums, ModuleVersion module, Part part) {
        return part == Part.ZIP ? sums.hashes(module) : sums.goModHashes(module);
    }

    /** Whether a listed hash is of an algorithm that can be checked here; others prove nothing and refute nothing (SUM-006). */
    public boolean isKnown(String hash) {
        return hash.startsWith("h1:");
    }

    /** Whether a hash is one that go.sum lists (SUM-002). */
    public boolean matches(Hash1 actual, List<String> listed) {
        return listed.contains(actual.value());
    }

    /** What is wrong with the names and sizes in a module zip (ZIP-001 to ZIP-005, LIM-002 to LIM-004). */
    public List<ZipRules.Problem> problems(ModuleVersion module, List<ZipRules.Entry> entries) {
        return ZipRules.check(module, entries);
    }

    /**
     * Whether an entry of a zip is refused while it is unpacked: when it goes on for longer than it declares (LIM-003).
     *
     * @param unpacked bytes so far
     */
    public boolean outgrows(long declared, long unpacked) {
        return unpacked > declared;
    }

    /** Whether a zip is refused that has bytes before or after the archive (ZIP-011). */
    public boolean refusesJunkAroundZips() {
        return true;
    }

    /** What is wrong with an {@code .info} body, empty when nothing is (PROTO-009 to PROTO-012). */
    public String infoProblem(byte[] body, ModuleVersion module) {
        Info info;
        try {
            info = Info.parse(body);
        } catch (IllegalArgumentException wrong) {
            return String.valueOf(wrong.getMessage());
        }
        String version = module.version().value();
        return info.version().equals(version)
                ? ""
                : ".info must be of " + version + ", not of " + shown(info.version());
    }

    /** What is wrong with a {@code .mod} body, empty when nothing is (PROTO-032). */
    public String goModProblem(byte[] body) {
        return GoMod.problem(body);
    }

    /** What the user is told when the go.mod in a zip is not the one that was served, empty for nothing (PROTO-033). */
    public String goModDifference(ModuleVersion module, byte[] inZip, byte[] served) {
        return Arrays.equals(inZip, served) ? "" : "the go.mod in the zip of " + module + " differs from its .mod";
    }

    /** Whether the user is told that unverified files of one version came from several sources (LIST-020). */
    public boolean tellsOfMixedOrigins() {
        return true;
    }

    // What to keep.

    /** Where a file is kept, below {@code cache/download} (PROTO-004). */
    public String keptAt(ModuleVersion module, String extension) {
        return module.artefact(extension);
    }

    /** What is kept of a body: all of it, as it came (PROTO-031). */
    public byte[] toKeep(Part part, byte[] body) {
        return body;
    }

    /** Whether cached files are looked at before the network, after they were verified anew (CACHE-001, CACHE-005 to 008). */
    public boolean usesCache() {
        return true;
    }

    /** Whether a cached file is verified before it is used. */
    public boolean verifiesCachedFiles() {
        return true;
    }

    /** Whether a download is verified before it gets its final name (CONC-002). */
    public boolean verifiesBeforeCommit() {
        return true;
    }

    /** Whether a file gets its final name only when it is whole (CONC-002). */
    public boolean commitsAtomically() {
        return true;
    }

    /** Whether a file that was refused, or that a process left when it died, is removed (SUM-011, CONC-003). */
    public boolean removesTemporaryFiles() {
        return true;
    }

    /** Whether to wait while another process downloads the same version, rather than download it, too (CONC-001). */
    public boolean waitsForOthers() {
        return true;
    }

    /** Whether a tree is marked as long as it is not finished (CONC-004). */
    public boolean marksUnfinishedTrees() {
        return true;
    }

    /** Whether a marked tree is taken for unfinished and made anew (CONC-004). */
    public boolean heedsPartialMarkers() {
        return true;
    }

    /** Whether a tree that lacks is made anew from the zip that is there (CACHE-007). */
    public boolean restoresTrees() {
        return true;
    }

    /** Who may do what with a file or directory of a tree, whatever the zip says of it (ZIP-006, CACHE-012). */
    public String permissions(boolean directory) {
        if (!directory) {
            return "r--r--r--";
        }
        return settings.writableTrees() ? "rwxr-xr-x" : "r-xr-xr-x";
    }

    /** Whether a failure of this class is remembered and told again without asking (CACHE-010): never. */
    public boolean remembers(FailureClass failure) {
        return false;
    }
}
