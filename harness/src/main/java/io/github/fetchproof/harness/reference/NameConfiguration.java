package io.github.fetchproof.harness.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.Type;
import org.xbill.DNS.config.ResolvConfResolverConfigProvider;
import org.xbill.DNS.hosts.HostsFileParser;

/**
 * How names are looked up on this machine. Safe to share.
 *
 * @param servers name servers, one or more, in the order they are asked
 * @param search domains in which a name without many dots is looked for
 * @param dots from so many on a name is first taken for a whole one
 * @param hostsFile what is known without asking
 * @param overTcp whether name servers are to be asked over TCP alone
 * @see <a href="https://man7.org/linux/man-pages/man5/resolv.conf.5.html">resolv.conf(5)</a>
 */
record NameConfiguration(
        List<InetSocketAddress> servers,
        List<Name> search,
        int dots,
        Optional<HostsFileParser> hostsFile,
        boolean overTcp) {
    private static final Path RESOLV_CONF = Path.of("/etc/resolv.conf");

    NameConfiguration {
        servers = List.copyOf(servers);
        search = List.copyOf(search);
    }

    /** What resolv.conf and the hosts file say, or the system's equivalents; one on this very host where nothing is said. */
    static NameConfiguration ofThisMachine() {
        ResolvConfResolverConfigProvider file = new ResolvConfResolverConfigProvider();
        file.initialize();
        Optional<HostsFileParser> hosts = Optional.of(new HostsFileParser());
        if (!file.servers().isEmpty()) {
            return new NameConfiguration(
                    file.servers(), file.searchPaths(), file.ndots(), hosts, saysOverTcp(RESOLV_CONF));
        }
        ResolverConfig system = ResolverConfig.getCurrentConfig();
        return new NameConfiguration(system.servers(), system.searchPath(), system.ndots(), hosts, false);
    }

    /** Whether a resolv.conf has the option {@code use-vc}, which the library does not know. */
    static boolean saysOverTcp(Path resolvConf) {
        try (Stream<String> lines = Files.lines(resolvConf)) {
            return lines.map(line -> List.of(line.strip().split("\\s+")))
                    .anyMatch(words -> words.get(0).equals("options") && words.contains("use-vc"));
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }

    /** The whole names that a name may mean, in the order they are tried. */
    List<Name> candidates(Name name) {
        if (name.isAbsolute()) {
            return List.of(name);
        }
        List<Name> candidates = new ArrayList<>();
        for (Name domain : search) {
            whole(name, domain).ifPresent(candidates::add);
        }
        boolean wholeFirst = name.labels() - 1 >= dots;
        whole(name, Name.root).ifPresent(each -> candidates.add(wholeFirst ? 0 : candidates.size(), each));
        return candidates;
    }

    private static Optional<Name> whole(Name name, Name domain) {
        try {
            return Optional.of(Name.concatenate(name, domain));
        } catch (NameTooLongException tooLong) {
            return Optional.empty();
        }
    }

    /** What the hosts file says of a whole name, IPv6 first; nothing when it cannot be read. */
    List<InetAddress> hosts(Name name) {
        List<InetAddress> addresses = new ArrayList<>();
        try {
            for (int type : List.of(Type.AAAA, Type.A)) {
                if (hostsFile.isPresent()) {
                    hostsFile.get().getAddressForHost(name, type).ifPresent(addresses::add);
                }
            }
        } catch (IOException unreadable) {
            return List.of();
        }
        return addresses;
    }
}
