package io.github.fetchproof.harness.resilience;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks one URL of a {@code GOPROXY} list, without asking the network. */
final class ProxyUrl {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("(?i:file):(///|/(?!/))[^?#]*");
    private static final Pattern AUTHORITY = Pattern.compile("[^:]*://([^/?#]*).*", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[^\\s:\\[\\]<>\"\\\\^`{}]+)(:[0-9]*)?");
    private static final Pattern PASSWORD = Pattern.compile("://([^/?#:@]*):[^/?#]*@");
    private static final Set<String> WEB = Set.of("http", "https");

    private ProxyUrl() {}

    /** The entry with its scheme; an error is a sentence without the password. */
    static String checked(String entry) {
        String url = lacksScheme(entry) ? "https://" + entry : entry;
        if (url.chars().anyMatch(Character::isISOControl)) {
            throw wrong("must not hold control characters", url);
        }
        Matcher scheme = SCHEME.matcher(url);
        if (!scheme.matches()) {
            throw wrong("must be a URL, direct or off", url);
        }
        String name = scheme.group(1).toLowerCase(Locale.ROOT);
        if (name.equals("file")) {
            checkFile(url);
        } else if (WEB.contains(name)) {
            checkHost(url);
        } else {
            throw wrong("must have the scheme https, http or file", url);
        }
        return url;
    }

    /** A bare word is reserved for meanings such as off; ":/" and a leading "/" mark what must be complete already. */
    private static boolean lacksScheme(String entry) {
        boolean bareWord = entry.chars().noneMatch(each -> each == '.' || each == ':' || each == '/');
        return !bareWord && !entry.contains(":/") && !entry.startsWith("/");
    }

    private static void checkFile(String url) {
        if (!FILE.matcher(url).matches()) {
            throw wrong("must hold nothing but a path when it is a file", url);
        }
    }

    private static void checkHost(String url) {
        Matcher authority = AUTHORITY.matcher(url);
        String host = authority.matches() ? authority.group(1) : "";
        if (!HOST.matcher(host.substring(host.lastIndexOf('@') + 1)).matches()) {
            throw wrong("must name a host", url);
        }
    }

    private static IllegalArgumentException wrong(String must, String url) {
        String shown = PASSWORD.matcher(url).replaceAll("://$1:xxxxx@");
        return new IllegalArgumentException("an entry of GOPROXY " + must + ": " + shown);
    }
}
