package io.github.fetchproof.harness.sandbox;

import java.net.InetAddress;
import java.util.Map;

/**
 * What the sandbox's {@code /etc} says about names. Values only.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/resolv.conf.5.html">resolv.conf(5)</a>
 */
final class EtcFiles {

    /** Where the sandbox's resolver is configured to ask: a fake name server binds UDP and TCP port 53 here. */
    static final String NAME_SERVER = "127.0.0.53";

    /** The patience is the one systems have when nothing is configured. */
    private static final String OPTIONS = "options timeout:5 attempts:2";

    private EtcFiles() {}

    /** A resolv.conf that sends all queries to this address, over TCP. */
    static String askingOverTcp(InetAddress nameServer) {
        return "nameserver " + nameServer.getHostAddress() + "\n" + OPTIONS + " use-vc\n";
    }

    /** File name to content. */
    static Map<String, String> contents() {
        return Map.of(
                "resolv.conf",
                "nameserver " + NAME_SERVER + "\n" + OPTIONS + "\n",
                "hosts",
                "127.0.0.1 localhost\n::1 localhost\n",
                "nsswitch.conf",
                "passwd: files\ngroup: files\nshadow: files\nhosts: files dns\n");
    }
}
