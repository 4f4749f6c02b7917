package io.github.fetchproof.harness.reference;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * HTTP_PROXY, HTTPS_PROXY and NO_PROXY: who sends requests on. Read as the go command reads them: nobody does for hosts of this machine
 * itself, nor for those that NO_PROXY names by their name or address, by a domain they are in, or by a network ({@code 10.0.0.0/8}), each
 * perhaps with a port; {@code *} names them all. Immutable.
 *
 * @param http who sends on what is asked over http
 * @param https who sends on what is asked over https
 * @param none the entries of NO_PROXY, in lower case
 * @see <a href="https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config">httpproxy.Config</a>
 */
public record ForwardProxies(Optional<HttpUrl> http, Optional<HttpUrl> https, List<String> none) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9a-f.]*:[0-9a-f.]*:[0-9a-f:.]*");
    private static final Pattern PORT = Pattern.compile(":[0-9]+$");
    private static final Pattern LOCAL = Pattern.compile("localhost|127(\\.[0-9]+){3}|::1");

    public ForwardProxies {
        none = List.copyOf(none);
    }

    /**
     * Reads the variables.
     *
     * @param variable the value of a variable, in capitals or else in lower case; empty when neither is set
     * @throws IllegalArgumentException a sentence that names the variable
     */
    static ForwardProxies parse(UnaryOperator<String> variable) {
        return new ForwardProxies(
                proxy("HTTP_PROXY", variable.apply("HTTP_PROXY")),
                proxy("HTTPS_PROXY", variable.apply("HTTPS_PROXY")),
                Stream.of(variable.apply("NO_PROXY").split(","))
                        .map(each -> each.strip().toLowerCase(Locale.ROOT))
                        .filter(each -> !each.isEmpty())
                        .toList());
    }

    private static Optional<HttpUrl> proxy(String name, String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<HttpUrl> url = Optional.ofNullable(HttpUrl.parse(value.contains("://") ? value : "http://" + value))
                .filter(each -> !each.isHttps());
        if (url.isEmpty()) {
            throw new IllegalArgumentException(
                    name + " must be the http URL of a forward proxy: " + value.replaceFirst("//[^/]*@", "//"));
        }
        return url;
    }

    /** Who sends a request on; empty when it goes to its host itself. */
    Optional<HttpUrl> of(HttpUrl url) {
        boolean straight = LOCAL.matcher(url.host()).matches() || none.stream().anyMatch(each -> names(each, url));
        return straight ? Optional.empty() : url.isHttps() ? https : http;
    }

    private static boolean names(String entry, HttpUrl url) {
        if (entry.equals("*")) {
            return true;
        }
        boolean withPort =
                !ADDRESS.matcher(entry).matches() && PORT.matcher(entry).find();
        if (withPort && !entry.endsWith(":" + url.port())) {
            return false;
        }
        String named = (withPort ? PORT.matcher(entry).replaceFirst("") : entry).replaceFirst("^\\*(?=\\.)", "");
        String host = url.host();
        if (named.contains("/")) {
            return isIn(named, host);
        }
        return named.startsWith(".")
                ? host.endsWith(named)
                : host.equals(named.replaceAll("[\\[\\]]", "")) || (host.endsWith("." + named) && !isAddress(host));
    }

    private static boolean isIn(String network, String host) {
        String[] parts = network.split("/", 2);
        if (!isAddress(host) || !isAddress(parts[0]) || !parts[1].matches("[0-9]{1,3}")) {
            return false;
        }
        byte[] first = bytes(parts[0]);
        byte[] other = bytes(host);
        int bits = Integer.parseInt(parts[1]);
        if (first.length != other.length || bits > first.length * Byte.SIZE) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 1 << (Byte.SIZE - 1 - i % Byte.SIZE);
            if ((first[i / Byte.SIZE] & mask) != (other[i / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAddress(String host) {
        return ADDRESS.matcher(host).matches();
    }

    /** No name is looked up for an address. */
    private static byte[] bytes(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException none) {
            return new byte[0];
        }
    }
}
